package tegata.workers.inbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tegata.domain.notice.NoticeTopic;

/** Which topics a person switched off. */
final class ChoiceStore {
  /** A topic that only a newer node knows is left to it. */
  private static final String OFF =
      "select topic from notice_off where person_id = $1 and topic = any($2)";

  private static final String SWITCH_ON =
      "delete from notice_off where person_id = $1 and topic = any($2)";

  private static final String SWITCH_OFF =
      """
      insert into notice_off (person_id, topic) select $1, unnest($2::text[])
      on conflict do nothing
      """;

  Future<Set<NoticeTopic>> off(SqlConnection tx, UUID person) {
    return tx.preparedQuery(OFF)
        .mapping(row -> NoticeTopic.valueOf(row.getString("topic")))
        .execute(Tuple.of(person, (Object) names(EnumSet.allOf(NoticeTopic.class))))
        .map(
            rows ->
                rows.stream()
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(NoticeTopic.class))));
  }

  Future<Void> set(SqlConnection tx, UUID person, Set<NoticeTopic> off) {
    Set<NoticeTopic> on = EnumSet.allOf(NoticeTopic.class);
    on.removeAll(off);
    return tx.preparedQuery(SWITCH_ON)
        .execute(Tuple.of(person, (Object) names(on)))
        .compose(x -> tx.preparedQuery(SWITCH_OFF).execute(Tuple.of(person, (Object) names(off))))
        .mapEmpty();
  }

  private static String[] names(Set<NoticeTopic> topics) {
    return topics.stream().map(Enum::name).toArray(String[]::new);
  }
}
