package tegata.simulators.feeds;

import java.util.List;

/**
 * 健診の一年分. Values of one checkup.
 *
 * @param metabolic メタボリックシンドローム判定, OID …1008
 * @param guidance 保健指導レベル before the age of 65, OID …3001
 */
record CheckupYear(
    double weight,
    double waist,
    int systolic,
    int diastolic,
    int triglyceride,
    int hdl,
    int ldl,
    int glucose,
    double hba1c,
    String metabolic,
    String guidance) {

  static final double HEIGHT = 170.2;

  /** Five years, oldest first: slowly more risks, then fewer. Judged by the rules of 第4期. */
  static final List<CheckupYear> FIVE =
      List.of(
          new CheckupYear(68.0, 82.0, 122, 76, 98, 58, 112, 92, 5.2, "3", "3"),
          new CheckupYear(69.8, 84.0, 126, 80, 121, 55, 118, 95, 5.3, "3", "3"),
          new CheckupYear(72.5, 85.5, 131, 83, 139, 52, 125, 96, 5.4, "2", "2"),
          new CheckupYear(74.1, 87.0, 134, 84, 160, 49, 134, 98, 5.5, "1", "1"),
          new CheckupYear(72.9, 85.2, 128, 82, 148, 51, 129, 112, 5.5, "2", "2"));

  double bmi() {
    return Math.round(weight / (HEIGHT * HEIGHT / 10_000) * 10) / 10.0;
  }
}
