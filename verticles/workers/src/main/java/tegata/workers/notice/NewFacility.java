package tegata.workers.notice;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.domain.notice.Notice;

/** はじめての施設: a person is told once of each facility that was answered about them. */
public final class NewFacility {
  private final NoticeStore notices = new NoticeStore();

  /** Tells the person, in the transaction in which the facility is answered. */
  public Future<Void> answered(SqlConnection tx, Caller facility, UUID person) {
    return notices.putOnce(
        tx,
        person,
        Notice.Kind.FACILITY_NEW,
        facility.id(),
        new JsonObject().put("facility", facility.id()).put("facilityName", facility.name()));
  }
}
