package tegata.workers.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tegata.domain.claim.DrugNames.Drug;
import tegata.formats.master.MasterCsv;
import tegata.formats.master.MasterEntry;
import tegata.formats.master.MasterKind;

/**
 * 同梱の小さな表: names for the demonstration and for what occurs in nearly every claim, used where no
 * master says anything.
 */
public final class OwnNames {
  private static final Map<MasterKind, Map<String, MasterEntry>> TABLE = read();

  private OwnNames() {}

  static Optional<Drug> drug(String code) {
    return find(MasterKind.DRUG, code)
        .map(e -> new Drug(e.name(), e.ingredient(), e.unit(), e.form(), e.reduction()));
  }

  /** 薬価基準収載医薬品コード of a drug by its claim code. */
  public static Optional<String> priceCode(String code) {
    return find(MasterKind.DRUG, code).map(MasterEntry::priceCode).filter(c -> !c.isEmpty());
  }

  static Optional<String> service(String code) {
    return find(MasterKind.SERVICE, code).map(MasterEntry::name);
  }

  private static Optional<MasterEntry> find(MasterKind kind, String code) {
    return Optional.ofNullable(TABLE.getOrDefault(kind, Map.of()).get(code));
  }

  private static Map<MasterKind, Map<String, MasterEntry>> read() {
    try (InputStream in = OwnNames.class.getResourceAsStream("own-names.csv")) {
      return MasterCsv.read(in.readAllBytes()).value().orElseThrow().stream()
          .collect(
              Collectors.groupingBy(
                  MasterEntry::kind, Collectors.toMap(MasterEntry::code, Function.identity())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
