package io.openitem.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Calls the API and the sandbox's control endpoint as an outsider would. */
final class Portal {

  static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String api;
  private final String sandbox;
  private final UnaryOperator<String> tokens;

  Portal(String api, String sandbox) {
    this.api = api;
    this.sandbox = sandbox;
    this.tokens = this::token;
  }

  /**
   * With tokens of another issuer.
   *
   * @param tokens user to token
   */
  Portal(String api, String sandbox, UnaryOperator<String> tokens) {
    this.api = api;
    this.sandbox = sandbox;
    this.tokens = tokens;
  }

  /** An answer. */
  record Answer(int status, JsonNode body) {}

  String token(String user) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox + "/issuer/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=client_credentials&client_secret=sandbox&client_id=" + user))
            .build();
    return send(request).body().path("access_token").asText();
  }

  Answer get(String user, String path) {
    return send(
        HttpRequest.newBuilder(URI.create(api + "/api/v1" + path))
            .header("Authorization", "Bearer " + tokens.apply(user))
            .timeout(Duration.ofSeconds(60))
            .build());
  }

  Answer post(String user, String path, Map<String, String> headers, Object body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(api + "/api/v1" + path))
            .header("Authorization", "Bearer " + tokens.apply(user))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(60));
    headers.forEach(request::header);
    return send(request.POST(BodyPublishers.ofString(json(body))).build());
  }

  /** A call of the sandbox's control endpoint. */
  JsonNode control(String method, String path, Object body) {
    return send(HttpRequest.newBuilder(URI.create(sandbox + "/control" + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json(body)))
            .build())
        .body();
  }

  /** What the sandbox's control endpoint shows. */
  JsonNode control(String path) {
    return send(HttpRequest.newBuilder(URI.create(sandbox + "/control" + path)).build()).body();
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      JsonNode body =
          response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
      return new Answer(response.statusCode(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String json(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
