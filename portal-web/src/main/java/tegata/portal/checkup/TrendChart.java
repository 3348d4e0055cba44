package tegata.portal.checkup;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tegata.domain.checkup.Guideline;
import tegata.domain.checkup.Trend;

/**
 * 推移のグラフ, as coordinates of an SVG of {@value #WIDTH} × {@value #HEIGHT}. Everything it tells by
 * colour it tells by shape and words as well.
 *
 * @param bands of the 目安, from top to bottom
 * @param lines between neighbouring values; none over a year without a checkup
 */
public record TrendChart(List<Band> bands, List<Line> lines, List<Dot> dots, List<Tick> ticks) {
  static final int WIDTH = 360;
  static final int HEIGHT = 280;

  private static final double LEFT = 46;
  private static final double RIGHT = 272;
  private static final double TOP = 20;
  private static final double BOTTOM = 244;
  private static final double LABEL = 36;

  /** A year without a checkup leaves a gap; those of two years lie at most so far apart. */
  private static final int MONTHS_JOINED = 18;

  /** A stripe. */
  public record Band(Guideline.Zone zone, String y, String height, String labelY) {}

  /** From one value to the next. */
  public record Line(String x1, String y1, String x2, String y2) {}

  /**
   * One value.
   *
   * @param year written below; empty text where there is no room
   */
  public record Dot(
      String x, String y, Guideline.Zone zone, String text, String textY, String year) {

    /** Its shape around 0,0: a circle, a square or a triangle. */
    public String shape() {
      return switch (zone) {
        case WITHIN -> "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0z";
        case GUIDANCE -> "M-5,-5h10v10h-10z";
        case REFERRAL -> "M0,-7l7,12h-14z";
      };
    }
  }

  /** A number at the left edge. */
  public record Tick(String y, String textY, String text) {}

  static TrendChart of(Trend trend, Optional<Guideline> guideline) {
    return new Drawing(trend, guideline).draw();
  }

  private static final class Drawing {
    private final List<Trend.Point> points;
    private final Optional<Guideline> guideline;
    private final double low;
    private final double high;

    Drawing(Trend trend, Optional<Guideline> guideline) {
      this.points = trend.points();
      this.guideline = guideline;
      double[] all =
          Stream.concat(trend.values().stream(), limits().stream())
              .mapToDouble(BigDecimal::doubleValue)
              .sorted()
              .toArray();
      double spread = all[all.length - 1] - all[0];
      double margin = spread == 0 ? 1 : spread * 0.15;
      this.low = all[0] - margin;
      this.high = all[all.length - 1] + margin;
    }

    TrendChart draw() {
      return new TrendChart(bands(), lines(), dots(), ticks());
    }

    private List<BigDecimal> limits() {
      return guideline.stream()
          .flatMap(g -> Stream.concat(Stream.of(g.guidance()), g.referral().stream()))
          .toList();
    }

    private List<Band> bands() {
      if (guideline.isEmpty()) {
        return List.of();
      }
      Guideline g = guideline.get();
      double guidance = y(g.guidance());
      Optional<Double> referral = g.referral().map(this::y);
      List<Band> bands = new ArrayList<>();
      if (g.isUpper()) {
        referral.ifPresent(r -> bands.add(band(Guideline.Zone.REFERRAL, TOP, r)));
        bands.add(band(Guideline.Zone.GUIDANCE, referral.orElse(TOP), guidance));
        bands.add(band(Guideline.Zone.WITHIN, guidance, BOTTOM));
      } else {
        bands.add(band(Guideline.Zone.WITHIN, TOP, guidance));
        bands.add(band(Guideline.Zone.GUIDANCE, guidance, referral.orElse(BOTTOM)));
        referral.ifPresent(r -> bands.add(band(Guideline.Zone.REFERRAL, r, BOTTOM)));
      }
      return bands;
    }

    private static Band band(Guideline.Zone zone, double from, double to) {
      return new Band(zone, text(from), text(to - from), text((from + to) / 2 + 4));
    }

    private List<Line> lines() {
      List<Line> lines = new ArrayList<>();
      for (int i = 1; i < points.size(); i++) {
        Trend.Point before = points.get(i - 1);
        Trend.Point after = points.get(i);
        if (!before.day().plusMonths(MONTHS_JOINED).isBefore(after.day())) {
          lines.add(new Line(text(x(before)), text(y(before)), text(x(after)), text(y(after))));
        }
      }
      return lines;
    }

    private List<Dot> dots() {
      List<Dot> dots = new ArrayList<>();
      double labelled = -LABEL;
      for (Trend.Point point : points) {
        boolean room = x(point) - labelled >= LABEL;
        labelled = room ? x(point) : labelled;
        BigDecimal value = point.reading().orElseThrow();
        dots.add(
            new Dot(
                text(x(point)),
                text(y(point)),
                guideline.map(g -> g.zone(value)).orElse(Guideline.Zone.WITHIN),
                value.toPlainString(),
                text(y(point) - 11),
                room ? Integer.toString(point.day().getYear()) : ""));
      }
      return dots;
    }

    private List<Tick> ticks() {
      return limits().stream()
          .map(limit -> new Tick(text(y(limit)), text(y(limit) + 4), limit.toPlainString()))
          .toList();
    }

    private double x(Trend.Point point) {
      LocalDate first = points.get(0).day();
      double all = points.get(points.size() - 1).day().toEpochDay() - first.toEpochDay();
      double share = all == 0 ? 0.5 : (point.day().toEpochDay() - first.toEpochDay()) / all;
      return LEFT + 18 + share * (RIGHT - LEFT - 36);
    }

    private double y(Trend.Point point) {
      return y(point.reading().orElseThrow());
    }

    private double y(BigDecimal value) {
      return BOTTOM - (value.doubleValue() - low) / (high - low) * (BOTTOM - TOP);
    }

    private static String text(double number) {
      return String.format(Locale.ROOT, "%.1f", number);
    }
  }
}
