package tegata.portal.page;

/** 期間, both ends included: of months or of days. */
public record Period<T extends Comparable<? super T>>(T from, T to) {

  /** The part that does not lie before a first month or day. */
  public Period<T> since(T first) {
    return from.compareTo(first) < 0 ? new Period<>(first, to) : this;
  }

  /** Whether all of it lies before a first month or day. */
  public boolean endsBefore(T first) {
    return to.compareTo(first) < 0;
  }

  /** The period in an address, e.g. {@code from=2025-01&to=2025-12}. */
  public String query() {
    return "from=" + from + "&to=" + to;
  }
}
