package tegata.simulators;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import tegata.simulators.card.Authorities;
import tegata.simulators.card.CertificateAuthority;
import tegata.simulators.card.CertificateProfile;
import tegata.simulators.card.Credential;
import tegata.simulators.card.CredentialStore;
import tegata.simulators.card.KeyPairs;
import tegata.simulators.card.Pem;
import tegata.simulators.card.TlsProfile;
import tegata.simulators.card.Validity;
import tegata.simulators.people.FacilityClient;
import tegata.simulators.people.Insurer;
import tegata.simulators.people.Insurers;
import tegata.simulators.revocation.Issued;

/** The TLS certificates of the world and of the demo's own servers, made once. */
final class TlsCredentials {

  private static final String INSURER_SERVER = "insurer-server";
  private static final String DOCUMENTS_MAKER = "Tegata demo (fictitious)";
  private static final int YEARS = 5;

  private final Authorities authorities;
  private final CredentialStore store;
  private final Validity validity;

  TlsCredentials(Authorities authorities, CredentialStore store, LocalDate epoch) {
    this.authorities = authorities;
    this.store = store;
    this.validity = Validity.days(epoch.minusDays(1), epoch.plusYears(YEARS));
  }

  /** The client certificate of a facility. */
  Credential facility(FacilityClient facility) {
    return made(
        facility.clientId(),
        authorities.facility(),
        TlsProfile.client(facility.clientId(), facility.name(), validity));
  }

  /** The client certificate of an insurer's own systems. */
  Credential insurer(Insurer insurer) {
    return made(
        insurer.clientId(),
        authorities.insurer(),
        TlsProfile.client(insurer.clientId(), insurer.name(), validity));
  }

  /** Every client certificate, as its authority notes it. */
  Stream<Issued> issued() {
    return Stream.concat(
        FacilityClient.ALL.stream()
            .map(f -> Issued.of(f.clientId(), Authorities.FACILITY, facility(f).certificate())),
        Insurers.ALL.stream()
            .map(i -> Issued.of(i.clientId(), Authorities.INSURER, insurer(i).certificate())));
  }

  /** The server certificate of the gateway. */
  Credential gateway() {
    return made("gateway", authorities.server(), TlsProfile.server("gateway", validity));
  }

  /** The key that documents for the tax return are signed with; the form asks for RSA. */
  Credential documents() {
    return store.getOrMake(
        "documents",
        () ->
            authorities
                .server()
                .enrol(TlsProfile.documents(DOCUMENTS_MAKER, validity), KeyPairs.RSA_2048));
  }

  /** The client certificate of the gateway towards the insurers' backends. */
  Credential gatewayClient() {
    return made(
        "gateway-client",
        authorities.server(),
        TlsProfile.client("gateway", "Tegata demo", validity));
  }

  /** The certificate of a member of the event bus. */
  Credential busMember() {
    return made("bus-member", authorities.member(), TlsProfile.member("bus-member", validity));
  }

  /** The client certificate with which Tegata's relay calls insurers and the intermediary. */
  Credential outbound() {
    return made(
        "outbound",
        authorities.server(),
        TlsProfile.client("tegata-relay", "Tegata demo", validity));
  }

  /** Who may ask an insurer's backend, or put something into an inbox of the world. */
  PemTrustOptions callers() {
    return new PemTrustOptions()
        .addCertValue(Buffer.buffer(Pem.certificates(List.of(authorities.server().certificate()))));
  }

  /** The server certificate of the insurers' backends and of the intermediary. */
  PemKeyCertOptions insurerServer() {
    made(INSURER_SERVER, authorities.server(), TlsProfile.server(INSURER_SERVER, validity));
    return new PemKeyCertOptions()
        .setCertPath(store.certificateFile(INSURER_SERVER).toString())
        .setKeyPath(store.keyFile(INSURER_SERVER).toString());
  }

  private Credential made(String name, CertificateAuthority authority, CertificateProfile profile) {
    return store.getOrMake(name, () -> authority.enrol(profile, KeyPairs.EC_P256));
  }
}
