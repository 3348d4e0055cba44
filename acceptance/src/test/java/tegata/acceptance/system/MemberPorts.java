package tegata.acceptance.system;

/** The ports of one member, counted from its first, in the order of {@code --port-base}. */
public record MemberPorts(int first) {
  public int portal() {
    return first;
  }

  public int gateway() {
    return first + 1;
  }

  public int health() {
    return first + 2;
  }

  public int hazelcast() {
    return first + 4;
  }

  public int bus() {
    return first + 5;
  }
}
