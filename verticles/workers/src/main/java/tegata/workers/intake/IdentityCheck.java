package tegata.workers.intake;

import java.util.Optional;
import tegata.workers.intake.PersonFinder.Known;

/** Compares what a file says of its person with what is known; a difference is a warning. */
final class IdentityCheck {
  private static final String PLACE = "資格情報";

  private IdentityCheck() {}

  static void compare(StatedIdentity stated, Known known, Tally tally) {
    if (differs(stated.name(), known.name()) || differs(stated.kana(), known.kana())) {
      tally.warn(PLACE + " 氏名", "name-differs", "ファイルの氏名が、取込先の人の氏名と違います。");
    }
    if (stated.birthdate().filter(day -> !day.equals(known.birthdate())).isPresent()) {
      tally.warn(PLACE + " 生年月日", "birthdate-differs", "ファイルの生年月日が、取込先の人の生年月日と違います。");
    }
    Optional<String> insurer = stated.insurerNumber();
    if (insurer.filter(number -> !known.insurers().contains(number)).isPresent()) {
      tally.warn(PLACE + " 保険者番号", "insurer-differs", "ファイルの保険者の資格が、取込先の人にありません。");
    }
  }

  private static boolean differs(String stated, String known) {
    return !stated.isBlank() && !NameFold.fold(stated).equals(NameFold.fold(known));
  }
}
