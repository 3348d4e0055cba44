package tegata.workers.draft;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import tegata.contract.DraftApi.Of;
import tegata.contract.DraftApi.Save;

/** Drafts of forms, one a person and form, for a day. */
final class DraftStore {
  private static final String SAVE =
      """
      insert into draft (person_id, form, content) values ($1, $2, $3)
      on conflict (person_id, form) do update set content = excluded.content, saved_at = clock_timestamp()
      """;

  private static final String LOAD =
      """
      select content from draft
       where person_id = $1 and form = $2 and saved_at > clock_timestamp() - interval '24 hours'
      """;

  private static final String DROP = "delete from draft where person_id = $1 and form = $2";

  private static final String FORGET_OLD =
      "delete from draft where saved_at < clock_timestamp() - interval '24 hours'";

  Future<Void> save(SqlConnection tx, Save draft) {
    return tx.preparedQuery(SAVE)
        .execute(Tuple.of(draft.person(), draft.form(), draft.content()))
        .mapEmpty();
  }

  Future<Optional<String>> load(SqlConnection tx, Of draft) {
    return tx.preparedQuery(LOAD)
        .mapping(row -> row.getString("content"))
        .execute(Tuple.of(draft.person(), draft.form()))
        .map(rows -> rows.stream().findFirst());
  }

  Future<Void> drop(SqlConnection tx, Of draft) {
    return tx.preparedQuery(DROP).execute(Tuple.of(draft.person(), draft.form())).mapEmpty();
  }

  Future<Void> forgetOld(SqlConnection tx) {
    return tx.query(FORGET_OLD).execute().mapEmpty();
  }
}
