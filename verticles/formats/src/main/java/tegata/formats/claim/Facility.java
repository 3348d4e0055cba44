package tegata.formats.claim;

import java.time.YearMonth;
import java.util.Optional;

/**
 * 医療機関・薬局情報 (IR, UK, YK).
 *
 * @param code 医療機関等コード, ten digits: 都道府県2 + 点数表1 + コード7
 * @param name may be empty: 歯科's IR has none
 * @param claimed 請求年月
 */
public record Facility(String code, String name, Optional<YearMonth> claimed) {

  static Facility of(ClaimRecord header) {
    String code = header.item(3) + header.item(4) + header.item(5);
    if (header.is("YK")) {
      return new Facility(code, header.item(6), ClaimDate.month(header.item(7)));
    }
    if (header.is("IR") && header.item(4).equals("3")) {
      return new Facility(code, "", ClaimDate.month(header.item(7)));
    }
    return new Facility(code, header.item(7), ClaimDate.month(header.item(8)));
  }

  /** HI of a file of returns. */
  static Facility ofReturns(ClaimRecord hi) {
    return new Facility(hi.item(4) + hi.item(5) + hi.item(6), "", ClaimDate.month(hi.item(3)));
  }

  /** Whether it is known whose claims these are. */
  boolean isNamed() {
    return code.matches("[0-9]{10}");
  }

  /** This header, with the name of the 歯科 file's UK where it has none itself. */
  Facility named(Facility file) {
    return name.isEmpty() && code.equals(file.code) ? new Facility(code, file.name, claimed) : this;
  }
}
