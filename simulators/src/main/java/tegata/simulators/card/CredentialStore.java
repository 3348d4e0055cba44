package tegata.simulators.card;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import tegata.simulators.files.WorldFiles;

/**
 * Keys and certificates made once and kept: {@code <name>.pem} and {@code <name>.key.pem} in one
 * private directory. Different names may be asked for in parallel.
 */
public final class CredentialStore {

  private final Path directory;

  /** A store in this directory, which is created when missing. */
  public CredentialStore(Path directory) {
    this.directory = WorldFiles.directory(directory);
  }

  /** The credential of that name; made by the supplier the first time. */
  public Credential getOrMake(String name, Supplier<Credential> make) {
    Path certificate = certificateFile(name);
    Path key = keyFile(name);
    if (Files.exists(certificate)) {
      return new Credential(
          Pem.key(WorldFiles.read(key)), Pem.certificates(WorldFiles.read(certificate)).get(0));
    }
    Credential made = make.get();
    // The certificate last: while it is absent, a start that was killed here begins again.
    WorldFiles.write(key, Pem.key(made.key()));
    WorldFiles.write(certificate, Pem.certificates(List.of(made.certificate())));
    return made;
  }

  /** Where the certificate of that name lies. */
  public Path certificateFile(String name) {
    return directory.resolve(name + ".pem");
  }

  /** Where the private key of that name lies. */
  public Path keyFile(String name) {
    return directory.resolve(name + ".key.pem");
  }
}
