package tegata.formats.decision;

import java.time.LocalDate;
import java.util.Optional;
import tegata.formats.csv.Labelled;

/**
 * 審査結果の一行.
 *
 * @param line the line of the file, from 1
 * @param number 受付番号
 * @param version the version of the application that was looked at
 * @param reason of 差戻し, empty otherwise
 * @param comment for the applicant, with 差戻し; may be empty text
 * @param issuedOn 交付日 (JST), of 交付, empty otherwise
 * @param validUntil 有効期限, that day included, of 交付, empty otherwise
 */
public record Decision(
    long line,
    String number,
    int version,
    Kind kind,
    Optional<Reason> reason,
    String comment,
    Optional<LocalDate> issuedOn,
    Optional<LocalDate> validUntil) {

  /** 決定. */
  public enum Kind implements Labelled {
    ACCEPT("受理"),
    RETURN("差戻し"),
    ISSUE("交付");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /** 差戻しの理由. */
  public enum Reason implements Labelled {
    NOT_INSURED_HERE("資格なし"),
    IDENTITY_DIFFERS("本人の情報が合わない"),
    ADDRESS_UNKNOWN("送り先不明"),
    OTHER("その他");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }
}
