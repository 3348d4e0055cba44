package tegata.formats.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tegata.formats.csv.Labelled;

/**
 * 一人の人と、その資格とカード。
 *
 * @param externalId 個人ID: stable number in the source system, never a マイナンバー
 * @param kana 氏名カナ
 * @param registration 健康保険証利用登録; absent where not registered
 */
public record Person(
    String externalId,
    String name,
    String kana,
    LocalDate birthdate,
    Sex sex,
    String postalCode,
    String address,
    Optional<Registration> registration,
    List<Coverage> coverages,
    List<Card> cards) {

  public Person {
    coverages = List.copyOf(coverages);
    cards = List.copyOf(cards);
  }

  /** 性別 (OQSCD007). */
  public enum Sex implements Labelled {
    MALE("男"),
    FEMALE("女"),
    UNSET("未設定");

    private final String label;

    Sex(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /**
   * 利用登録.
   *
   * @param on 登録日
   * @param route 登録経路, free text, e.g. 顔認証付きカードリーダー
   */
  public record Registration(LocalDate on, String route) {}
}
