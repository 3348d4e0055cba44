package tegata.workers.insurer;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Fault;
import tegata.contract.InsurerDeskApi.ListKind;
import tegata.contract.InsurerDeskApi.ListedMember;
import tegata.contract.InsurerDeskApi.Member;
import tegata.contract.InsurerDeskApi.MemberRow;
import tegata.domain.eligibility.Coverage;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.person.Sex;

/** 加入者: the people an insurer insures. */
final class MemberStore {
  private static final String PERSON =
      " p.id, p.name, p.kana, p.birthdate, p.sex, p.postal_code, p.address ";

  private static final String COVERAGE =
      """
       c.insurer_number, c.insurer_name, c.symbol, c.number, c.branch, c.relation, c.copay_percent,
       c.acquired_on, c.lost_on
      """;

  private static final String MEMBER = "select" + PERSON + "from person p where p.id = $1";

  /** The coverage of a member that holds on the day $2. */
  private static final String MEMBERS =
      """
        from coverage c join person p on p.id = c.person_id
        left join registration r on r.person_id = p.id
       where c.insurer_number = $1 and c.acquired_on <= $2 and (c.lost_on is null or c.lost_on > $2)
      """;

  private static final String SEARCH =
      "select"
          + PERSON
          + ","
          + COVERAGE
          + """
            , coalesce(r.status = 'REGISTERED', false) as registered,
            (select d.number from deregistration d
              where d.person_id = p.id and d.status not in ('DONE', 'WITHDRAWN')
                and d.insurer_number = $1) as application
            """
          + MEMBERS
          + """
             and (starts_with(p.name_key, name_key($3)) or starts_with(p.kana_key, name_key($3))
                  or c.number_key = $4)
             order by p.kana_key, p.id limit $5
            """;

  private static final String NOT_REGISTERED =
      """
       and coalesce(r.status, 'NOT_REGISTERED') <> 'REGISTERED'
       and not exists (select 1 from deregistration d where d.person_id = p.id and d.status = 'DONE')
       and coalesce(r.ended_why, '') <> 'CERTIFICATE_LAPSED'
      """;

  private static final String DEREGISTERED =
      """
       and exists (select 1 from deregistration d where d.person_id = p.id
                    and d.status in ('SCHEDULED', 'DONE') and d.intermediary_accepted_on between $3 and $2)
      """;

  /** From the day it expires, so that a 資格確認書 can be there before the grace is over. */
  private static final String CERTIFICATE_LAPSED =
      """
       and (r.status = 'REGISTERED' or r.ended_why = 'CERTIFICATE_LAPSED')
       and (select max(k.expires_on) from card k where k.person_id = p.id) < $2::date
      """;

  private static final String NEW_MEMBERS = " and c.acquired_on >= $3 ";

  private static final String SINCE =
      """
      , case $6::text
          when 'NEW_MEMBERS' then c.acquired_on
          when 'DEREGISTERED' then (select max(d.intermediary_accepted_on) from deregistration d
                                     where d.person_id = p.id and d.status in ('SCHEDULED', 'DONE'))
          when 'CERTIFICATE_LAPSED' then (select max(k.expires_on) from card k where k.person_id = p.id)
        end as since
      """;

  private static final String PART =
      """
       and $3::date is not null and ($4::uuid is null or p.id > $4) order by p.id limit $5
      """;

  Future<Member> member(SqlConnection tx, UUID person) {
    return tx.preparedQuery(MEMBER)
        .mapping(MemberStore::toMember)
        .execute(Tuple.of(person))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new Fault(
                                Fault.Kind.NOT_FOUND, "person-unknown", "Nobody has this id.")));
  }

  /**
   * Members whose name or カナ begins so, or who have that 番号.
   *
   * @param number the text as numbers are compared
   */
  Future<List<MemberRow>> search(
      SqlConnection tx, String insurer, LocalDate today, String text, String number, int limit) {
    return tx.preparedQuery(SEARCH)
        .mapping(
            row ->
                new MemberRow(
                    toMember(row),
                    toCoverage(row),
                    row.getBoolean("registered"),
                    Optional.ofNullable(row.getString("application"))))
        .execute(Tuple.of(insurer, today, text, number, limit))
        .map(rows -> rows.stream().toList());
  }

  /** A part of a list, by id; {@code first} and {@code last} day of its month. */
  Future<List<ListedMember>> list(
      SqlConnection tx,
      String insurer,
      ListKind kind,
      LocalDate first,
      LocalDate last,
      Optional<UUID> after,
      int limit) {
    String of =
        switch (kind) {
          case NOT_REGISTERED -> NOT_REGISTERED;
          case DEREGISTERED -> DEREGISTERED;
          case CERTIFICATE_LAPSED -> CERTIFICATE_LAPSED;
          case NEW_MEMBERS -> NEW_MEMBERS;
        };
    return tx.preparedQuery("select" + PERSON + "," + COVERAGE + SINCE + MEMBERS + of + PART)
        .mapping(
            row ->
                new ListedMember(
                    toMember(row), toCoverage(row), Optional.ofNullable(row.getLocalDate("since"))))
        .execute(Tuple.of(insurer, last, first, after.orElse(null), limit, kind.name()))
        .map(rows -> rows.stream().toList());
  }

  private static Member toMember(Row row) {
    return new Member(
        row.getUUID("id"),
        row.getString("name"),
        row.getString("kana"),
        row.getLocalDate("birthdate"),
        Sex.values()[row.getInteger("sex") - 1],
        Optional.ofNullable(row.getString("address"))
            .filter(text -> !text.isBlank())
            .map(
                text ->
                    Optional.ofNullable(row.getString("postal_code"))
                        .filter(code -> !code.isBlank())
                        .map(code -> "〒" + code + " " + text)
                        .orElse(text)));
  }

  private static Coverage toCoverage(Row row) {
    return new Coverage(
        new InsuredNumber(
            row.getString("insurer_number"),
            Optional.ofNullable(row.getString("symbol")),
            row.getString("number"),
            Optional.ofNullable(row.getString("branch"))),
        row.getString("insurer_name"),
        row.getInteger("relation") == 1 ? Coverage.Relation.SELF : Coverage.Relation.FAMILY,
        Optional.ofNullable(row.getInteger("copay_percent")),
        row.getLocalDate("acquired_on"),
        Optional.ofNullable(row.getLocalDate("lost_on")));
  }
}
