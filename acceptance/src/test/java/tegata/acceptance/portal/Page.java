package tegata.acceptance.portal;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** What the portal answered. */
public record Page(HttpResponse<byte[]> answer) {
  public int status() {
    return answer.statusCode();
  }

  public byte[] bytes() {
    return answer.body();
  }

  public String text() {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  public Document html() {
    return Jsoup.parse(text());
  }

  /** The main heading. */
  public String heading() {
    return html().select("h1").text();
  }

  /** Where it leads, empty text where nowhere. */
  public String location() {
    return answer.headers().firstValue("Location").orElse("");
  }
}
