package tegata.simulators.card;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.simulators.card.Cards.LOGIN;
import static tegata.simulators.card.Cards.challenge;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinLockTest {

  @TempDir Path directory;

  @Test
  @DisplayName("暗証番号を3回まちがえるとロックされ、正しい暗証番号も見ない")
  void locksAfterThreeWrongPins() {
    CardBox box = Cards.box(directory);

    assertThat(sign(box, "0000")).isEqualTo(new SignOutcome.WrongPin(2));
    assertThat(sign(box, "0000")).isEqualTo(new SignOutcome.WrongPin(1));
    assertThat(sign(box, "0000")).isEqualTo(new SignOutcome.WrongPin(0));
    assertThat(sign(box, "1234")).isEqualTo(new SignOutcome.Locked());
    assertThat(box.locked("CARD1")).contains(true);
  }

  @Test
  @DisplayName("正しい暗証番号で、まちがいの回数は0にもどる")
  void aCorrectPinResetsTheCount() {
    CardBox box = Cards.box(directory);

    sign(box, "0000");
    sign(box, "0000");
    assertThat(sign(box, "1234")).isInstanceOf(SignOutcome.Signed.class);
    assertThat(sign(box, "0000")).isEqualTo(new SignOutcome.WrongPin(2));
  }

  @Test
  @DisplayName("まちがいの回数は再起動しても残る")
  void triesSurviveARestart() {
    sign(Cards.box(directory), "0000");
    sign(Cards.box(directory), "0000");
    assertThat(sign(Cards.box(directory), "0000")).isEqualTo(new SignOutcome.WrongPin(0));
    assertThat(sign(Cards.box(directory), "1234")).isEqualTo(new SignOutcome.Locked());
  }

  @Test
  @DisplayName("50件を同時に試しても、照合されるのは3件まで")
  void fiftyParallelTriesEvaluateThree() throws Exception {
    CardBox box = Cards.box(directory);
    ExecutorService threads = Executors.newFixedThreadPool(50);
    CountDownLatch start = new CountDownLatch(1);
    try {
      Callable<SignOutcome> attempt =
          () -> {
            start.await();
            return sign(box, "9999");
          };
      List<Future<SignOutcome>> attempts =
          IntStream.range(0, 50).mapToObj(i -> threads.submit(attempt)).toList();
      start.countDown();

      int evaluated = 0;
      for (Future<SignOutcome> outcome : attempts) {
        evaluated += outcome.get() instanceof SignOutcome.WrongPin ? 1 : 0;
      }
      assertThat(evaluated).isEqualTo(3);
      assertThat(sign(box, "1234")).isEqualTo(new SignOutcome.Locked());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @DisplayName("ロックされたカードでも、医療機関では顔認証で署名できる。ログインはできない")
  void aLockedCardStillWorksByFaceAtAFacility() {
    CardBox box = Cards.box(directory);

    assertThat(box.signByFace("LOCKED", challenge(Cards.ELIGIBILITY)))
        .isInstanceOf(SignOutcome.Signed.class);
    assertThat(box.signByFace("LOCKED", challenge(LOGIN))).isEqualTo(new SignOutcome.PinRequired());
    assertThat(box.signWithPin("LOCKED", "1234", challenge(LOGIN)))
        .isEqualTo(new SignOutcome.Locked());
  }

  @Test
  @DisplayName("顔認証マイナンバーカードに暗証番号はない。知らないカードは知らないと答える")
  void faceOnlyAndUnknownCards() {
    CardBox box = Cards.box(directory);

    assertThat(box.signWithPin("FACE", "1234", challenge(LOGIN)))
        .isEqualTo(new SignOutcome.NoPinOnCard());
    assertThat(box.signByFace("FACE", challenge(Cards.ELIGIBILITY)))
        .isInstanceOf(SignOutcome.Signed.class);
    assertThat(box.signWithPin("NOBODY", "1234", challenge(LOGIN)))
        .isEqualTo(new SignOutcome.UnknownCard());
  }

  private static SignOutcome sign(CardBox box, String pin) {
    return box.signWithPin("CARD1", pin, challenge(LOGIN));
  }
}
