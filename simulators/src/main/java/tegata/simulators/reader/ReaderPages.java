package tegata.simulators.reader;

import java.util.List;
import java.util.Map;
import tegata.simulators.card.Card;
import tegata.simulators.card.SignOutcome;

/** The reader's pages, plain HTML that needs no script. */
final class ReaderPages {

  private static final String FRAME =
      """
      <!DOCTYPE html>
      <html lang="ja">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>{{title}} - カードリーダー（模擬）</title>
      <link rel="stylesheet" href="/reader.css">
      </head>
      <body>
      <main>
      <p class="note">これは模擬のカードリーダーです。カードも人物も架空です。</p>
      %s
      </main>
      </body>
      </html>
      """;

  private static final String PIN_PAGE =
      """
      <h1>マイナンバーカードで本人確認</h1>
      %s
      <p>次のサイトが本人確認を求めています。心あたりがないときは「取り消す」を押してください。</p>
      <p class="origin"><strong>{{origin}}</strong></p>
      <form method="post" action="/authenticate" autocomplete="off">
      <input type="hidden" name="challenge" value="{{challenge}}">
      <input type="hidden" name="return_to" value="{{returnTo}}">
      <div class="field">
      <label for="card">カード</label>
      <select id="card" name="card">
      <option value="">番号で指定する</option>
      %s
      </select>
      </div>
      <div class="field">
      <label for="cardNumber">発行番号（一覧から選ばないとき）</label>
      <input id="cardNumber" name="cardNumber" value="{{cardNumber}}" maxlength="64" spellcheck="false">
      </div>
      <div class="field">
      <label for="pin">暗証番号（数字4桁）</label>
      <p id="pinHint" class="hint">続けて3回まちがえるとカードがロックされます。暗証番号は申請元のサイトには伝わりません。</p>
      <input id="pin" name="pin" type="password" inputmode="numeric" maxlength="16" aria-describedby="pinHint">
      </div>
      <p class="actions">
      <button type="submit" name="action" value="sign">本人確認する</button>
      <button type="submit" name="action" value="cancel" class="secondary">取り消す</button>
      </p>
      </form>
      """;

  private static final String PROBLEM =
      """
      <div class="problem" role="alert">
      <h2>本人確認できませんでした</h2>
      <p>{{problem}}</p>
      </div>
      """;

  private static final String RETURN_PAGE =
      """
      <h1>{{title}}</h1>
      <p>{{message}}</p>
      <form method="post" action="{{returnTo}}">
      <input type="hidden" name="challenge" value="{{challenge}}">
      %s
      <p class="actions"><button type="submit">ポータルへもどる</button></p>
      </form>
      """;

  private static final String HIDDEN =
      "<input type=\"hidden\" name=\"{{name}}\" value=\"{{value}}\">\n";

  private final List<DemoCard> demoCards;

  ReaderPages(List<DemoCard> demoCards) {
    this.demoCards = demoCards;
  }

  /** Asks for card and PIN. What was typed stays, except the PIN. */
  String pin(ReturnTarget target, String cardId) {
    return pin(target, cardId, "");
  }

  /** Asks again, saying why. */
  String pin(ReturnTarget target, String cardId, SignOutcome refusal) {
    return pin(target, cardId, Html.fill(PROBLEM, Map.of("problem", reason(refusal))));
  }

  private String pin(ReturnTarget target, String cardId, String problem) {
    boolean listed = demoCards.stream().anyMatch(c -> c.card().cardId().equals(cardId));
    return page(
        "本人確認",
        PIN_PAGE.formatted(problem, options(cardId)),
        Map.of(
            "origin", target.origin(),
            "challenge", target.challenge().text(),
            "returnTo", target.address().toString(),
            "cardNumber", listed ? "" : cardId));
  }

  /** The card signed: takes certificate and signature back to the portal. */
  String signed(ReturnTarget target, Map<String, String> fields) {
    return back(target, "本人確認が終わりました", "下のボタンでポータルにもどってください。", fields);
  }

  /** Nothing was signed: takes the reason back to the portal. */
  String notSigned(ReturnTarget target, String error) {
    boolean locked = error.equals("pin_locked");
    return back(
        target,
        locked ? "暗証番号がロックされています" : "本人確認を取り消しました",
        locked ? reason(new SignOutcome.Locked()) : "ログインはしていません。",
        Map.of("error", error));
  }

  /** The request itself cannot be trusted, so there is no way back from here. */
  String refused() {
    return page(
        "受け付けられません",
        "<h1>受け付けられません</h1>\n<p>本人確認を求めたサイトと、もどり先のサイトが同じではないか、求めの形が正しくありません。"
            + "この画面を閉じて、ポータルからもう一度はじめてください。</p>",
        Map.of());
  }

  private String back(
      ReturnTarget target, String title, String message, Map<String, String> fields) {
    StringBuilder hidden = new StringBuilder();
    fields.forEach(
        (name, value) -> hidden.append(Html.fill(HIDDEN, Map.of("name", name, "value", value))));
    return page(
        title,
        RETURN_PAGE.formatted(hidden),
        Map.of(
            "message", message,
            "returnTo", target.address().toString(),
            "challenge", target.challenge().text()));
  }

  private static String page(String title, String body, Map<String, String> values) {
    return Html.fill(Html.fill(FRAME.formatted(body), Map.of("title", title)), values);
  }

  private String options(String chosen) {
    StringBuilder options = new StringBuilder();
    for (DemoCard demo : demoCards) {
      Card card = demo.card();
      String selected = card.cardId().equals(chosen) ? " selected" : "";
      options.append(
          Html.fill(
              "<option value=\"{{id}}\"" + selected + ">{{label}}</option>\n",
              Map.of("id", card.cardId(), "label", demo.holder() + " - " + demo.example())));
    }
    return options.toString();
  }

  private static String reason(SignOutcome refusal) {
    if (refusal instanceof SignOutcome.WrongPin wrong) {
      return "暗証番号がちがいます。あと" + wrong.triesLeft() + "回まちがえるとロックされます。";
    }
    if (refusal instanceof SignOutcome.Locked) {
      return "暗証番号がロックされているため、ログインには使えません。市区町村の窓口などで再設定できます。"
          + "医療機関・薬局では、顔認証または目視の確認で、これまでどおり受診できます。";
    }
    if (refusal instanceof SignOutcome.NoPinOnCard) {
      return "顔認証マイナンバーカードには暗証番号がないため、ログインには使えません。" + "医療機関・薬局では、顔認証または目視の確認で受診できます。";
    }
    return "その発行番号のカードはありません。";
  }
}
