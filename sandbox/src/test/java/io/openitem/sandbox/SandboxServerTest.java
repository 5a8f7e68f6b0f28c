package io.openitem.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The frame: one server, several in one JVM, closed for good. */
final class SandboxServerTest {
  @Test
  void twoSandboxesServeSideBySide() throws Exception {
    try (SandboxServer one = SandboxServer.start(SandboxOptions.forTests());
        SandboxServer other = SandboxServer.start(SandboxOptions.forTests())) {

      assertThat(health(one.url())).isEqualTo(200);
      assertThat(health(other.url())).isEqualTo(200);
      assertThat(one.port()).isNotEqualTo(other.port());
    }
  }

  @Test
  void aTakenPortIsSaidPlainly() {
    try (SandboxServer one = SandboxServer.start(SandboxOptions.forTests())) {
      SandboxOptions same =
          new SandboxOptions(one.port(), Optional.empty(), 42, 100, Optional.empty());

      assertThatThrownBy(() -> SandboxServer.start(same)).isInstanceOf(IllegalStateException.class);
    }
  }

  private static int health(URI url) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url + "/control/health")).build(),
            BodyHandlers.ofString())
        .statusCode();
  }
}
