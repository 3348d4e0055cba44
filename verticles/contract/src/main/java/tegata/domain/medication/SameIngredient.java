package tegata.domain.medication;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * 同じ成分の重なり。A hint to ask a doctor or pharmacist about, and never a word on safety: other
 * ingredients, doses and interactions are not looked at.
 *
 * <p>The rule is this project's own:
 *
 * <ol>
 *   <li>Compared are supplies of the same {@link Supply#ingredient()}; they overlap on the days
 *       that both last.
 *   <li>One day's prescription of one prescriber is one decision and is not compared with itself.
 *   <li>The same prescriber may give the next supply up to {@value #EARLY} days before the last one
 *       ends.
 *   <li>Rows of different sources about the same ingredient, day and institution or prescriber tell
 *       of one supply; レセプト stands first.
 * </ol>
 */
public final class SameIngredient {

  /** 早めの受け取り: days that the next supply of the same prescriber may come early. */
  public static final int EARLY = 7;

  /**
   * Two supplies of one ingredient that last on the same days.
   *
   * @param earlier handed out first
   * @param first first day of the overlap
   * @param last last day of the overlap
   */
  public record Overlap(Supply earlier, Supply later, LocalDate first, LocalDate last) {

    /** How many days the overlap has. */
    public long days() {
      return ChronoUnit.DAYS.between(first, last) + 1;
    }
  }

  private record Place(String ingredient, LocalDate first) {}

  private SameIngredient() {}

  /** All overlaps, the newest first. */
  public static List<Overlap> overlaps(Collection<Supply> supplies) {
    Map<String, List<Supply>> byIngredient = new LinkedHashMap<>();
    told(supplies)
        .forEach(
            one -> byIngredient.computeIfAbsent(one.ingredient(), x -> new ArrayList<>()).add(one));
    return byIngredient.values().stream()
        .flatMap(one -> among(one).stream())
        .sorted(Comparator.comparing(Overlap::first).reversed())
        .toList();
  }

  /** Of a supply that two sources tell of, what the first source says. */
  private static List<Supply> told(Collection<Supply> supplies) {
    Map<Place, List<Supply>> sameDay =
        supplies.stream()
            .collect(Collectors.groupingBy(one -> new Place(one.ingredient(), one.first())));
    return supplies.stream()
        .filter(
            one ->
                sameDay.get(new Place(one.ingredient(), one.first())).stream()
                    .noneMatch(other -> other.tellsBefore(one)))
        .sorted(Comparator.comparing(Supply::first).thenComparing(Supply::last))
        .toList();
  }

  private static List<Overlap> among(List<Supply> sorted) {
    List<Overlap> overlaps = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      Supply one = sorted.get(i);
      for (Supply next : sorted.subList(i + 1, sorted.size())) {
        if (next.first().isAfter(one.last())) {
          break;
        }
        LocalDate last = one.last().isBefore(next.last()) ? one.last() : next.last();
        Overlap overlap = new Overlap(one, next, next.first(), last);
        if (!isExpected(overlap)) {
          overlaps.add(overlap);
        }
      }
    }
    return overlaps;
  }

  private static boolean isExpected(Overlap overlap) {
    Supply one = overlap.earlier();
    Supply next = overlap.later();
    boolean oneDecision = one.first().equals(next.first());
    boolean nextSupply = ChronoUnit.DAYS.between(next.first(), one.last().plusDays(1)) <= EARLY;
    return one.isBySamePrescriber(next) && (oneDecision || nextSupply);
  }
}
