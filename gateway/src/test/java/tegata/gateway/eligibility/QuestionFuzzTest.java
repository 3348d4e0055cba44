package tegata.gateway.eligibility;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Clock;
import tegata.gateway.fuzz.FuzzedRequest;
import tegata.gateway.problem.Problem;

/** 照会の本文: any bytes at all are a question, or refused with the reason. */
class QuestionFuzzTest {
  private static final String TIME = "1m";

  @FuzzTest(maxDuration = TIME)
  void json(byte[] content) {
    try {
      JsonQuestion.read(FuzzedRequest.body("application/json", content));
    } catch (Problem refused) {
      // as it should
    }
  }

  @FuzzTest(maxDuration = TIME)
  void xml(byte[] content) {
    try {
      XmlQuestion.read(FuzzedRequest.body("application/xml", content), Clock.systemUTC());
    } catch (Problem refused) {
      // as it should
    }
  }
}
