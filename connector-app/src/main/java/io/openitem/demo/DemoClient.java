package io.openitem.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Calls the connector as a portal would, and the sandbox where the demo needs it. */
final class DemoClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CALL_LIMIT = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String api;
  private final String sandbox;

  DemoClient(String api, String sandbox) {
    this.api = api;
    this.sandbox = sandbox;
  }

  /** Where the sandbox's mail server listens. */
  static int mailPort(String sandbox) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox + "/control/mails/server"))
            .timeout(CALL_LIMIT)
            .build();
    return new DemoClient("", sandbox).send(request).path("port").asInt();
  }

  /** A token of the sandbox's issuer. */
  String token(String user) throws IOException, InterruptedException {
    String form = "grant_type=client_credentials&client_secret=sandbox&client_id=" + user;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox + "/issuer/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .timeout(CALL_LIMIT)
            .POST(BodyPublishers.ofString(form))
            .build();
    return send(request).path("access_token").asText();
  }

  /** Reads from the API. */
  JsonNode get(String token, String path) throws IOException, InterruptedException {
    return send(call(token, path).GET().build());
  }

  /** Posts JSON to the API. */
  JsonNode post(String token, String path, Map<String, String> headers, Object body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = call(token, path).header("Content-Type", "application/json");
    headers.forEach(request::header);
    return send(request.POST(BodyPublishers.ofString(JSON.writeValueAsString(body))).build());
  }

  /** Tells the processor where its events go. */
  void sendWebhooksTo(String url) throws IOException, InterruptedException {
    control("/control/stripe/webhook-url", Map.of("url", url));
  }

  /** Asks the sandbox's control endpoint to do something. */
  JsonNode control(String path, Object body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox + path))
            .header("Content-Type", "application/json")
            .timeout(CALL_LIMIT)
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build();
    return send(request);
  }

  private HttpRequest.Builder call(String token, String path) {
    return HttpRequest.newBuilder(URI.create(api + "/api/v1" + path))
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json")
        .timeout(CALL_LIMIT);
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(
          "%s %s was answered with %d: %s"
              .formatted(request.method(), request.uri(), response.statusCode(), response.body()));
    }
    return response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
  }
}
