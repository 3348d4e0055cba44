package tegata.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** 資格有効性: every one of the six comes out of the whole path, in every form. */
@ExtendWith(SharedSystem.class)
class ValidityTest {
  private static final Pattern VALIDITY =
      Pattern.compile("<QualificationValidity>(.)</QualificationValidity>");

  private enum Example {
    VALID("1"),
    LOST("2"),
    MOVED("3"),
    WRONG_BIRTHDATE("4"),
    TWINS_WITHOUT_BRANCH("5"),
    ASSISTANCE_UNREGISTERED("6");

    private final String code;

    Example(String code) {
      this.code = code;
    }

    Question in(RunningSystem system) {
      return switch (this) {
        case VALID -> Question.about(system.person("見本　花子"));
        case LOST -> Question.about(system.person("例示　喪一"));
        case MOVED -> formerOf(system);
        case WRONG_BIRTHDATE -> wrongBirthdate(Question.about(system.person("見本　花子")));
        case TWINS_WITHOUT_BRANCH -> Question.about(system.person("見本　つぼみ")).withoutBranch();
        case ASSISTANCE_UNREGISTERED -> Question.about(system.person("架空　扶美"));
      };
    }

    /** 例示　転 as he was insured before he moved. */
    private static Question formerOf(RunningSystem system) {
      JsonObject colleague = system.person("見本　無記");
      return Question.about(system.person("例示　転"))
          .at(
              colleague.getString("insurerNumber"),
              colleague.getString("insuredCardSymbol"),
              "５０１４");
    }

    private static Question wrongBirthdate(Question question) {
      return question.born(question.birthdate().plusDays(1));
    }
  }

  private RunningSystem system;
  private Clinic clinic;
  private int port;
  private String token;

  @BeforeEach
  void begin(RunningSystem shared) {
    system = shared;
    clinic = Clinic.first(system);
    port = system.ports().gateway();
    token = clinic.token(port);
  }

  @ParameterizedTest
  @EnumSource(Example.class)
  @DisplayName("JSON で尋ねると、資格有効性 1 から 6 がそれぞれ返る")
  void answersInJson(Example example) {
    HttpResponse<String> answer =
        clinic.post(port, "/v1/eligibility", token, example.in(system).json());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonObject body = new JsonObject(answer.body());
    assertThat(body.getString("qualificationValidity")).isEqualTo(example.code);
    boolean knowsNobody = example == Example.WRONG_BIRTHDATE || example.code.equals("5");
    assertThat(body.getJsonArray("results").isEmpty()).isEqualTo(knowsNobody);
  }

  @ParameterizedTest
  @EnumSource(Example.class)
  @DisplayName("UTF-8 の OQS XML で尋ねると、同じ文字コードで返る")
  void answersInUtf8(Example example) {
    assertThat(validity(example, "UTF-8")).contains(example.code);
  }

  @ParameterizedTest
  @EnumSource(Example.class)
  @DisplayName("Shift_JIS の OQS XML で尋ねると、同じ文字コードで返る")
  void answersInShiftJis(Example example) {
    assertThat(validity(example, "Shift_JIS")).contains(example.code);
  }

  private Optional<String> validity(Example example, String encoding) {
    byte[] question = example.in(system).oqs(clinic.code(), "acceptance", encoding);
    HttpResponse<byte[]> answer =
        clinic.post(port, "/v1/eligibility", token, "application/xml", question);
    String text = new String(answer.body(), Question.charset(encoding));

    assertThat(answer.statusCode()).as(text).isEqualTo(200);
    assertThat(text).startsWith("<?xml version=\"1.0\" encoding=\"" + encoding + "\"");
    assertThat(text).contains("<ArbitraryFileIdentifier>acceptance</ArbitraryFileIdentifier>");
    Matcher matcher = VALIDITY.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
