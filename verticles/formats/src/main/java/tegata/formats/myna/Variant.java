package tegata.formats.myna;

import java.time.LocalDate;
import tegata.formats.JapaneseText;
import tegata.formats.csv.CsvQuoting;

/** The two ways in which マイナポータル has written the file. */
public enum Variant {
  /** 変種1: quotes only where needed, full-width kana, dates without padding. */
  PLAIN(CsvQuoting.WHERE_NEEDED) {
    @Override
    String kana(String fullWidth) {
      return fullWidth;
    }

    @Override
    String date(LocalDate date) {
      return Values.write(date);
    }
  },
  /** 変種2: every field quoted, half-width kana, dates padded with zeros. */
  QUOTED(CsvQuoting.ALWAYS) {
    @Override
    String kana(String fullWidth) {
      return JapaneseText.halfWidthKana(fullWidth);
    }

    @Override
    String date(LocalDate date) {
      return Values.writePadded(date);
    }
  };

  private final CsvQuoting quoting;

  Variant(CsvQuoting quoting) {
    this.quoting = quoting;
  }

  CsvQuoting quoting() {
    return quoting;
  }

  abstract String kana(String fullWidth);

  abstract String date(LocalDate date);
}
