package io.openitem.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How a portal talks to the connector, with tokens of the sandbox's issuer. Thread-safe. */
public final class Portal {
  private static final long SYNC_POLL_MILLIS = 500;

  private final HttpJson http;
  private final String connectorUrl;
  private final String sandboxUrl;

  /** Talks to the connector and the issuer at these addresses. */
  public Portal(HttpJson http, String connectorUrl, String sandboxUrl) {
    this.http = http;
    this.connectorUrl = connectorUrl;
    this.sandboxUrl = sandboxUrl;
  }

  /** What it talks through. */
  public HttpJson http() {
    return http;
  }

  /** The address of an operation. */
  public String api(String path) {
    return connectorUrl + "/api/v1" + path;
  }

  /** The header that says who calls; valid for an hour. */
  public Map<String, String> bearer(String user) throws IOException, InterruptedException {
    String form = "grant_type=client_credentials&client_secret=sandbox&client_id=" + user;
    JsonNode token = http.postForm(sandboxUrl + "/issuer/token", form).required(200);
    return Map.of("Authorization", "Bearer " + token.path("access_token").asText());
  }

  /**
   * Loads accounts and open items from SAP.
   *
   * @throws IllegalStateException when the run fails
   */
  public void synchronise(PrintWriter out) throws IOException, InterruptedException {
    Map<String, String> ops = bearer("ops");
    JsonNode run = http.post(api("/admin/syncs"), ops, Map.of("mode", "FULL")).required(202);
    String id = run.path("syncId").asText();
    long start = System.nanoTime();
    while (run.path("state").asText().equals("RUNNING")) {
      TimeUnit.MILLISECONDS.sleep(SYNC_POLL_MILLIS);
      run = http.get(api("/admin/syncs/" + id), ops).required(200);
    }
    if (!run.path("state").asText().equals("DONE")) {
      throw new IllegalStateException("the synchronisation did not finish: " + run);
    }
    out.printf("sync       done in %.1f s%n", (System.nanoTime() - start) / 1e9);
  }
}
