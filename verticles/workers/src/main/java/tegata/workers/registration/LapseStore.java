package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.DeregistrationApi.WithoutCertificate;
import tegata.domain.identity.CertificateTerm;
import tegata.domain.registration.EligibilityCertificate;

/** Whose certificate has lapsed while they are registered, and what they have instead. */
final class LapseStore {
  /** A renewed certificate takes the place of the one before it. */
  private static final String LAPSED =
      """
      select r.person_id from registration r join card k on k.person_id = r.person_id
       where r.status = 'REGISTERED' and r.person_id > $2
       group by r.person_id having max(k.expires_on) <= $1
       order by r.person_id limit $3
      """;

  private static final String HOLD =
      "select person_id from registration where person_id = $1 and status = 'REGISTERED' for update";

  /** An application whose end is on its way ends the registration by itself. */
  private static final String TERM =
      """
      select max(k.expires_on) as expires_on from card k
       where k.person_id = $1
         and not exists (select 1 from deregistration d where d.person_id = $1
                          and d.status in ('CERTIFICATE_ISSUED', 'INTERMEDIARY_ACCEPTED', 'SCHEDULED'))
      """;

  private static final String CERTIFICATES =
      """
      select insurer_number, issued_on, valid_until from paper
       where person_id = $1 and kind = 'ELIGIBILITY_CERTIFICATE' and revoked_at is null
      union all
      select certificate_insurer, certificate_issued_on, certificate_valid_until from deregistration
       where person_id = $1 and certificate_insurer is not null
      """;

  private static final String HOLD_BACK =
      """
      insert into lapse_held_back (day, person_id, insurer_number) values ($1, $2, $3)
      on conflict (day, person_id) do nothing
      """;

  private static final String WITHOUT_CERTIFICATE =
      """
      select insurer_number, count(*) as persons from lapse_held_back h
       where day = $1 and ($2::text is null or insurer_number = $2)
         and exists (select 1 from registration r where r.person_id = h.person_id and r.status = 'REGISTERED')
       group by insurer_number order by insurer_number nulls last
      """;

  /** Registered persons after {@code last} whose certificate may have lapsed, in order of ids. */
  Future<List<UUID>> lapsed(SqlConnection tx, LocalDate today, UUID last, int atMost) {
    return tx.preparedQuery(LAPSED)
        .mapping(row -> row.getUUID("person_id"))
        .execute(Tuple.of(today.minusMonths(3), last, atMost))
        .map(rows -> rows.stream().toList());
  }

  /**
   * The newest certificate of somebody who is registered, whose registration is held until the
   * transaction ends; empty where another end is under way.
   */
  Future<Optional<CertificateTerm>> hold(SqlConnection tx, UUID person) {
    return tx.preparedQuery(HOLD)
        .execute(Tuple.of(person))
        .compose(
            held ->
                held.rowCount() == 0
                    ? Future.succeededFuture(Optional.empty())
                    : tx.preparedQuery(TERM)
                        .mapping(row -> Optional.ofNullable(row.getLocalDate("expires_on")))
                        .execute(Tuple.of(person))
                        .map(rows -> rows.iterator().next().map(CertificateTerm::new)));
  }

  /** 資格確認書 of a person that were issued and not taken back. */
  Future<List<EligibilityCertificate>> certificates(SqlConnection tx, UUID person) {
    return tx.preparedQuery(CERTIFICATES)
        .mapping(
            row ->
                new EligibilityCertificate(
                    row.getString("insurer_number"),
                    row.getLocalDate("issued_on"),
                    row.getLocalDate("valid_until"),
                    Optional.empty()))
        .execute(Tuple.of(person))
        .map(rows -> rows.stream().toList());
  }

  /** Notes that somebody was held back on a day; true when it was not noted yet. */
  Future<Boolean> holdBack(SqlConnection tx, LocalDate day, UUID person, Optional<String> insurer) {
    return tx.preparedQuery(HOLD_BACK)
        .execute(Tuple.of(day, person, insurer.orElse(null)))
        .map(rows -> rows.rowCount() == 1);
  }

  /** How many were held back on a day and still are, by insurer. */
  Future<List<WithoutCertificate>> withoutCertificate(
      SqlConnection tx, LocalDate day, Optional<String> insurer) {
    return tx.preparedQuery(WITHOUT_CERTIFICATE)
        .mapping(
            row ->
                new WithoutCertificate(
                    Optional.ofNullable(row.getString("insurer_number")), row.getLong("persons")))
        .execute(Tuple.of(day, insurer.orElse(null)))
        .map(rows -> rows.stream().toList());
  }
}
