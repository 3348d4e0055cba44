package tegata.formats.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tegata.formats.Findings;

/**
 * Files with fields, lines and bytes lost, doubled and replaced: read or refused, never broken by.
 * The same thousand each time, so that what is found belongs to who changed something.
 */
class MutatedClaimsTest {
  /** 架空の医科・DPC・歯科・調剤・保険者向けと返戻. */
  private static final String FILES =
      """
      IR,1,13,1,9999913,,架空内科,202610,00,
      RE,1,1122,202609,架空　太郎,1,19850401,,,,,28
      HO,06132013,１２３,４５６,1,395,,,,,,1185
      KO,54136015,1234567,,1,395,796
      SN,1,01,,,,00,,
      SI,11,1,111000110,,291,1,,,,,,,1
      IY,21,1,699999901,3,2,7,,,,,,,7
      RE,2,1117,202609,架空　次郎,1,19550101,,20260905
      HO,06132013,８,９,5,12345,,12,8280
      BU,040080x099x0xx,20260905,20260909,1,
      GT,202609,2,1,1,10000,12000,,12000,93,,
      CD,20260905,33,1,1,699999904,4,,,1,
      UK,1,13,3,9999920,,架空歯科,202610,,00
      IR,1,13,3,9999920,,202610,,
      RE,1,3112,202609,架空　花子,2,19900215
      HO,06132013,１２３,４５６７,1,275
      SS,11,1,301000110,,,301000210,1
      YK,1,13,4,9999946,架空薬局,202610,00
      RE,1,4112,202609,架空　太郎,1,19850401,,,13,1,9999913,架空内科
      HO,06132013,１２３,４５６７,1,205
      SH,01,1,003,,3,,,,
      CZ,1,20260910,20260910,1,14,1,1,01,420001810,24,,,42
      IY,1,699999901,3,,,,,,1
      KI,20260910,1,1,410004110,45
      GO,1,205,99
      1,1,0,MN,123456789,,13150810123456789
      1,2,0,IR,1,13,1,9999913,,架空内科,202610,00,
      1,3,0,RE,1,1112,202609,架空　太郎,1,19850401
      1,4,0,HO,06132013,１２３,４５６,1,291
      1,5,0,SI,11,1,111000110,,291,1,,,,,,,1
      2,6,0,SI,12,1,112007410,,43,1,,,,,,,1
      2,7,0,JY,1,5,0,,A,6,0
      HI,1,202611,13,1,9999913
      HR,202611,9,,,,,,,13150810123456789
      HG,1
      """;

  private interface Mutation {
    byte[] on(byte[] file);
  }

  @Provide
  Arbitrary<List<Mutation>> mutations() {
    Arbitrary<Mutation> bytes =
        Combinators.combine(Arbitraries.integers().between(0, 5_000), Arbitraries.bytes())
            .as((at, b) -> file -> replaced(file, at, b));
    Arbitrary<Mutation> lines =
        Combinators.combine(Arbitraries.integers().between(0, 40), Arbitraries.of(0, 2, 3))
            .as((line, times) -> file -> repeated(file, line, times));
    Arbitrary<Mutation> fields =
        Combinators.combine(
                Arbitraries.integers().between(0, 40),
                Arbitraries.integers().between(0, 20),
                Arbitraries.of("", "-1", "9".repeat(30), "x", "20261399", "０", "1.5", "a,b,c"))
            .as((line, field, value) -> file -> written(file, line, field, value));
    return Arbitraries.oneOf(bytes, lines, fields).list().ofMinSize(1).ofMaxSize(12);
  }

  @Property(tries = 1_000, seed = "20261127")
  @Label("壊れたファイルも、読むか断るかのどちらかで、例外や食い違いにならない")
  void neverBreaks(@ForAll("mutations") List<Mutation> mutations) {
    byte[] file = Claims.bytes(FILES);
    for (Mutation mutation : mutations) {
      file = mutation.on(file);
    }
    for (Claim claim : Claims.claims(file, new Findings())) {
      for (Claim version : versions(claim)) {
        PointsCheck.check(version, new Findings());
        ClaimFigures.of(version);
        ClaimSubject.of(version);
        assertThat(DrugRows.of(version).count()).isNotNegative();
        assertThat(TreatmentRows.of(version).count()).isNotNegative();
        storesAndReads(version);
      }
    }
  }

  /** What is kept says the same when it is read again. */
  private static void storesAndReads(Claim version) {
    List<Claim> again = Claims.claims(ClaimText.write(version), new Findings());

    assertThat(again).hasSize(1);
    assertThat(again.get(0).month()).isEqualTo(version.month());
    assertThat(again.get(0).processed()).isEqualTo(version.processed());
    assertThat(ClaimText.content(again.get(0)).toList())
        .isEqualTo(ClaimText.content(version).toList());
  }

  private static List<Claim> versions(Claim claim) {
    List<Claim> versions = new ArrayList<>(List.of(Corrections.original(claim)));
    Corrections.applied(claim).ifPresent(versions::add);
    return versions;
  }

  private static byte[] replaced(byte[] file, int at, byte b) {
    byte[] changed = file.clone();
    changed[at % file.length] = b;
    return changed;
  }

  private static byte[] repeated(byte[] file, int line, int times) {
    List<byte[]> lines = lines(file);
    int at = line % lines.size();
    List<byte[]> changed = new ArrayList<>(lines.subList(0, at));
    for (int i = 0; i < times; i++) {
      changed.add(lines.get(at));
    }
    changed.addAll(lines.subList(at + 1, lines.size()));
    return joined(changed);
  }

  private static byte[] written(byte[] file, int line, int field, String value) {
    List<byte[]> lines = lines(file);
    int at = line % lines.size();
    String[] fields = new String(lines.get(at), tegata.formats.Ms932.CHARSET).split(",", -1);
    fields[field % fields.length] = value;
    lines.set(at, Claims.bytes(String.join(",", fields)));
    return joined(lines);
  }

  private static List<byte[]> lines(byte[] file) {
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < file.length; i++) {
      if (file[i] == '\n') {
        lines.add(Arrays.copyOfRange(file, from, i));
        from = i + 1;
      }
    }
    lines.add(Arrays.copyOfRange(file, from, file.length));
    return lines;
  }

  private static byte[] joined(List<byte[]> lines) {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    for (byte[] line : lines) {
      bytes.writeBytes(line);
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }
}
