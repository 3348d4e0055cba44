package tegata.simulators.people;

import static tegata.simulators.people.RecordKind.CHECKUPS;
import static tegata.simulators.people.RecordKind.CLAIMS;
import static tegata.simulators.people.RecordKind.EXPENSES;
import static tegata.simulators.people.RecordKind.EXPENSES_QUOTED;
import static tegata.simulators.people.RecordKind.MEDICATIONS;
import static tegata.simulators.people.RecordKind.PRESCRIPTIONS;
import static tegata.simulators.people.Sex.FEMALE;
import static tegata.simulators.people.Sex.MALE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tegata.simulators.card.Card;

/**
 * 配役. The people of the demo as seen from its first day. Family names (見本, 架空, 手形 …) say that they
 * do not exist. The working adult with records of every kind is first, the person without any
 * records last.
 */
final class Cast {

  private final LocalDate today;
  private final Coverages coverages;

  Cast(LocalDate today) {
    this.today = today;
    this.coverages = new Coverages(today);
  }

  List<Person> people() {
    return List.of(
        workingAdult(),
        wife(),
        child(3, "見本　つぼみ", "ミホン　ツボミ", FEMALE, 2, "未就学児。双子の姉"),
        child(4, "見本　わかば", "ミホン　ワカバ", MALE, 3, "未就学児。双子の弟（枝番なしでは複数該当）"),
        seventyToSeventyFour(),
        laterLife(),
        certificateEndsSoon(),
        certificateInGrace(),
        certificateLongExpired(),
        unregistered(),
        lockedCard(),
        faceOnlyCard(),
        smartphone(),
        changedInsurer(),
        dialysis(),
        publicAssistance(),
        oldStyleKanji(),
        lapsed(),
        withoutRecords());
  }

  private Person workingAdult() {
    Coverage.LimitCertificate limit =
        new Coverage.LimitCertificate(
            "01", "A03", coverages.benefitYearStart(), coverages.benefitYearEnd());
    Coverage coverage =
        Coverages.with(
            coverages.society("４２６０", 0, "見本　太郎", 30),
            new Coverage.Entitlements(
                30, Optional.empty(), Optional.of(limit), List.of(), Optional.empty()));
    return sketch(1, "見本　太郎", "ミホン　タロウ", MALE, 46)
        .covered(coverage)
        .with(EXPENSES, MEDICATIONS, CHECKUPS, PRESCRIPTIONS)
        .asExampleOf("働く世代。すべての種類の記録がある");
  }

  private Person wife() {
    return sketch(2, "見本　花子", "ミホン　ハナコ", FEMALE, 38)
        .covered(coverages.society("４２６０", 1, "見本　太郎", 30))
        .with(EXPENSES_QUOTED, MEDICATIONS)
        .asExampleOf("小さな子の親");
  }

  /** Twins: the same symbol, number and birth date, told apart by the branch number only. */
  private Person child(int number, String name, String kana, Sex sex, int branch, String example) {
    LocalDate birthdate = today.minusYears(3).minusMonths(4);
    Coverage coverage = Coverages.since(coverages.society("４２６０", branch, "見本　太郎", 20), birthdate);
    return new Sketch(today, number, name, kana, sex, birthdate)
        .cardIssued(today.minusYears(1))
        .covered(coverage)
        .with(EXPENSES)
        .asExampleOf(example);
  }

  private Person seventyToSeventyFour() {
    Coverage.ElderlyRecipient elderly =
        new Coverage.ElderlyRecipient(20, coverages.benefitYearStart(), coverages.benefitYearEnd());
    return sketch(5, "架空　七郎", "カクウ　シチロウ", MALE, 72)
        .covered(
            coverages.municipal(
                "７００５",
                "架空　七郎",
                new Coverage.Entitlements(
                    20, Optional.of(elderly), Optional.empty(), List.of(), Optional.empty())))
        .with(EXPENSES_QUOTED, MEDICATIONS, CHECKUPS)
        .asExampleOf("70–74歳。高齢受給者証2割");
  }

  private Person laterLife() {
    Coverage.LimitCertificate limit =
        new Coverage.LimitCertificate(
            "02", "B05", coverages.benefitYearStart(), coverages.benefitYearEnd());
    return sketch(6, "架空　ハル", "カクウ　ハル", FEMALE, 81)
        .covered(
            coverages.laterLife(
                "0090006",
                "架空　ハル",
                new Coverage.Entitlements(
                    10, Optional.empty(), Optional.of(limit), List.of(), Optional.empty())))
        .with(EXPENSES, MEDICATIONS)
        .asExampleOf("75歳以上。後期高齢者医療1割");
  }

  private Person certificateEndsSoon() {
    return certificateEnding(7, "手形　満", "テガタ　ミツル", MALE, today.plusMonths(2))
        .covered(coverages.society("５００７", 0, "手形　満", 30))
        .with(EXPENSES)
        .asExampleOf("電子証明書の期限まで3か月以内");
  }

  private Person certificateInGrace() {
    return certificateEnding(8, "手形　猶子", "テガタ　ユウコ", FEMALE, today.minusMonths(1))
        .covered(coverages.society("５００８", 0, "手形　猶子", 30))
        .asExampleOf("電子証明書の期限切れから3か月以内。受診はできる");
  }

  private Person certificateLongExpired() {
    return certificateEnding(9, "手形　切男", "テガタ　キレオ", MALE, today.minusMonths(7))
        .covered(coverages.society("５００９", 0, "手形　切男", 30))
        .asExampleOf("電子証明書の期限切れから3か月を過ぎた");
  }

  private Person unregistered() {
    return sketch(10, "仮名　未登子", "カメイ　ミトコ", FEMALE, 29)
        .unregistered()
        .covered(coverages.society("５０１０", 0, "仮名　未登子", 30))
        .asExampleOf("利用登録をしていない");
  }

  private Person lockedCard() {
    return sketch(11, "仮名　錠一", "カメイ　ジョウイチ", MALE, 55)
        .locked()
        .covered(coverages.society("５０１１", 0, "仮名　錠一", 30))
        .with(MEDICATIONS)
        .asExampleOf("暗証番号がロックされている");
  }

  private Person faceOnlyCard() {
    return sketch(12, "仮名　顔子", "カメイ　カオコ", FEMALE, 68)
        .card(Card.Kind.FACE_ONLY)
        .covered(coverages.municipal("７０１２", "仮名　顔子", Coverage.Entitlements.ordinary(30)))
        .asExampleOf("顔認証マイナンバーカード。暗証番号がなくログインできない");
  }

  private Person smartphone() {
    return sketch(13, "例示　電子", "レイジ　デンコ", FEMALE, 24)
        .card(Card.Kind.SMARTPHONE)
        .covered(coverages.society("５０１３", 0, "例示　電子", 30))
        .with(EXPENSES_QUOTED, CLAIMS, PRESCRIPTIONS)
        .asExampleOf("スマートフォン用電子証明書。電子レセプトの訂正と、レセプトが届いた後の電子処方箋がある");
  }

  private Person changedInsurer() {
    LocalDate changedOn = today.minusMonths(3).withDayOfMonth(1);
    Coverage former =
        Coverages.lost(coverages.society("５０１４", 0, "例示　転", 30), changedOn, Coverages.MOVED);
    Coverage current =
        Coverages.since(
            coverages.municipal("７０１４", "例示　転", Coverage.Entitlements.ordinary(30)), changedOn);
    return sketch(14, "例示　転", "レイジ　ウタタ", MALE, 41)
        .covered(former, current)
        .with(EXPENSES, MEDICATIONS)
        .asExampleOf("保険者が変わった。旧資格と新資格がある");
  }

  private Person dialysis() {
    Coverage.SpecificDisease disease =
        new Coverage.SpecificDisease(
            "1", 10_000, coverages.benefitYearStart(), coverages.benefitYearEnd());
    return sketch(15, "架空　国夫", "カクウ　クニオ", MALE, 60)
        .covered(
            coverages.municipal(
                "７０１５",
                "架空　国夫",
                new Coverage.Entitlements(
                    30, Optional.empty(), Optional.empty(), List.of(disease), Optional.empty())))
        .with(EXPENSES, MEDICATIONS)
        .asExampleOf("国保（6桁の保険者番号）。特定疾病療養受療証");
  }

  private Person publicAssistance() {
    return sketch(16, "架空　扶美", "カクウ　フミ", FEMALE, 50)
        .unregistered()
        .covered(coverages.publicAssistance("７０１６", "架空　扶美"))
        .asExampleOf("公費（医療扶助）。利用登録をしていない");
  }

  private Person oldStyleKanji() {
    return sketch(17, "髙見本　﨑子", "タカミホン　サキコ", FEMALE, 33)
        .covered(coverages.society("５０１７", 0, "髙見本　﨑子", 30))
        .with(EXPENSES)
        .asExampleOf("氏名に旧字体（髙・﨑）");
  }

  private Person lapsed() {
    return sketch(18, "例示　喪一", "レイジ　ソウイチ", MALE, 36)
        .covered(
            Coverages.lost(
                coverages.society("５０１８", 0, "例示　喪一", 30), today.minusDays(20), Coverages.LEFT))
        .asExampleOf("資格を失い、新しい資格がまだない");
  }

  private Person withoutRecords() {
    return sketch(19, "見本　無記", "ミホン　ムキ", MALE, 27)
        .covered(coverages.society("５０１９", 0, "見本　無記", 30))
        .asExampleOf("記録が一つもない");
  }

  /** Aged so many years, birthday some months ago. */
  private Sketch sketch(int number, String name, String kana, Sex sex, int age) {
    return new Sketch(today, number, name, kana, sex, today.minusYears(age).minusMonths(4));
  }

  /** A certificate ends on a birthday, so the birthday follows from the wanted end. */
  private Sketch certificateEnding(int number, String name, String kana, Sex sex, LocalDate end) {
    return new Sketch(today, number, name, kana, sex, end.minusYears(35 + number))
        .cardIssued(end.minusYears(4).minusMonths(6));
  }
}
