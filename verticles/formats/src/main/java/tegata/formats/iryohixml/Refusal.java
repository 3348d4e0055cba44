package tegata.formats.iryohixml;

import java.util.Locale;

/** なぜ信じないか. In the order in which the verifier looks; the first that holds is told. */
public enum Refusal {
  TOO_LARGE("大きすぎて調べられません。"),
  DOCTYPE("文書型宣言（DTD）や実体が書かれています。"),
  NOT_XML("XML として読めません。"),
  NO_SIGNATURE("署名がありません。"),
  SIGNATURE_MISPLACED("署名が、文書の最後にただ一つある、という形になっていません。"),
  ALGORITHM("使ってよい署名の方式ではありません。"),
  REFERENCE("署名が、この文書の全体だけを対象にしていません。"),
  NO_CERTIFICATE("署名した者の証明書がありません。"),
  WEAK_KEY("署名した者の鍵が弱すぎるか、署名に使ってよい鍵ではありません。"),
  CERTIFICATE_EXPIRED("署名した者の証明書の有効期間の外です。"),
  NOT_TRUSTED("署名した者の証明書は、信頼すると決めたものではありません。"),
  CONTENT_CHANGED("署名された後に内容が変わっています。"),
  SIGNATURE_WRONG("署名が、この証明書の鍵で作られたものではありません。"),
  NOT_THIS_FORM("署名は正しいですが、医療費通知情報の XML（iryohi-tsuchi 1）ではありません。");

  private final String sentence;

  Refusal(String sentence) {
    this.sentence = sentence;
  }

  /** One sentence for the one who asked. */
  public String sentence() {
    return sentence;
  }

  /** The stable word. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
