package tegata.gateway.framing;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.httpproxy.HttpProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Proxies as a document of theirs would set them up, each in front of one backend. */
final class RelayingProxies implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final List<Process> processes = new ArrayList<>();
  private final Map<String, Integer> ports = new LinkedHashMap<>();

  private RelayingProxies() {}

  static RelayingProxies before(int backend, Path folder) throws Exception {
    RelayingProxies proxies = new RelayingProxies();
    proxies.nginx(backend, Files.createDirectories(folder.resolve("nginx")));
    proxies.haproxy(backend, folder);
    proxies.vertx(backend);
    for (int port : proxies.ports.values()) {
      awaitListening(port);
    }
    return proxies;
  }

  /** By name, the port each listens on. */
  Map<String, Integer> ports() {
    return ports;
  }

  private void nginx(int backend, Path folder) throws IOException {
    int port = free();
    Path config =
        Files.writeString(
            folder.resolve("nginx.conf"),
            """
            worker_processes 1;
            daemon off;
            user root;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log warn;
            events { worker_connections 256; }
            http {
              access_log off;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              upstream backend { server 127.0.0.1:%3$d; keepalive 8; }
              server {
                listen 127.0.0.1:%2$d;
                location / {
                  proxy_pass http://backend;
                  proxy_http_version 1.1;
                  proxy_set_header Connection "";
                }
              }
            }
            """
                .formatted(folder, port, backend));
    start(folder, "nginx", "-p", folder.toString(), "-c", config.toString());
    ports.put("nginx", port);
  }

  private void haproxy(int backend, Path folder) throws IOException {
    int port = free();
    Path config =
        Files.writeString(
            folder.resolve("haproxy.cfg"),
            """
            defaults
              mode http
              timeout connect 2s
              timeout client 5s
              timeout server 5s
            frontend in
              bind 127.0.0.1:%d
              default_backend out
            backend out
              server one 127.0.0.1:%d
            """
                .formatted(port, backend));
    start(folder, "haproxy", "-db", "-f", config.toString());
    ports.put("haproxy", port);
  }

  private void vertx(int backend) throws Exception {
    HttpProxy proxy = HttpProxy.reverseProxy(vertx.createHttpClient()).origin(backend, "127.0.0.1");
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(proxy)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(30, TimeUnit.SECONDS);
    ports.put("vertx-http-proxy", server.actualPort());
  }

  private void start(Path folder, String... command) throws IOException {
    processes.add(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(command[0] + ".out").toFile())
            .start());
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitListening(int port) throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    throw new IllegalStateException("nothing listens on " + port);
  }

  @Override
  public void close() {
    processes.forEach(Process::destroy);
    vertx.close();
  }
}
