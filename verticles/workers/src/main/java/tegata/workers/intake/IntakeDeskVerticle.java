package tegata.workers.intake;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.IntakeDeskApi;
import tegata.contract.IntakeDeskApi.Choose;
import tegata.contract.IntakeDeskApi.Decided;
import tegata.domain.staff.StaffRole;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.database.DatabaseConfig;
import tegata.workers.staff.Duty;

/** 運営者の机: what imports left to decide. */
public final class IntakeDeskVerticle extends VerticleBase {
  private final Bus bus;
  private final Database database;
  private final DatabaseConfig config;
  private final Path configDir;
  private final Clock clock;

  /**
   * @param config of the same database: what stands of claims is computed over a blocking
   *     connection
   */
  public IntakeDeskVerticle(
      Bus bus, Database database, DatabaseConfig config, Path configDir, Clock clock) {
    this.bus = bus;
    this.database = database;
    this.config = config;
    this.configDir = configDir;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    Audit audit = new Audit();
    ShowConflicts show = new ShowConflicts(vertx, database, audit);
    DecideClaim decide = new DecideClaim(config, configDir, clock, audit);
    return bus.serve(IntakeDeskApi.WAITING, show::show)
        .compose(x -> bus.serve(IntakeDeskApi.SETTLE, show::settle))
        .compose(
            x -> bus.serve(IntakeDeskApi.CHOOSE, (caller, order) -> choose(decide, caller, order)));
  }

  private Future<Decided> choose(DecideClaim decide, Caller caller, Choose order) {
    return Duty.required(
            database,
            caller,
            Set.of(StaffRole.OPERATOR),
            (tx, member) -> Future.succeededFuture(member))
        .compose(x -> vertx.executeBlocking(() -> decide.choose(caller, order), false))
        .map(Decided::new);
  }
}
