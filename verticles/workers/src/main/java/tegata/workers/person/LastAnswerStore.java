package tegata.workers.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Json;
import tegata.domain.eligibility.EligibilityToday;
import tegata.domain.eligibility.EligibilityToday.Answer;
import tegata.domain.eligibility.Validity;

/** 保険者の最後の答え, one a person, the newest. */
public final class LastAnswerStore {
  private static final Logger LOG = LoggerFactory.getLogger(LastAnswerStore.class);

  private static final String OF = "select answer from eligibility_answer where person_id = $1";

  private static final String KEEP =
      """
      insert into eligibility_answer as kept (person_id, answer, answered_at) values ($1, $2, $3)
      on conflict (person_id) do update set answer = excluded.answer, answered_at = excluded.answered_at
       where kept.answered_at < excluded.answered_at
      """;

  /**
   * A denial says something until the insurer's list comes anew. The database's own clock has a say
   * in it.
   */
  private static final String FORGET =
      """
      delete from eligibility_answer a using person p
       where p.id = a.person_id
         and case when a.answer::jsonb ->> 'validity' = any ($3) then a.answered_at <= p.brought_in_at
             else a.answered_at < least($1::date, (now() at time zone 'Asia/Tokyo')::date - $2::integer)::timestamp at time zone 'Asia/Tokyo'
               or exists (select 1 from registration r where r.person_id = a.person_id and r.ended_on is not null)
             end
      """;

  private static final String[] DENIALS =
      Arrays.stream(Validity.values())
          .filter(validity -> !validity.isValid())
          .map(Validity::name)
          .toArray(String[]::new);

  /** The insurer's last answer about a person; empty where there was none. */
  public Future<Optional<Answer>> of(SqlConnection tx, UUID person) {
    return tx.preparedQuery(OF)
        .execute(Tuple.of(person))
        .map(rows -> rows.stream().findFirst().flatMap(row -> answer(row.getString("answer"))));
  }

  /** Keeps an answer; one that overtook it stays. */
  public Future<Void> keep(SqlConnection tx, UUID person, Answer answer) {
    return tx.preparedQuery(KEEP)
        .execute(Tuple.of(person, json(answer), answer.at().atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }

  /**
   * Drops what says nothing any more: confirmations of before a day, or of a person whose
   * registration has ended, and denials that the insurer's list has contradicted since.
   */
  public Future<Void> forget(SqlConnection tx, LocalDate firstDay) {
    return tx.preparedQuery(FORGET)
        .execute(Tuple.of(firstDay, EligibilityToday.CONFIRMATION_DAYS).addArrayOfString(DENIALS))
        .mapEmpty();
  }

  private static String json(Answer answer) {
    try {
      return Json.MAPPER.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of the bus is always JSON", e);
    }
  }

  /** One that another version wrote is none: what is held is shown instead. */
  private static Optional<Answer> answer(String json) {
    try {
      return Optional.of(Json.MAPPER.readValue(json, Answer.class));
    } catch (JsonProcessingException e) {
      LOG.warn("an insurer's last answer is not as this version writes it; it is not shown");
      return Optional.empty();
    }
  }
}
