package tegata.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;

/** The procedures (手続き) that people ask for in the portal, to what comes of each. */
final class Procedures {
  private static final String DRAFT = "引っ越しの予定があります。";
  private static final String MENDED = "新しい住所は、きのう届け出ました。";

  private final Steps steps;
  private final Clerk clerk;

  Procedures(Steps steps, Clerk clerk) {
    this.steps = steps;
    this.clerk = clerk;
  }

  /** 利用登録 of somebody who has none. */
  void registers(JsonObject newcomer) {
    steps.logIn(newcomer);
    steps.follow("利用登録");
    assertThat(steps.answer()).isEqualTo("登録していません");
    steps.follow("利用登録をする");
    steps.follow("確認に進む");
    assertThat(steps.main()).contains(newcomer.getString("name"));
    steps.press("同意して利用登録をする");
    assertThat(steps.heading()).isEqualTo("利用登録をしました");
    String number = number();
    steps.follow("登録の状況を見る");
    assertThat(steps.answer()).isEqualTo("登録済みです");
    assertThat(steps.main()).contains(number, "利用登録の解除について");
    steps.logOut();
  }

  /** 解除: kept as a draft, sent, given back, mended, sent again and taken back. */
  void deregisters() {
    steps.follow("利用登録");
    steps.follow("利用登録の解除について");
    steps.follow("申し込みに進む");
    steps.type("#reason", DRAFT);
    steps.press("申し込まずに書きかけを保存する");
    assertThat(steps.at("#reason").inputValue()).isEqualTo(DRAFT);
    steps.press("この内容で解除を申し込む");
    String number = received();

    clerk.returnsDeregistration(number);
    steps.follow("進み具合のページを見る");
    assertThat(steps.answer()).isEqualTo("差し戻されました");
    assertThat(steps.main()).contains(Clerk.COMMENT);
    steps.follow("直して出しなおす");
    assertThat(steps.at("#reason").inputValue()).isEqualTo(DRAFT);
    steps.type("#reason", MENDED);
    steps.press("この内容で出しなおす");
    assertThat(steps.answer()).isEqualTo("受け付けました");
    assertThat(clerk.deregistration(number)).contains(MENDED).doesNotContain(DRAFT);
    withdraws();
  }

  /** 資格確認書: applied for, given back, applied for once more and taken back. */
  void appliesForACertificate() {
    steps.follow("利用登録");
    steps.follow("資格確認書の申し込みについて");
    String number = fillsIn("カードの読み取りがむずかしい。");

    clerk.returnsCertificate(number);
    steps.follow("進み具合のページを見る");
    assertThat(steps.answer()).isEqualTo("保険者から差し戻されました");
    assertThat(steps.main()).contains(Clerk.COMMENT);
    steps.follow("もう一度申し込む");
    assertThat(fillsIn(MENDED)).isNotEqualTo(number);
    steps.follow("進み具合のページを見る");
    assertThat(steps.answer()).isEqualTo("受け付けました");
    assertThat(steps.main()).contains(MENDED);
    withdraws();
  }

  private String fillsIn(String note) {
    steps.follow("申し込みに進む");
    steps.tick("input[name=reason]");
    steps.type("#note", note);
    steps.press("確認に進む");
    assertThat(steps.main()).contains(note);
    steps.press("この内容で資格確認書を申し込む");
    return received();
  }

  /** The number on the receipt, which can be kept. */
  private String received() {
    assertThat(steps.heading()).isEqualTo("受け付けました");
    steps.take("main a[href$='.pdf']");
    return number();
  }

  private String number() {
    return steps.at(".confirmation__number").innerText();
  }

  private void withdraws() {
    steps.follow("申し込みを取り下げる");
    steps.press("取り下げる");
    assertThat(steps.answer()).isEqualTo("取り下げました");
  }
}
