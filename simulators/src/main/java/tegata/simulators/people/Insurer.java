package tegata.simulators.people;

/** 保険者 (架空). {@code number} has 8 digits, or 6 for 国保. */
public record Insurer(String number, String name) {

  /** The client id of the insurer's own systems at the gateway. */
  public String clientId() {
    return "insurer-" + number;
  }
}
