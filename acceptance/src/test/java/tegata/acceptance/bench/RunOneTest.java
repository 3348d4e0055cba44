package tegata.acceptance.bench;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Runs one test class in a process of its own, with a guard off. Ends with 0 where all went well, 1
 * where a test failed, and 3 where none ran, or what they need did not start.
 */
public final class RunOneTest {
  private RunOneTest() {}

  /** The class in full. */
  public static void main(String[] args) {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    Launcher launcher = LauncherFactory.create();
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(args[0])).build(), summary);
    var result = summary.getSummary();
    if (result.getTestsFailedCount() > 0) {
      System.exit(1);
    }
    boolean ran = result.getContainersFailedCount() == 0 && result.getTestsSucceededCount() > 0;
    System.exit(ran ? 0 : 3);
  }
}
