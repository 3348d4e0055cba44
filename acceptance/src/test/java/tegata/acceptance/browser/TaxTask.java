package tegata.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;

/** 医療費控除の準備, from the expenses to the files, with everything one can put in. */
final class TaxTask {
  private static final int YEAR = LocalDate.now(ZoneId.of("Asia/Tokyo")).getYear() - 1;

  private final Steps steps;

  TaxTask(Steps steps) {
    this.steps = steps;
  }

  void prepares() {
    steps.follow("医療費");
    Path notices = steps.take("main a[href^='/expenses.csv']");
    steps.follow("医療費控除の準備をする");
    steps.follow(YEAR + "年分");
    steps.press("次へ進む");
    addsAReceipt();
    pastesRows();
    uploads(notices);
    corrects();
    steps.follow("次へ進む");
    isReimbursed();
    steps.follow("次へ進む（これ以上ない）");
    steps.type("#income", "3,000,000");
    steps.press("次へ進む");
    steps.tick("input[name=effort][value=no]");
    steps.press("結果を見る");
    assertThat(steps.at(".answer").isVisible()).isTrue();
    takesFiles();
    erases();
  }

  private void addsAReceipt() {
    steps.follow("領収書を1枚足す");
    steps.type("#payee", "見本薬局");
    steps.type("#paid", "１２０，０００");
    steps.tick("input[value=MEDICINE]");
    steps.press("足す");
    assertThat(steps.main()).contains("見本薬局", "120,000円");
  }

  private void pastesRows() {
    steps.follow("たくさんの行を貼り付ける");
    steps.type("#lines", "架空　七郎,見本歯科,診療,\"30,000\",%d-05-01".formatted(YEAR));
    steps.press("貼り付けた行を足す");
    assertThat(steps.main()).contains("見本歯科", "30,000円");
  }

  /** What has arrived already is not counted twice. */
  private void uploads(Path notices) {
    steps.follow("マイナポータルのCSVを読み込む");
    steps.offer("#file", notices);
    steps.press("読み込む");
    assertThat(steps.main()).contains("さんの通知を読み込みました", "すでに届いていた");
    steps.pressFirst("main a[href$='/receipts']");
  }

  private void corrects() {
    steps.pressFirst("main tr:has-text('見本歯科') a");
    steps.type("#paid", "31000");
    steps.press("保存する");
    assertThat(steps.main()).contains("31,000円");
  }

  private void isReimbursed() {
    steps.tick("main input[name=row]");
    steps.tick("input[name=what]");
    steps.type("#yen", "500");
    steps.press("この補填を足す");
    steps.pressFirst("main button[name=remove]");
    assertThat(steps.count("main button[name=remove]")).isZero();
  }

  private void takesFiles() {
    steps.follow("ファイルを作る");
    steps.take("main a[href*='.xlsx']");
    steps.press("コードを作る");
    assertThat(steps.heading()).isEqualTo("申告ソフトに渡すコード");
    steps.pressFirst("main a[href$='/export']");
    steps.pressFirst("main form[action$='/end'] button");
    assertThat(steps.count("main form[action$='/end']")).isZero();
    stopsAProgram();
  }

  private void stopsAProgram() {
    steps.press("コードを作る");
    steps.follow("設定（ログイン中の端末）");
    steps.press("このコードを止める");
    assertThat(steps.main()).contains("あなたの情報を受け取れる外部のソフトはありません");
    steps.follow("医療費");
    steps.follow("医療費控除の準備をする");
    steps.follow(YEAR + "年分");
  }

  private void erases() {
    steps.pressFirst("main a[href$='/result']");
    steps.follow("この下書きを消す");
    steps.press("下書きを消す");
    steps.follow(YEAR + "年分");
    assertThat(steps.main()).doesNotContain("見本薬局");
  }
}
