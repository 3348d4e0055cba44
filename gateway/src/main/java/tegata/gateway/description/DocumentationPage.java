package tegata.gateway.description;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The contract as one page: no script, nothing from elsewhere, and one style sheet that stands in
 * it, allowed by its hash. The same for everyone, so it is written once.
 *
 * @param policy value of Content-Security-Policy
 */
record DocumentationPage(Buffer html, String policy) {
  private static final String STYLE = "/tegata/gateway/docs.css";

  static DocumentationPage of(Contract contract) {
    String style = style();
    Map<String, Object> variables = Map.of("docs", DocumentationView.of(contract), "style", style);
    String html = engine().process("docs", new Context(Locale.JAPANESE, variables));
    return new DocumentationPage(Buffer.buffer(html), policy(style));
  }

  private static String policy(String style) {
    return "default-src 'none'; style-src 'sha256-"
        + sha256(style)
        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  private static TemplateEngine engine() {
    ClassLoaderTemplateResolver templates =
        new ClassLoaderTemplateResolver(DocumentationPage.class.getClassLoader());
    templates.setPrefix("tegata/gateway/");
    templates.setSuffix(".html");
    templates.setTemplateMode(TemplateMode.HTML);
    templates.setCharacterEncoding(StandardCharsets.UTF_8.name());
    TemplateEngine engine = new TemplateEngine();
    engine.setTemplateResolver(templates);
    return engine;
  }

  private static String style() {
    try (InputStream in = DocumentationPage.class.getResourceAsStream(STYLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
