package tegata.formats.people;

import java.util.List;
import java.util.stream.Stream;

/** The columns of the file, in the order in which they are written. */
final class Columns {
  static final String PERSON_ID = "個人ID";
  static final String NAME = "氏名";
  static final String KANA = "氏名カナ";
  static final String BIRTHDATE = "生年月日";
  static final String SEX = "性別";
  static final String POSTAL_CODE = "郵便番号";
  static final String ADDRESS = "住所";
  static final String REGISTERED_ON = "登録日";
  static final String REGISTERED_BY = "登録経路";
  static final String INSURER_NUMBER = "保険者番号";
  static final String INSURER_NAME = "保険者名";
  static final String SYMBOL = "記号";
  static final String NUMBER = "番号";
  static final String BRANCH = "枝番";
  static final String RELATION = "本人家族";
  static final String COPAY = "負担割合";
  static final String ACQUIRED_ON = "資格取得日";
  static final String LOST_ON = "資格喪失日";
  static final String LOSS_REASON = "喪失事由";
  static final String CARD_SERIAL = "カード発行番号";
  static final String CARD_KIND = "カード種別";
  static final String CARD_ISSUER = "証明書発行者";
  static final String CARD_EXPIRES_ON = "証明書有効期限";

  static final List<String> PERSON =
      List.of(
          PERSON_ID,
          NAME,
          KANA,
          BIRTHDATE,
          SEX,
          POSTAL_CODE,
          ADDRESS,
          REGISTERED_ON,
          REGISTERED_BY);
  static final List<String> COVERAGE =
      List.of(
          INSURER_NUMBER,
          INSURER_NAME,
          SYMBOL,
          NUMBER,
          BRANCH,
          RELATION,
          COPAY,
          ACQUIRED_ON,
          LOST_ON,
          LOSS_REASON);
  static final List<String> CARD = List.of(CARD_SERIAL, CARD_KIND, CARD_ISSUER, CARD_EXPIRES_ON);

  static final List<String> ALL = Stream.of(PERSON, COVERAGE, CARD).flatMap(List::stream).toList();

  static final List<String> REQUIRED =
      List.of(
          PERSON_ID,
          NAME,
          KANA,
          BIRTHDATE,
          SEX,
          INSURER_NUMBER,
          SYMBOL,
          NUMBER,
          BRANCH,
          RELATION,
          ACQUIRED_ON,
          LOST_ON,
          CARD_SERIAL,
          CARD_ISSUER,
          CARD_EXPIRES_ON);

  private Columns() {}
}
