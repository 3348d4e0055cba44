package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.Caller;
import tegata.contract.CheckupApi;
import tegata.contract.CheckupApi.Checkups;
import tegata.contract.Fault;
import tegata.contract.MedicationApi;
import tegata.contract.MedicationApi.Medicines;
import tegata.domain.checkup.Checkup;
import tegata.domain.checkup.CheckupItem;
import tegata.domain.facility.Facility.Role;
import tegata.domain.facility.FacilityKind;
import tegata.domain.medication.Medicine;
import tegata.domain.person.Sex;
import tegata.domain.person.Subject;
import tegata.gateway.TestPki.Credential;

/** 同意のある記録. The workers here know one person with two pages of each kind. */
class RecordsEndpointTest {
  private static final String MEDICATIONS =
      "/v1/patients/00000000-0000-4000-8000-00000000000a/medications";
  private static final String CHECKUPS =
      "/v1/patients/00000000-0000-4000-8000-00000000000a/checkups";

  private static final Subject HANAKO =
      new Subject("髙𠮷　花子", "タカヨシ　ハナコ", LocalDate.of(1990, 3, 27), Sex.FEMALE);

  private static final List<Caller> ASKED = new CopyOnWriteArrayList<>();
  private static final int ROWS = 3;

  /** How many times more a row goes between the pages. */
  private static final AtomicInteger GOING = new AtomicInteger();

  private static volatile int revokedFromPage = Integer.MAX_VALUE;
  private static RunningGateway gateway;
  private static HttpClient clinic;
  private static String token;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.start();
    RunningGateway.await(
        Future.all(
            gateway.bus.serve(
                MedicationApi.FOR_FACILITY,
                (caller, q) ->
                    allowed(caller, q.ref(), q.cursor())
                        .map(x -> new MedicationApi.Provided(HANAKO, medicines(q.cursor())))),
            gateway.bus.serve(
                CheckupApi.FOR_FACILITY,
                (caller, q) ->
                    allowed(caller, q.ref(), q.cursor())
                        .map(x -> new CheckupApi.Provided(HANAKO, checkups(q.cursor()))))));
    clinic = gateway.client(gateway.clinic);
    token = gateway.token();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void reset() {
    gateway.reset();
    ASKED.clear();
    GOING.set(0);
    revokedFromPage = Integer.MAX_VALUE;
  }

  @Test
  @DisplayName("薬剤情報は、すべての頁が一つの答えになり、どの頁も同じ要求として尋ねられる")
  void answersMedications() {
    HttpResponse<String> answer = get(clinic, token, MEDICATIONS);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    JsonObject body = new JsonObject(answer.body());
    assertThat(body.fieldNames())
        .containsExactlyInAnyOrder("ref", "firstMonth", "arrivedUntil", "medications");
    assertThat(body.getString("ref")).isEqualTo(FakeWorkers.REF.toString());
    assertThat(body.getString("firstMonth")).isEqualTo("2023-11");
    assertThat(body.getJsonArray("medications")).hasSize(3);
    assertThat(body.getJsonArray("medications").getJsonObject(1))
        .isEqualTo(
            new JsonObject()
                .put("dispensedOn", "2026-10-01")
                .put("institution", "架空薬局")
                .put("name", "架空錠1")
                .put("source", "CLAIM")
                .put("corrected", "2026-12"));
    assertThat(ASKED).hasSize(2).extracting(Caller::request).containsOnly(requestId(answer));
    assertThat(ASKED).extracting(Caller::id).containsOnly(RunningGateway.CLINIC_CODE);
  }

  @Test
  @DisplayName("健診結果は、項目まで一つの答えになる")
  void answersCheckups() {
    HttpResponse<String> answer = get(clinic, token, CHECKUPS);

    JsonObject body = new JsonObject(answer.body());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(body.fieldNames()).containsExactlyInAnyOrder("ref", "firstDay", "checkups");
    assertThat(body.getJsonArray("checkups")).hasSize(3);
    assertThat(
            body.getJsonArray("checkups")
                .getJsonObject(0)
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("value"))
        .isEqualTo("118");
  }

  @ParameterizedTest
  @DisplayName("読むあいだに行が動けば、はじめから読み直し、落とした行のある答えを出さない")
  @ValueSource(strings = {MEDICATIONS, CHECKUPS})
  void readsAnewWhereRowsMoved(String path) {
    GOING.set(2);
    HttpResponse<String> answer = get(clinic, token, path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String name = path.substring(path.lastIndexOf('/') + 1);
    assertThat(new JsonObject(answer.body()).getJsonArray(name)).hasSize(ROWS);
    assertThat(ASKED).hasSize(6);
  }

  @Test
  @DisplayName("行が動き続けるなら、欠けた答えより、後でと答える")
  void doesNotAnswerWhatKeepsMoving() {
    GOING.set(3);
    ProblemAnswer.of(get(clinic, token, MEDICATIONS)).is(503, "records-changing", "gateway");
  }

  @ParameterizedTest
  @DisplayName("頁の途中で取り消されれば、それまでの頁も出さない")
  @ValueSource(strings = {MEDICATIONS, CHECKUPS})
  void aRevocationInBetweenEndsTheAnswer(String path) {
    revokedFromPage = 1;

    HttpResponse<String> answer = get(clinic, token, path);

    ProblemAnswer.of(answer).is(403, "consent-revoked", "caller").hasNext();
    assertThat(answer.body()).doesNotContain("架空");
    assertThat(ASKED).hasSize(2);
  }

  @ParameterizedTest
  @DisplayName("知らない ref と ref でないものには、同意のない人と同じ 403 を返す")
  @ValueSource(strings = {"00000000-0000-4000-8000-0000000000ff", "1", "taro"})
  void unknownRefsAreAllAlike(String ref) {
    HttpResponse<String> answer = get(clinic, token, "/v1/patients/" + ref + "/medications");

    ProblemAnswer.of(answer).is(403, "consent-missing", "caller").hasNext();
    assertThat(new JsonObject(answer.body()).getString("detail")).isEqualTo("No consent.");
    assertThat(ASKED).hasSize(1);
  }

  @Test
  @DisplayName("③ 資格確認限定型の施設の求めも、断りを記録する役に届く")
  void aRefusalIsLeftToWhoeverRecordsIt() {
    Credential own = gateway.facilities.issue("bonesetter", TestPki.CLIENT);
    gateway.register("limited", "1310000003", FacilityKind.ELIGIBILITY_ONLY, Role.CLINIC, own);
    HttpClient client = gateway.client(own);

    HttpResponse<String> answer = get(client, tokenOf(client, "limited"), MEDICATIONS);

    ProblemAnswer.of(answer).is(403, "facility-kind-not-allowed", "caller");
    assertThat(ASKED).extracting(Caller::id).containsExactly("1310000003");
  }

  @Test
  @DisplayName("キオスクは、記録を尋ねることもできない")
  void aKioskMayNotAsk() {
    Credential own = gateway.facilities.issue("kiosk", TestPki.CLIENT);
    gateway.register("kiosk", "1310000004", FacilityKind.STANDARD, Role.KIOSK, own);
    HttpClient client = gateway.client(own);

    for (String path : List.of(MEDICATIONS, CHECKUPS)) {
      ProblemAnswer.of(get(client, tokenOf(client, "kiosk"), path))
          .is(403, "insufficient-scope", "caller");
    }
    assertThat(ASKED).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("HEAD や POST では、記録に触れずに断る")
  @ValueSource(strings = {"HEAD", "POST", "DELETE"})
  void onlyGetReads(String method) {
    HttpResponse<String> answer =
        RunningGateway.send(
            clinic,
            HttpRequest.newBuilder(gateway.at(MEDICATIONS))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET");
    assertThat(ASKED).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("Accept が求めれば、同じ記録を電文で答える。答えられない形なら、何も尋ねずに断る")
  @CsvSource({
    "application/xml, 200, 'application/xml; charset=UTF-8'",
    "application/xml;charset=shift_jis, 200, 'application/xml; charset=Shift_JIS'",
    "'application/json, application/xml;q=0.5', 200, application/json",
    "*/*, 200, application/json",
    "text/csv, 406, application/problem+json; charset=utf-8",
    "application/xml;charset=utf-16, 406, application/problem+json; charset=utf-8"
  })
  void answersInTheFormWanted(String accept, int status, String type) {
    for (String path : List.of(MEDICATIONS, CHECKUPS)) {
      ASKED.clear();
      HttpResponse<String> answer =
          RunningGateway.send(
              clinic,
              HttpRequest.newBuilder(gateway.at(path))
                  .GET()
                  .header("Accept", accept)
                  .header("Authorization", "Bearer " + token));

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      assertThat(answer.headers().firstValue("Content-Type")).contains(type);
      assertThat(answer.body().startsWith("<?xml")).isEqualTo(type.contains("xml"));
      assertThat(answer.body().contains("ame>タカヨシ　ハナコ</")).isEqualTo(type.contains("xml"));
      assertThat(ASKED).hasSize(status == 200 ? 2 : 0);
    }
  }

  private static Future<Void> allowed(Caller caller, UUID ref, int cursor) {
    ASKED.add(caller);
    if (!caller.id().equals(RunningGateway.CLINIC_CODE)) {
      return refused("facility-kind-not-allowed", "Not for this kind.");
    }
    if (!ref.equals(FakeWorkers.REF)) {
      return refused("consent-missing", "No consent.");
    }
    return cursor >= revokedFromPage
        ? refused("consent-revoked", "Revoked.")
        : Future.succeededFuture();
  }

  private static Future<Void> refused(String code, String detail) {
    return Future.failedFuture(new Fault(Fault.Kind.FORBIDDEN, code, detail));
  }

  private static Medicines medicines(int cursor) {
    return new Medicines(
        page(cursor, RecordsEndpointTest::medicine),
        Optional.of(YearMonth.of(2026, 10)),
        YearMonth.of(2023, 11),
        next(cursor));
  }

  private static Medicine medicine(int row) {
    return new Medicine(
        LocalDate.of(2026, 10, 2).minusDays(row),
        "架空薬局",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "架空錠" + row,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Medicine.Source.CLAIM,
        Optional.of(YearMonth.of(2026, 12)));
  }

  private static Checkups checkups(int cursor) {
    return new Checkups(
        page(cursor, RecordsEndpointTest::checkup), LocalDate.of(2021, 11, 1), next(cursor));
  }

  private static Checkup checkup(int row) {
    CheckupItem item =
        new CheckupItem(
            "9A751000000000001",
            "収縮期血圧",
            CheckupItem.Type.PQ,
            "118",
            Optional.of("mm[Hg]"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Checkup(LocalDate.of(2026 - row, 6, 1), "架空健診センター", List.of(item));
  }

  /** Two of the rows that are there, of which the first may have gone after the first page. */
  private static <R> List<R> page(int cursor, IntFunction<R> row) {
    int moved = cursor > 0 && GOING.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? 1 : 0;
    return IntStream.range(cursor + moved, Math.min(ROWS, cursor + moved + 2))
        .mapToObj(row)
        .toList();
  }

  private static Optional<Integer> next(int cursor) {
    return cursor + 2 < ROWS ? Optional.of(cursor + 2) : Optional.empty();
  }

  private static UUID requestId(HttpResponse<String> answer) {
    return UUID.fromString(answer.headers().firstValue("X-Request-Id").orElseThrow());
  }

  private static String tokenOf(HttpClient client, String clientId) {
    return new JsonObject(gateway.tokenRequest(client, clientId, "").body())
        .getString("access_token");
  }

  private static HttpResponse<String> get(HttpClient client, String token, String path) {
    return RunningGateway.send(
        client,
        HttpRequest.newBuilder(gateway.at(path)).GET().header("Authorization", "Bearer " + token));
  }
}
