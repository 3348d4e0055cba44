package tegata.workers.audit;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import tegata.domain.audit.Entry;
import tegata.proof.Merkle;
import tegata.proof.SignedHead;
import tegata.workers.database.Jdbc;
import tegata.workers.fixture.TestDatabase;

/** Writers, orderers and keys upon a test's database. Persons are fictitious (架空). */
public final class LogFixture {
  public static final UUID HANAKO = UUID.fromString("00000000-0000-4000-8000-000000000001");

  /** Before there is any. */
  static final SignedHead NO_HEAD = signer().sign(new UUID(0, 0), 0, Merkle.EMPTY, Instant.EPOCH);

  private final TestDatabase database;

  public LogFixture(TestDatabase database) {
    this.database = database;
  }

  public Jdbc connect() throws SQLException {
    return Jdbc.connect(database.url(), database.user(), database.password(), false);
  }

  /** A plain connection of the application's role, for transactions that a test holds open. */
  public Connection raw() throws SQLException {
    Connection connection =
        DriverManager.getConnection(database.url(), database.user(), database.password());
    connection.setAutoCommit(false);
    return connection;
  }

  public static HeadSigner signer() {
    try {
      PrivateKeyInfo info =
          PrivateKeyInfoFactory.createPrivateKeyInfo(
              new Ed25519PrivateKeyParameters(new SecureRandom()));
      return new HeadSigner(info);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Appends entries about one person, each in a transaction of its own. */
  public void append(UUID person, int count) throws SQLException {
    try (Jdbc jdbc = connect()) {
      Audit audit = new Audit();
      for (int i = 0; i < count; i++) {
        jdbc.inTransaction(
            () -> {
              audit.append(jdbc, viewed(person));
              return null;
            });
      }
    }
  }

  /** Lets one orderer work until nothing waits. */
  public void order(HeadSigner signer) throws SQLException {
    try (Jdbc jdbc = connect()) {
      Orderer orderer = new Orderer(jdbc, signer);
      long deadline = System.nanoTime() + 20_000_000_000L;
      do {
        orderer.turn();
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("no head within 20 s");
        }
      } while (!isAllSigned(signer));
    }
  }

  private boolean isAllSigned(HeadSigner signer) {
    return database
        .value(
            """
            select size = (select max(size) from audit_head where key_id = '%s')
               and size = (select count(*) from audit_entry) from audit_tree
            """
                .formatted(signer.key().id()))
        .equals("t");
  }

  public static Entry viewed(UUID person) {
    return new Entry(
        Entry.Kind.RECORDS_VIEWED,
        Optional.of(person),
        new Entry.Actor("PATIENT", person.toString(), "架空 花子"),
        Set.of(Entry.Category.MEDICATION, Entry.Category.CHECKUP),
        Entry.Basis.SELF,
        Entry.Result.DONE,
        UUID.randomUUID(),
        Optional.empty());
  }
}
