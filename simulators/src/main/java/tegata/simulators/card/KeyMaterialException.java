package tegata.simulators.card;

/** The simulated authorities could not make or read a key or a certificate. */
public final class KeyMaterialException extends RuntimeException {

  public KeyMaterialException(String what, Throwable cause) {
    super(what, cause);
  }
}
