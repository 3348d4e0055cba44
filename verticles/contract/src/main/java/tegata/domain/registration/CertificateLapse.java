package tegata.domain.registration;

import java.time.LocalDate;
import java.util.List;
import tegata.domain.identity.CertificateTerm;
import tegata.domain.registration.Deregistration.Applicant;
import tegata.domain.registration.Deregistration.Ending;

/** 証明書の失効による利用登録の終了。期限後 3 か月の猶予のあいだに保険者が職権で資格確認書を交付し、猶予が過ぎると登録は終わる (中医協 R6.11.6 総-4 p.7)。 */
public final class CertificateLapse {
  private CertificateLapse() {}

  /**
   * How the registration of somebody with such a card stands on a day in Japan. As with 解除, nobody
   * is left without proof: who has no 資格確認書 of the insurer of today is held back, except the dead.
   *
   * @param term of the newest certificate
   * @param certificates 資格確認書 that were issued and not taken back
   */
  public static Ending endingOn(
      LocalDate today,
      CertificateTerm term,
      Applicant applicant,
      List<EligibilityCertificate> certificates) {
    if (term.on(today) != CertificateTerm.Stage.LAPSED) {
      return Ending.NOT_YET;
    }
    boolean covered =
        certificates.stream().anyMatch(one -> one.proves(applicant.insurerNumber(), today));
    return covered || applicant.deceased() ? Ending.END : Ending.HELD_BACK;
  }
}
