package tegata.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.proof.StatementCheck.Fault;

class StatementCheckTest {
  private static final LocalDate FROM = LocalDate.of(2026, 4, 1);
  private static final LocalDate TO = LocalDate.of(2026, 4, 30);

  private Signer signer;
  private List<LoggedEntry> log;
  private SignedHead head;

  @BeforeEach
  void logOfFive() throws GeneralSecurityException {
    signer = Signer.fresh();
    log = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      log.add(Entries.viewed(i, Instant.parse("2026-04-0" + i + "T03:00:00Z")));
    }
    head = signer.sign(5, tree().root());
  }

  @Test
  @DisplayName("ログにあるとおりの証明書には何の問題もない")
  void good() {
    assertThat(StatementCheck.check(statement(row(4), row(1)), Optional.of(signer.key().id())))
        .isEmpty();
  }

  @Test
  @DisplayName("公開された鍵と違う鍵の証明書は、署名が正しくても通らない")
  void anotherKey() throws GeneralSecurityException {
    assertThat(fault(statement(row(1)), Optional.of(Signer.fresh().key().id())))
        .contains(Fault.KEY_NOT_THE_EXPECTED);
  }

  @Test
  @DisplayName("書き換えた行、他人の行、期間の外の行、二度載せた行は見つかる")
  void badRows() {
    ProvenEntry good = row(1);
    LoggedEntry later = Entries.viewed(2, Instant.parse("2026-04-02T03:00:01Z"));
    assertThat(fault(statement(new ProvenEntry(later, good.leaf(), good.path()))))
        .contains(Fault.NOT_IN_LOG);
    assertThat(fault(statement(good, good))).contains(Fault.TWICE);
    assertThat(
            fault(
                new Statement(
                    Statement.FORMAT,
                    UUID.randomUUID(),
                    FROM,
                    TO,
                    head.line(),
                    signer.key().encoded(),
                    List.of(good))))
        .contains(Fault.OTHER_PERSON);
    assertThat(
            fault(
                new Statement(
                    Statement.FORMAT,
                    Entries.HANAKO,
                    TO,
                    TO,
                    head.line(),
                    signer.key().encoded(),
                    List.of(good))))
        .contains(Fault.OUTSIDE_DAYS);
  }

  @Test
  @DisplayName("署名のない先頭、知らない書式、壊れた証明は見つかる")
  void badWhole() {
    String forged = head.line().replace(" 5 ", " 6 ");
    assertThat(
            fault(
                new Statement(
                    Statement.FORMAT,
                    Entries.HANAKO,
                    FROM,
                    TO,
                    forged,
                    signer.key().encoded(),
                    List.of())))
        .contains(Fault.SIGNATURE);
    assertThat(
            fault(
                new Statement(
                    "tegata-statement/9",
                    Entries.HANAKO,
                    FROM,
                    TO,
                    head.line(),
                    signer.key().encoded(),
                    List.of())))
        .contains(Fault.FORMAT);
    assertThat(fault(statement(new ProvenEntry(log.get(1), 1, List.of("?")))))
        .contains(Fault.FORMAT);
  }

  private Optional<Fault> fault(Statement statement) {
    return fault(statement, Optional.empty());
  }

  private static Optional<Fault> fault(Statement statement, Optional<String> key) {
    return StatementCheck.check(statement, key).map(StatementCheck.Finding::fault);
  }

  private Statement statement(ProvenEntry... rows) {
    return new Statement(
        Statement.FORMAT,
        Entries.HANAKO,
        FROM,
        TO,
        head.line(),
        signer.key().encoded(),
        List.of(rows));
  }

  private ProvenEntry row(int leaf) {
    return new ProvenEntry(
        log.get(leaf), leaf, tree().inclusion(leaf).stream().map(Hash::toString).toList());
  }

  private NaiveTree tree() {
    return new NaiveTree(log.stream().map(LoggedEntry::leaf).toList());
  }
}
