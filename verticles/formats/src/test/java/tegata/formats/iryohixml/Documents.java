package tegata.formats.iryohixml;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import tegata.formats.iryohixml.ExpenseDocument.Contents;

/** Documents about fictitious people. */
final class Documents {
  static final ExpenseDocument FAMILY =
      new ExpenseDocument(
          2025,
          LocalDate.of(2026, 2, 10),
          "架空県医療情報センター",
          Contents.AS_ARRIVED,
          List.of(row("架空 花子", "架空 花子", "架空クリニック", 1_785), row("", "架空 﨑太", "髙橋<薬局> & 𠮷", 603)));

  private Documents() {}

  static ExpenseRow row(String insured, String patient, String institution, long paid) {
    return new ExpenseRow(
        insured,
        YearMonth.of(2025, 1),
        patient,
        institution,
        paid,
        "架空健康保険組合",
        "医科外来",
        Optional.of(1),
        5_950,
        4_165,
        0,
        1_785);
  }
}
