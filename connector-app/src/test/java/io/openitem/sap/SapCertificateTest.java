package io.openitem.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.sap.WireServer.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X.509 against a TLS server that demands a client certificate; keytool makes the certificates. */
class SapCertificateTest {
  private static final String PASSWORD = "sandbox-only";

  private static Path dir = Path.of("");

  @BeforeAll
  static void makeCertificates(@TempDir Path given) throws Exception {
    dir = given;
    pair("sap", "localhost");
    pair("openitem", "openitem");
    pair("stranger", "stranger");
    trust("openitem", "server-trust");
    trust("sap", "client-trust");
  }

  @Test
  void certificateOpensTheConnectionAndNothingElseIsSent() throws Exception {
    try (WireServer server = demandingACertificate();
        SapConnection connection = connection(server, "openitem")) {
      SapAnswer answer = post(connection);

      assertThat(answer.effect()).isEqualTo(SapEffect.DONE);
      assertThat(server.requests()).hasSize(1);
      assertThat(server.requests().get(0).header("Authorization")).isEmpty();
    }
  }

  @Test
  void certificateThatTheServerDoesNotTrustPostsNothing() throws Exception {
    try (WireServer server = demandingACertificate();
        SapConnection connection = connection(server, "stranger")) {
      SapAnswer answer = post(connection);

      assertThat(answer).isNotInstanceOf(SapAnswer.Answered.class);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void serverThatWeDoNotTrustIsToldNothing() throws Exception {
    try (WireServer server = demandingACertificate();
        SapConnection connection =
            new SapConnection(
                "s4", SapSystem.at(server.url(), certificate("openitem")), Clock.systemUTC())) {
      SapAnswer answer = post(connection);

      assertThat(answer).isInstanceOf(SapAnswer.NotSent.class);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void keyStoreThatCannotBeOpenedIsFoundAtTheStart() {
    SapAuth wrong =
        new SapAuth.Certificate(dir.resolve("openitem.p12"), Secret.of("value:not-the-password"));

    assertThatThrownBy(
            () ->
                new SapConnection(
                    "s4",
                    SapSystem.at(URI.create("https://localhost:1"), wrong),
                    Clock.systemUTC()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("key or trust store")
        .hasMessageNotContaining("not-the-password");
  }

  private static SapAnswer post(SapConnection connection) {
    return connection.post("/sap/x", "text/xml", Map.of(), new byte[] {1});
  }

  private static SapConnection connection(WireServer server, String name) {
    SapSystem system =
        SapSystem.at(server.url(), certificate(name))
            .withTrust(
                new SapSystem.Trust(
                    dir.resolve("client-trust.p12"), Secret.of("value:" + PASSWORD)));
    return new SapConnection("s4", system, Clock.systemUTC());
  }

  private static SapAuth certificate(String name) {
    return new SapAuth.Certificate(dir.resolve(name + ".p12"), Secret.of("value:" + PASSWORD));
  }

  private static WireServer demandingACertificate() throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store("sap"), PASSWORD.toCharArray());
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(store("server-trust"));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
    SSLServerSocket socket =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    socket.setNeedClientAuth(true);
    return WireServer.over(socket, request -> Reply.of(200, "ok"));
  }

  private static KeyStore store(String name) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(dir.resolve(name + ".p12"))) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private static void pair(String name, String host) throws Exception {
    keytool(
        "-genkeypair",
        "-alias",
        name,
        "-keyalg",
        "EC",
        "-dname",
        "CN=" + host,
        "-validity",
        "2",
        "-ext",
        "SAN=dns:" + host,
        "-keystore",
        file(name),
        "-storepass",
        PASSWORD);
    keytool(
        "-exportcert",
        "-alias",
        name,
        "-file",
        dir.resolve(name + ".cer").toString(),
        "-keystore",
        file(name),
        "-storepass",
        PASSWORD);
  }

  private static void trust(String name, String into) throws Exception {
    keytool(
        "-importcert",
        "-noprompt",
        "-alias",
        name,
        "-file",
        dir.resolve(name + ".cer").toString(),
        "-keystore",
        file(into),
        "-storepass",
        PASSWORD);
  }

  private static String file(String name) {
    return dir.resolve(name + ".p12").toString();
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
