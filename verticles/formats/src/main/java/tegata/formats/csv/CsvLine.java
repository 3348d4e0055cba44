package tegata.formats.csv;

import java.util.List;

/**
 * One record of a CSV file.
 *
 * @param number the line of the file on which the record ends, from 1
 * @param fields at least one, as written, without the quotes
 */
public record CsvLine(long number, List<String> fields) {

  public CsvLine {
    fields = List.copyOf(fields);
  }

  /** The field at {@code index}, stripped; empty where the line is shorter. */
  public String field(int index) {
    return index < fields.size() ? fields.get(index).strip() : "";
  }

  /** e.g. {@code 31行目}. */
  public String place() {
    return number + "行目";
  }

  /** e.g. {@code 31行目 医療費の総額（円）}. */
  public String place(String field) {
    return place() + " " + field;
  }
}
