package tegata.gateway;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.gateway.limit.LimitsConfig;
import tegata.node.limit.Rate;

/** 計測とアクセスログは、同じ要求を同じ数だけ数える: 断ったものも、相手がいなくなったものも. */
class CountedRequestsTest {
  /** Of the clinic, so slowly filled that no test waits for it. */
  private static final int MOST = 16;

  private static final String HOST = "Host: localhost\r\n";

  @Test
  @DisplayName("通した要求も、400・401・404・413・429・503 も、途中で切れた要求も、一度ずつ同じ名で数えられる")
  void everyRequestIsCountedOnceInBoth() throws Exception {
    try (RunningGateway gateway =
            RunningGateway.start(
                new LimitsConfig(
                    Optional.of(new Rate(0.01, MOST)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        AccessLines lines = new AccessLines()) {
      int sent = askEverything(gateway);

      List<String> told = new ArrayList<>();
      for (int i = 0; i < sent; i++) {
        told.add(name(lines.next()));
      }
      assertThat(lines.isEmpty()).isTrue();
      assertThat(counted(gateway)).isEqualTo(told.stream().collect(groupingBy(x -> x, counting())));
      assertThat(told.stream().map(name -> name.split(" ")[2]))
          .contains("200", "400", "401", "404", "413", "429", "503");
      assertThat(told)
          .filteredOn(name -> name.endsWith(" caller-gone"))
          .as("gone, of %s", told)
          .hasSize(2);
    }
  }

  @Test
  @DisplayName("保険者ごとの問いの数は、成り行きごとに、アクセスログの行と合う")
  void everyQuestionIsCountedOnceInBoth() throws Exception {
    try (RunningGateway gateway = RunningGateway.start();
        AccessLines lines = new AccessLines()) {
      HttpClient clinic = gateway.client(gateway.clinic);
      String token = gateway.token();
      List<InsurerMode> modes =
          List.of(
              InsurerMode.ANSWERS,
              InsurerMode.ANSWERS_500,
              InsurerMode.ANSWERS_GARBAGE,
              InsurerMode.ANSWERS_ANOTHER_PERSON,
              InsurerMode.REPORTS_ERROR);
      ask(gateway, clinic, token);
      for (InsurerMode mode : modes) {
        gateway.second.behave(mode);
        ask(gateway, clinic, token, Questions.json().replace("06130488", "39130001"));
      }
      ask(gateway, clinic, token, Questions.json().replace("06130488", "63999997"));

      Map<String, Long> told = new HashMap<>();
      for (int i = 0; i < 3 + modes.size(); i++) {
        Map<String, String> line = lines.next();
        if (!line.get("insurer").isEmpty()) {
          told.merge(line.get("insurer") + " " + line.get("reason").isEmpty(), 1L, Long::sum);
        }
      }
      assertThat(told).isEqualTo(Map.of("first true", 1L, "second true", 1L, "second false", 4L));
      assertThat(questions(gateway)).isEqualTo(told);
      assertThat(
              gateway.metrics.find("tegata.insurer.questions").tag("insurer", "second").counters())
          .as("each failure by its own name")
          .hasSizeGreaterThanOrEqualTo(4);
    }
  }

  private static Map<String, Long> questions(RunningGateway gateway) {
    return gateway.metrics.find("tegata.insurer.questions").counters().stream()
        .collect(
            groupingBy(
                counter ->
                    counter.getId().getTag("insurer")
                        + " "
                        + "answered".equals(counter.getId().getTag("result")),
                summingLong(counter -> (long) counter.count())));
  }

  /** How many requests that were. */
  private static int askEverything(RunningGateway gateway) throws IOException {
    HttpClient clinic = gateway.client(gateway.clinic);
    String token = gateway.token();
    ask(gateway, clinic, token);
    send(gateway, "GET /docs HTTP/1.1\r\n" + HOST + HOST + "\r\n");
    send(gateway, "no request\r\n\r\n");
    gateway.get(clinic, "/v1/deregistrations");
    gateway.get(clinic, "/nowhere");
    send(gateway, question(token, " ".repeat(300 * 1024)));
    send(
        gateway,
        "GET /nowhere HTTP/1.1\r\n"
            + HOST
            + "\r\nGET /docs HTTP/1.1\r\nConnection: close\r\n"
            + HOST
            + "\r\n");
    gateway.first.behave(InsurerMode.ANSWERS_503);
    ask(gateway, clinic, token);
    gateway.first.behave(InsurerMode.HANGS);
    abandon(gateway, question(token, Questions.json()));
    abandon(gateway, question(token, Questions.json()).replaceFirst("}$", ""));
    gateway.first.behave(InsurerMode.ANSWERS);
    for (int i = 0; i < MOST; i++) {
      ask(gateway, clinic, token);
    }
    return 12 + MOST;
  }

  private static void ask(RunningGateway gateway, HttpClient clinic, String token) {
    ask(gateway, clinic, token, Questions.json());
  }

  private static void ask(
      RunningGateway gateway, HttpClient clinic, String token, String question) {
    gateway.post(
        clinic,
        "/v1/eligibility",
        "application/json",
        question,
        "Authorization",
        "Bearer " + token);
  }

  /** Sends what no HTTP client would, and reads until the gateway closes. */
  private static void send(RunningGateway gateway, String request) throws IOException {
    try (SSLSocket socket = gateway.socket()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      RawExchange.receive(socket, 20_000);
    }
  }

  private static String question(String token, String body) {
    return "POST /v1/eligibility HTTP/1.1\r\n"
        + HOST
        + "Authorization: Bearer "
        + token
        + "\r\nContent-Type: application/json\r\nContent-Length: "
        + body.getBytes(StandardCharsets.UTF_8).length
        + "\r\n\r\n"
        + body;
  }

  /** Sends, and goes away before an answer can have come. */
  private static void abandon(RunningGateway gateway, String request) throws IOException {
    try (SSLSocket socket = gateway.socket()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    }
  }

  private static String name(Map<String, String> line) {
    return Stream.of("method", "route", "status", "reason")
        .map(line::get)
        .collect(Collectors.joining(" "));
  }

  private static Map<String, Long> counted(RunningGateway gateway) {
    return gateway.metrics.find("tegata.gateway.requests").timers().stream()
        .collect(Collectors.toMap(timer -> name(tags(timer)), Timer::count));
  }

  private static Map<String, String> tags(Timer timer) {
    return timer.getId().getTags().stream()
        .collect(Collectors.toMap(tag -> tag.getKey(), tag -> tag.getValue()));
  }
}
