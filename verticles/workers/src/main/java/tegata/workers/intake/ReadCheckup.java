package tegata.workers.intake;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tegata.formats.Parsed;
import tegata.formats.echeckup.CheckupReport;

/** 健診結果報告書: one document, one set; the document's own time decides which stands. */
final class ReadCheckup implements RecordReader {
  private final Function<byte[], Parsed<CheckupReport>> reader;

  ReadCheckup(Function<byte[], Parsed<CheckupReport>> reader) {
    this.reader = reader;
  }

  @Override
  public Optional<Records> read(SourceFile file, Tally tally) {
    return tally
        .read(reader.apply(file.content()))
        .map(
            report ->
                new Records(
                    whose(report),
                    List.of(new CheckupSet(report, report.madeAt().orElse(file.receivedAt())))));
  }

  private static StatedIdentity whose(CheckupReport report) {
    CheckupReport.Insurance insurance = report.insurance();
    return StatedIdentity.of(
        report.examinee().name(),
        report.examinee().kana(),
        report.examinee().birthdate(),
        insurance.insurerNumber(),
        insurance.symbol(),
        insurance.number(),
        insurance.branch());
  }
}
