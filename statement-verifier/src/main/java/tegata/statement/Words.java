package tegata.statement;

import java.util.Map;
import tegata.proof.StatementCheck.Fault;

/** The verdict in Japanese and English. */
final class Words {
  private record Both(String japanese, String english) {}

  private static final Map<Fault, Both> FAULTS =
      Map.of(
          Fault.FORMAT,
          new Both(
              "証明書として読めません。途中で切れたファイルなら、もう一度ダウンロードしてください。",
              "This cannot be read as a statement. If the file was cut off, download it again."),
          Fault.KEY_NOT_THE_EXPECTED,
          new Both(
              "指定された鍵とは別の鍵で署名されています。", "It is signed with another key than the one you named."),
          Fault.SIGNATURE,
          new Both("署名が合いません。", "The signature does not fit."),
          Fault.OTHER_PERSON,
          new Both("別の人の記録が入っています。", "It holds an entry about someone else."),
          Fault.OUTSIDE_DAYS,
          new Both("期間の外の記録が入っています。", "It holds an entry outside its days."),
          Fault.TWICE,
          new Both("同じ記録が二度入っています。", "It holds an entry twice."),
          Fault.NOT_IN_LOG,
          new Both(
              "書き換えられたか、ログにない記録が入っています。",
              "It holds an entry that was changed or is not in the log."));

  private Words() {}

  static String japanese(Fault fault) {
    return FAULTS.get(fault).japanese();
  }

  static String english(Fault fault) {
    return FAULTS.get(fault).english();
  }
}
