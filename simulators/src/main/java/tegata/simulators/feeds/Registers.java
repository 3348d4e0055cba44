package tegata.simulators.feeds;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tegata.simulators.card.Card;
import tegata.simulators.people.Coverage;
import tegata.simulators.people.FacilityClient;
import tegata.simulators.people.Insurer;
import tegata.simulators.people.Insurers;
import tegata.simulators.people.Person;
import tegata.simulators.people.Staff;

/** 台帳の CSV: people with coverages and cards, institutions, insurers. UTF-8 with BOM and CRLF. */
final class Registers {

  private static final String BOM = "\uFEFF";
  private static final Map<Card.Kind, String> CARD_KINDS =
      Map.of(
          Card.Kind.CARD, "マイナンバーカード",
          Card.Kind.FACE_ONLY, "顔認証マイナンバーカード",
          Card.Kind.SMARTPHONE, "スマートフォン");
  private static final Map<String, String> LOSS_REASONS = Map.of("03", "他の医療保険等資格取得", "99", "その他");
  private static final Map<String, String> FACILITY_KINDS =
      Map.of("standard", "通常", "home-visit", "居宅同意取得型", "eligibility-only", "資格確認限定型");

  private Registers() {}

  /** 人・資格・カード: one row a coverage; the card stands in the last, current one. */
  static String people(List<Person> people, Function<Card, String> cardIssuer) {
    CsvText csv = CsvText.quotingWhereNeeded();
    csv.line(
        "個人ID", "氏名", "氏名カナ", "生年月日", "性別", "郵便番号", "住所", "登録日", "登録経路", "保険者番号", "保険者名", "記号",
        "番号", "枝番", "本人家族", "負担割合", "資格取得日", "資格喪失日", "喪失事由", "カード発行番号", "カード種別", "証明書発行者",
        "証明書有効期限");
    for (int i = 0; i < people.size(); i++) {
      Person person = people.get(i);
      for (Coverage coverage : person.coverages()) {
        List<String> row = new ArrayList<>(personFields("DEMO-" + (i + 1), person));
        row.addAll(coverageFields(coverage));
        row.addAll(
            coverage.equals(person.coverage())
                ? cardFields(person.card(), cardIssuer.apply(person.card()))
                : List.of("", "", "", ""));
        csv.line(row);
      }
    }
    return BOM + csv;
  }

  /** 医療機関等, and insurers that send files, with the fingerprint of each client certificate. */
  static String facilities(
      Function<FacilityClient, X509Certificate> certificates,
      Function<Insurer, X509Certificate> insurers) {
    CsvText csv = CsvText.quotingWhereNeeded();
    csv.line("医療機関等コード", "名称", "区分", "役割", "client_id", "証明書SHA-256");
    for (FacilityClient facility : FacilityClient.ALL) {
      csv.line(
          facility.code(),
          facility.name(),
          FACILITY_KINDS.get(facility.kind()),
          facility.role(),
          facility.clientId(),
          fingerprint(certificates.apply(facility)));
    }
    for (Insurer insurer : Insurers.ALL) {
      csv.line(
          insurer.number(),
          insurer.name(),
          FACILITY_KINDS.get("standard"),
          "insurer",
          insurer.clientId(),
          fingerprint(insurers.apply(insurer)));
    }
    return BOM + csv;
  }

  /** 保険者. */
  static String insurers() {
    CsvText csv = CsvText.quotingWhereNeeded().line("保険者番号", "名称");
    Insurers.ALL.forEach(insurer -> csv.line(insurer.number(), insurer.name()));
    return BOM + csv;
  }

  /** 職員. */
  static String staff(List<Staff> staff, Function<Card, String> cardIssuer) {
    CsvText csv = CsvText.quotingWhereNeeded();
    csv.line("職員番号", "氏名", "役割", "保険者番号", "カード発行番号", "証明書発行者", "終了日");
    for (int i = 0; i < staff.size(); i++) {
      Staff one = staff.get(i);
      csv.line(
          "DEMO-S" + (i + 1),
          one.name(),
          one.role().wireName(),
          one.insurerNumber().orElse(""),
          one.card().cardId(),
          cardIssuer.apply(one.card()),
          "");
    }
    return BOM + csv;
  }

  private static List<String> personFields(String id, Person person) {
    return List.of(
        id,
        person.name(),
        person.kana(),
        person.birthdate().toString(),
        person.sex().label(),
        person.postNumber(),
        person.address(),
        person.registeredOn().map(Object::toString).orElse(""),
        person.registeredOn().map(day -> "顔認証付きカードリーダー").orElse(""));
  }

  private static List<String> coverageFields(Coverage coverage) {
    return List.of(
        coverage.insured().insurer(),
        Insurers.ALL.stream()
            .filter(insurer -> insurer.number().equals(coverage.insured().insurer()))
            .map(Insurer::name)
            .findFirst()
            .orElse(""),
        coverage.insured().symbol(),
        coverage.insured().number(),
        coverage.insured().branch(),
        coverage.dependant() ? "家族" : "本人",
        coverage.entitlements().copayPercent() / 10 + "割",
        coverage.validFrom().toString(),
        coverage.lostOn().map(Object::toString).orElse(""),
        coverage.lossReason().map(LOSS_REASONS::get).orElse(""));
  }

  private static List<String> cardFields(Card card, String issuer) {
    return List.of(
        card.cardId(), CARD_KINDS.get(card.kind()), issuer, card.validThrough().toString());
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no SHA-256 of a certificate", e);
    }
  }
}
