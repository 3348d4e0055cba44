package tegata.acceptance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * nginx as a plain proxy in front of the same backend: client certificates in, kept-alive verified
 * HTTPS out, one worker.
 */
final class Nginx implements AutoCloseable {
  private final Process process;

  private Nginx(Process process) {
    this.process = process;
  }

  static Nginx start(Path folder, Path demo, int port, int backendPort) throws IOException {
    Files.createDirectories(folder.resolve("logs"));
    Path config = folder.resolve("nginx.conf");
    Files.writeString(
        config,
        """
        worker_processes 1;
        daemon off;
        user root;
        pid %1$s/nginx.pid;
        error_log %1$s/logs/error.log warn;
        events { worker_connections 1024; }
        http {
          access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          upstream backend { server 127.0.0.1:%4$d; keepalive 64; keepalive_requests 1000000; }
          server {
            listen 127.0.0.1:%3$d ssl;
            keepalive_requests 1000000;
            ssl_certificate %2$s/gateway/cert.pem;
            ssl_certificate_key %2$s/gateway/key.pem;
            ssl_client_certificate %2$s/trust/facility-ca.pem;
            ssl_verify_client on;
            location = /v1/eligibility {
              proxy_pass https://backend/eligibility;
              proxy_http_version 1.1;
              proxy_set_header Connection "";
              proxy_ssl_trusted_certificate %2$s/ca.pem;
              proxy_ssl_verify on;
              proxy_ssl_certificate %2$s/gateway-client/cert.pem;
              proxy_ssl_certificate_key %2$s/gateway-client/key.pem;
              proxy_ssl_name localhost;
            }
          }
        }
        """
            .formatted(folder, demo, port, backendPort));
    Process process =
        new ProcessBuilder("nginx", "-p", folder.toString(), "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("logs/out.log").toFile())
            .start();
    return new Nginx(process);
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
