package tegata.gateway.description;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Optional;
import tegata.gateway.body.ApiJson;
import tegata.gateway.fuzz.FuzzedRequest;
import tegata.gateway.problem.Problem;

/** 契約の検査: any bytes at all fit the contract, or are refused with the places. */
class BodyFuzzTest {
  private static final String TIME = "1m";
  private static final Contract CONTRACT = Contract.read();
  private static final List<BodySchema> SCHEMAS =
      CONTRACT.operations().stream()
          .map(operation -> CONTRACT.requestSchema(operation, ApiJson.TYPE))
          .flatMap(Optional::stream)
          .map(BodySchema::of)
          .toList();

  @FuzzTest(maxDuration = TIME)
  void body(byte[] content) {
    for (BodySchema schema : SCHEMAS) {
      try {
        ContractRules.check(FuzzedRequest.body(ApiJson.TYPE, content), schema);
      } catch (Problem refused) {
        // as it should
      }
    }
  }
}
