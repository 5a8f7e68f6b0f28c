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
      show(run);
    }
    if (!run.path("state").asText().equals("DONE")) {
      throw new IllegalStateException("the synchronisation did not finish: " + run);
    }
  }

  private void show(JsonNode run) {
    boolean counting = run.path("total").isNumber();
    out.println(
        "sync      "
            + run.path("step").asText("starting")
            + (counting
                ? ": " + run.path("done").asText() + " of " + run.path("total").asText()
                : ""));
  }
}
