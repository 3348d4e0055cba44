package tegata.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tegata.formats.iryohixml.DocumentVerifier;
import tegata.formats.iryohixml.Refusal;
import tegata.node.ConfigException;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Verifies signed 医療費通知情報 XML files: by whom, and that nothing was changed since. Exit code 1 when one is not to be believed.")
final class TaxVerifyCommand implements Callable<Integer> {
  private static final int REFUSED = 1;

  @Option(
      names = "--trust",
      required = true,
      paramLabel = "PEM",
      description =
          "Certificates that are believed: of the signer, or of a CA that certified the signer. Those inside a file are never believed by themselves.")
  private Path trust;

  @Parameters(arity = "1..*", paramLabel = "FILE")
  private List<Path> files;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    DocumentVerifier verifier = new DocumentVerifier(trusted());
    PrintWriter out = spec.commandLine().getOut();
    int code = 0;
    for (Path file : files) {
      Optional<Refusal> refusal = verifier.verify(read(file), Instant.now());
      out.println(
          refusal
              .map(r -> "NG " + file + " [" + r.code() + "] " + r.sentence())
              .orElse("OK " + file));
      code = refusal.isPresent() ? REFUSED : code;
    }
    out.flush();
    return code;
  }

  private List<X509Certificate> trusted() {
    try (InputStream in = Files.newInputStream(trust)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (IOException | CertificateException e) {
      throw new ConfigException("no certificates (PEM) in " + trust);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ConfigException("cannot read " + file);
    }
  }
}
