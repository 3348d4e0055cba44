package tegata.workers.consent;

import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tegata.domain.consent.Category;
import tegata.domain.consent.Consent;
import tegata.domain.consent.Consent.Revocation;

/** A row of the table {@code consent}, read by column name. */
final class ConsentRow {
  private ConsentRow() {}

  static Consent toConsent(Row row) {
    return new Consent(
        row.getUUID("id"),
        row.getString("facility_code"),
        row.getUUID("person_id"),
        categories(row),
        row.getOffsetDateTime("given_at").toInstant(),
        row.getOffsetDateTime("valid_until").toInstant(),
        Optional.ofNullable(row.getOffsetDateTime("revoked_at"))
            .map(
                at ->
                    new Revocation(
                        at.toInstant(), Revocation.By.valueOf(row.getString("revoked_by")))),
        Consent.How.valueOf(row.getString("how")),
        Optional.ofNullable(row.getString("staff_code")));
  }

  static Set<Category> categories(Row row) {
    return Arrays.stream(row.getArrayOfStrings("categories"))
        .map(Category::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }
}
