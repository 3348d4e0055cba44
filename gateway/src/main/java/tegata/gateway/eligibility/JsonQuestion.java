package tegata.gateway.eligibility;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tegata.contract.EligibilityApi.Admit;
import tegata.contract.EligibilityApi.Admitted;
import tegata.contract.EligibilityApi.ByNumber;
import tegata.contract.EligibilityApi.Recorded;
import tegata.formats.oqs.OqsResponse;
import tegata.gateway.body.ApiJson;
import tegata.gateway.body.CardMember;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/** A question in JSON: the OQS names in lowerCamelCase, dates in ISO 8601. */
record JsonQuestion(Admit question) implements Asked {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  /** As sent; either {@code card}, or the members that name a person by number. */
  private record Body(
      Optional<String> qualificationConfirmationDate,
      Optional<String> insurerNumber,
      Optional<String> insuredCardSymbol,
      Optional<String> insuredIdentificationNumber,
      Optional<String> insuredBranchNumber,
      Optional<String> birthdate,
      Optional<CardMember> card) {

    boolean isNumbered() {
      return Stream.of(
              insurerNumber,
              insuredCardSymbol,
              insuredIdentificationNumber,
              insuredBranchNumber,
              birthdate)
          .anyMatch(Optional::isPresent);
    }
  }

  /**
   * Reads a request's body.
   *
   * @throws Problem with {@code malformed-body}
   */
  static JsonQuestion read(RoutingContext ctx) {
    Body body = ApiJson.read(ctx, Body.class);
    if (body.isNumbered() == body.card().isPresent()) {
      throw refused("Either card or the insured person's number is needed, not both");
    }
    return new JsonQuestion(
        new Admit(
            date("qualificationConfirmationDate", body.qualificationConfirmationDate()),
            body.card().map(CardMember::proof),
            body.isNumbered() ? Optional.of(number(body)) : Optional.empty()));
  }

  @Override
  public String contentType() {
    return ApiJson.TYPE;
  }

  @Override
  public Buffer answer(OqsResponse insurers, Admitted admitted, Recorded recorded) {
    return ApiJson.write(JsonAnswer.of(insurers, admitted, recorded));
  }

  private static ByNumber number(Body body) {
    return new ByNumber(
        InsuredFields.read(
            body.insurerNumber().orElse(""),
            body.insuredCardSymbol().orElse(""),
            body.insuredIdentificationNumber().orElse(""),
            body.insuredBranchNumber().orElse("")),
        date("birthdate", body.birthdate()));
  }

  private static LocalDate date(String member, Optional<String> value) {
    try {
      return value
          .filter(text -> DATE.matcher(text).matches())
          .map(LocalDate::parse)
          .orElseThrow(() -> refused("The member " + member + " is missing or no date"));
    } catch (DateTimeException e) {
      throw refused("The member " + member + " is no date");
    }
  }

  private static Problem refused(String reason) {
    return new Problem(ProblemType.MALFORMED_BODY, reason + ".");
  }
}
