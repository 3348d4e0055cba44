package tegata.formats.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import tegata.formats.Findings;
import tegata.formats.SourceFormat;
import tegata.formats.claim.Claim;
import tegata.formats.claim.ClaimEntry;
import tegata.formats.claim.ClaimFigures;
import tegata.formats.claim.ClaimReader;
import tegata.formats.claim.ClaimSubject;
import tegata.formats.claim.ClaimText;
import tegata.formats.claim.Corrections;
import tegata.formats.claim.DrugRows;
import tegata.formats.claim.PointsCheck;
import tegata.formats.claim.TreatmentRows;
import tegata.formats.decision.DecisionsCsv;
import tegata.formats.echeckup.CheckupBundle;
import tegata.formats.facilities.FacilitiesCsv;
import tegata.formats.insurers.InsurersCsv;
import tegata.formats.jahis.JahisFile;
import tegata.formats.kenshin.CheckupCda;
import tegata.formats.master.MasterCsv;
import tegata.formats.myna.MynaExpenseCsv;
import tegata.formats.oqs.OqsXml;
import tegata.formats.oqs.Prescriptions;
import tegata.formats.people.PeopleCsv;
import tegata.formats.staff.StaffCsv;

/**
 * Any bytes at all: a parser finds fault with them, and neither fails, hangs nor fills the memory.
 *
 * <p>In the ordinary tests the inputs in {@code ParsersFuzzTestInputs} are replayed; {@code
 * ./tegata bench fuzz} looks for others, a minute for each parser, and puts what it finds beside
 * them.
 */
class ParsersFuzzTest {
  private static final String TIME = "1m";

  /** Of a processor's time, for some kilobytes; a busy machine finds nothing that is not there. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @FuzzTest(maxDuration = TIME)
  void claims(byte[] content) {
    inTime(
        () -> {
          ClaimReader reader = new ClaimReader(new ByteArrayInputStream(content), new Findings());
          for (Optional<ClaimEntry> e = next(reader); e.isPresent(); e = next(reader)) {
            if (e.get() instanceof Claim claim) {
              use(Corrections.original(claim));
              Corrections.applied(claim).ifPresent(ParsersFuzzTest::use);
            }
          }
        });
  }

  @FuzzTest(maxDuration = TIME)
  void people(byte[] content) {
    inTime(() -> PeopleCsv.read(content));
  }

  @FuzzTest(maxDuration = TIME)
  void facilities(byte[] content) {
    inTime(() -> FacilitiesCsv.read(content));
  }

  @FuzzTest(maxDuration = TIME)
  void insurers(byte[] content) {
    inTime(() -> InsurersCsv.read(content));
  }

  @FuzzTest(maxDuration = TIME)
  void staff(byte[] content) {
    inTime(() -> StaffCsv.read(content));
  }

  @FuzzTest(maxDuration = TIME)
  void masters(byte[] content) {
    inTime(() -> MasterCsv.read(content));
  }

  @FuzzTest(maxDuration = TIME)
  void expenses(byte[] content) {
    inTime(() -> MynaExpenseCsv.read(content));
  }

  @FuzzTest(maxDuration = TIME)
  void notebook(byte[] content) {
    inTime(() -> JahisFile.read(content));
  }

  @FuzzTest(maxDuration = TIME)
  void checkupJson(byte[] content) {
    inTime(() -> CheckupBundle.read(content));
  }

  @FuzzTest(maxDuration = TIME)
  void checkupXml(byte[] content) {
    inTime(() -> CheckupCda.read(content));
  }

  @FuzzTest(maxDuration = TIME)
  void question(byte[] content) {
    inTime(() -> OqsXml.readRequest(content));
  }

  @FuzzTest(maxDuration = TIME)
  void answer(byte[] content) {
    inTime(() -> OqsXml.readResponse(content));
  }

  @FuzzTest(maxDuration = TIME)
  void prescriptions(byte[] content) {
    inTime(() -> Prescriptions.read(content));
  }

  @FuzzTest(maxDuration = TIME)
  void decisions(byte[] content) {
    inTime(() -> DecisionsCsv.read(content));
  }

  @FuzzTest(maxDuration = TIME)
  void detection(byte[] content) {
    inTime(() -> SourceFormat.detect(content, "file"));
  }

  /** What an import does with a claim that was read. */
  private static void use(Claim claim) {
    PointsCheck.check(claim, new Findings());
    ClaimSubject.of(claim);
    ClaimFigures.of(claim);
    DrugRows.of(claim).count();
    TreatmentRows.of(claim).count();
    ClaimText.write(claim);
  }

  private static Optional<ClaimEntry> next(ClaimReader reader) {
    try {
      return reader.next();
    } catch (IOException e) {
      throw new IllegalStateException("memory can always be read", e);
    }
  }

  private static void inTime(Runnable work) {
    long begun = THREADS.getCurrentThreadCpuTime();
    work.run();
    if (THREADS.getCurrentThreadCpuTime() - begun > LONGEST.toNanos()) {
      throw new AssertionError("it took longer than " + LONGEST);
    }
  }
}
