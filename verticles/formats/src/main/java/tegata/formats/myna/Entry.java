package tegata.formats.myna;

import tegata.formats.csv.CsvLine;

/** One named value and the line it stands on. */
record Entry(Label label, String value, CsvLine line) {
  String place() {
    return line.place(label.text());
  }
}
