package tegata.workers.consent;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.ConsentApi.CarryOver;
import tegata.contract.ConsentApi.Consents;
import tegata.contract.ConsentApi.Found;
import tegata.contract.ConsentApi.OfPerson;
import tegata.contract.ConsentApi.OnePersons;
import tegata.contract.ConsentApi.Own;
import tegata.contract.ConsentApi.SetCarryOver;
import tegata.contract.Fault;
import tegata.contract.Use;
import tegata.domain.audit.Entry;
import tegata.domain.consent.Consent.Revocation;
import tegata.workers.audit.Audit;
import tegata.workers.audit.Viewed;
import tegata.workers.database.Database;
import tegata.workers.database.DatabaseClock;
import tegata.workers.identity.Ownership;

/** 本人が見て、取り消す同意. */
final class OwnConsents {
  private static final int PAGE = 50;

  private final Database database;
  private final Audit audit;
  private final RevokeConsent revoke;
  private final OwnConsentStore consents = new OwnConsentStore();
  private final CarryOverStore carryOvers = new CarryOverStore();

  OwnConsents(Database database, Audit audit) {
    this.database = database;
    this.audit = audit;
    this.revoke = new RevokeConsent(audit);
  }

  Future<Consents> list(Caller caller, OfPerson q) {
    return Ownership.toSee(
        database,
        caller,
        q.person(),
        tx ->
            viewed(tx, caller, q.person())
                .compose(x -> DatabaseClock.now(tx))
                .compose(
                    now ->
                        consents
                            .list(tx, q.person(), now, q.cursor(), PAGE + 1)
                            .compose(
                                rows ->
                                    carryOvers
                                        .settings(tx, q.person())
                                        .map(settings -> page(q, rows, settings, now)))));
  }

  Future<Found> show(Caller caller, OnePersons q) {
    return Ownership.toSee(
        database,
        caller,
        q.person(),
        tx -> viewed(tx, caller, q.person()).compose(x -> found(tx, q)));
  }

  /** Revokes only what is the person's own: nothing else is found, and so nothing else touched. */
  Future<Found> revoke(Caller caller, OnePersons q) {
    return Ownership.toAct(
        database,
        caller,
        q.person(),
        tx ->
            found(tx, q)
                .compose(
                    found ->
                        found.consent().isEmpty()
                            ? Future.succeededFuture(found)
                            : revoke
                                .revoke(tx, caller, q.id(), Revocation.By.PATIENT)
                                .compose(x -> found(tx, q))));
  }

  Future<CarryOver> setCarryOver(Caller caller, SetCarryOver q) {
    return Ownership.toAct(
        database,
        caller,
        q.person(),
        tx ->
            carryOvers
                .settings(tx, q.person())
                .map(settings -> of(settings, q.facility()))
                .compose(
                    setting ->
                        setting.on() == q.on()
                            ? Future.succeededFuture(setting)
                            : change(tx, caller, q, setting)));
  }

  private Future<CarryOver> change(
      SqlConnection tx, Caller caller, SetCarryOver q, CarryOver setting) {
    return carryOvers
        .set(tx, q.person(), q.facility(), q.on())
        .compose(
            x ->
                audit.append(
                    tx, ConsentEntries.carryOverSet(caller, q.person(), q.facility(), q.on())))
        .map(new CarryOver(setting.facility(), setting.facilityName(), q.on()));
  }

  private static CarryOver of(List<CarryOver> settings, String facility) {
    return settings.stream()
        .filter(setting -> setting.facility().equals(facility))
        .findFirst()
        .orElseThrow(
            () ->
                new Fault(
                    Fault.Kind.NOT_FOUND,
                    "facility-unknown",
                    "There was no consent to this facility yet."));
  }

  private Future<Found> found(SqlConnection tx, OnePersons q) {
    return DatabaseClock.now(tx)
        .compose(now -> consents.one(tx, q.person(), q.id(), now))
        .map(Found::new);
  }

  private static Consents page(OfPerson q, List<Own> rows, List<CarryOver> settings, Instant now) {
    boolean more = rows.size() > PAGE;
    return new Consents(
        more ? rows.subList(0, PAGE) : rows,
        settings,
        now,
        more ? Optional.of(q.cursor() + PAGE) : Optional.empty());
  }

  private Future<Void> viewed(SqlConnection tx, Caller caller, UUID person) {
    return audit.append(tx, Viewed.own(caller, person, Use.VIEW, Entry.Category.CONSENT));
  }
}
