package tegata.acceptance.portal;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tegata.acceptance.system.RunningSystem;

/**
 * A patient's browser without pages: keeps cookies, follows nothing by itself. It names the
 * portal's one origin whichever member it talks to, as behind a load balancer.
 */
public final class Browser {
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Map<String, String> cookies = new ConcurrentHashMap<>();
  private final RunningSystem system;
  private final URI origin;
  private int port;

  public Browser(RunningSystem system) {
    this.system = system;
    this.origin = URI.create(system.ready().getString("portal"));
    this.port = origin.getPort();
  }

  /** From now on talks to the member whose portal has this port. */
  public Browser at(int memberPort) {
    this.port = memberPort;
    return this;
  }

  /** The cookies held, by name. */
  public Map<String, String> cookies() {
    return cookies;
  }

  public Page get(String path) {
    return send(request(path).GET());
  }

  /** Sends a form with the token that pages of this session carry. */
  public Page submit(String path, Map<String, String> fields) {
    Map<String, String> all = new TreeMap<>(fields);
    all.put("_form", get("/logout").html().select("input[name=_form]").val());
    return post(path, all);
  }

  /** Sends a form. */
  public Page post(String path, Map<String, String> fields) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(fields))));
  }

  /** Logs in with a person's card. */
  public Browser logIn(JsonObject person) {
    Page page = get(cardReturns(challenge(), person));
    if (!page.location().equals("/home")) {
      throw new IllegalStateException(person.getString("name") + ": " + page.heading());
    }
    return this;
  }

  /** Begins a login; the challenge behind the login page's link to the card reader. */
  public String challenge() {
    String link = get("/login").html().select("a[href*=/authenticate]").attr("href");
    String query = URI.create(link).getRawQuery().split("&")[0];
    return URLDecoder.decode(query.substring("challenge=".length()), StandardCharsets.UTF_8);
  }

  /** The person's card signs, and the reader brings the result back; where it leads. */
  public String cardReturns(String challenge, JsonObject person) {
    JsonObject signed = new CardReader(system).sign(person, challenge);
    return cardReturns(challenge, signed.getString("certificate"), signed.getString("signature"))
        .location();
  }

  /** The reader's form: from another site, so without cookies. */
  public Page cardReturns(String challenge, String certificate, String signature) {
    return new Browser(system)
        .at(port)
        .post(
            "/login/return",
            Map.of("challenge", challenge, "certificate", certificate, "signature", signature));
  }

  private Page send(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), BodyHandlers.ofByteArray());
      answer.headers().allValues("Set-Cookie").forEach(this::keep);
      return new Page(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(30))
            .header("Host", origin.getAuthority());
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  private void keep(String setCookie) {
    for (HttpCookie cookie : HttpCookie.parse(setCookie)) {
      if (cookie.getMaxAge() == 0) {
        cookies.remove(cookie.getName());
      } else {
        cookies.put(cookie.getName(), cookie.getValue());
      }
    }
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
