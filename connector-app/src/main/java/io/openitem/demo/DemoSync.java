package io.openitem.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Synchronises accounts and open items through the API, and shows how it goes. */
final class DemoSync {

  private static final long POLL_MILLIS = 500;

  private final DemoClient client;
  private final PrintWriter out;

  DemoSync(DemoClient client, PrintWriter out) {
    this.client = client;
    this.out = out;
  }

  void run() throws IOException, InterruptedException {
    String token = client.token("ops");
    JsonNode run = client.post(token, "/admin/syncs", Map.of(), Map.of("mode", "FULL"));
    String id = run.path("syncId").asText();
    while (run.path("state").asText().equals("RUNNING")) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      run = client.get(token, "/admin/syncs/" + id);
      out.printf(
          "sync      %s: %s of %s%n",
          run.path("step").asText("starting"),
          run.path("done").asText(),
          run.path("total").asText("?"));
    }
    if (!run.path("state").asText().equals("DONE")) {
      throw new IllegalStateException("the synchronisation did not finish: " + run);
    }
  }
}
