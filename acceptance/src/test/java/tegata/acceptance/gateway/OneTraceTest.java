package tegata.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Span;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.acceptance.system.Await;
import tegata.acceptance.system.Collector;
import tegata.acceptance.system.Member;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** トレース over the whole path, as a collector gets it over the wire. */
@ExtendWith(SharedSystem.class)
class OneTraceTest {
  private RunningSystem system;
  private Collector collector;
  private Member member;

  @BeforeEach
  void begin(RunningSystem shared) {
    system = shared;
    collector = Collector.start();
    member =
        system.addMember(
            1,
            "workers,gateway",
            new JsonObject(),
            new JsonObject()
                .put("telemetry", new JsonObject().put("endpoint", collector.endpoint())));
  }

  @AfterEach
  void end() {
    member.jvm().stop();
    collector.close();
  }

  @Test
  @DisplayName("資格確認一つが、門・バス・SQL・保険者の一本のトレースになり、人のことは一字も出ていかない")
  void oneQuestionIsOneTrace() {
    JsonObject person = system.person("見本　花子");
    Clinic clinic = Clinic.first(system);
    int port = member.ports().gateway();

    HttpResponse<String> answer =
        clinic.post(port, "/v1/eligibility", clinic.token(port), Question.about(person).json());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Await.until("the question's trace", Duration.ofSeconds(60), this::isWhole);
    assertThat(server()).hasSize(1);
    List<Span> trace = trace();
    assertThat(trace)
        .extracting(Span::getName)
        .contains("send eligibility.admit", "process eligibility.admit")
        .contains("send eligibility.record", "process eligibility.record")
        .contains("Query", "POST");
    assertThat(collector.spans())
        .filteredOn(span -> span.getName().endsWith("eligibility.admit"))
        .extracting(Span::getTraceId)
        .containsOnly(server().get(0).getTraceId());
    assertThat(trace)
        .filteredOn(span -> span.getName().equals("Query"))
        .allSatisfy(span -> assertThat(span.toString()).contains("db.query.text"));
    assertThat(collector.bytes())
        .contains("/v1/eligibility")
        .doesNotContain(
            person.getString("name"),
            person.getString("insuredCardSymbol"),
            person.getString("insuredIdentificationNumber"),
            person.getString("birthdate"),
            person.getString("birthdate").replace("-", ""),
            person.getString("kana"));
  }

  /** The root is there, and of every other span the one it hangs under. */
  private boolean isWhole() {
    if (server().isEmpty()) {
      return false;
    }
    Set<ByteString> known = trace().stream().map(Span::getSpanId).collect(Collectors.toSet());
    return trace().stream()
        .filter(span -> !span.getSpanId().equals(server().get(0).getSpanId()))
        .allMatch(span -> known.contains(span.getParentSpanId()));
  }

  private List<Span> trace() {
    return collector.spans().stream()
        .filter(span -> span.getTraceId().equals(server().get(0).getTraceId()))
        .toList();
  }

  private List<Span> server() {
    return collector.spans().stream()
        .filter(span -> span.getName().equals("POST /v1/eligibility"))
        .toList();
  }
}
