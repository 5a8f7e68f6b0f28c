package io.openitem.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** JSON over HTTP. Thread-safe. */
public final class HttpJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CALL_LIMIT = Duration.ofSeconds(60);

  /**
   * An answer.
   *
   * @param body missing when it is no JSON
   * @param text the body as it came
   */
  public record Answer(int status, JsonNode body, String text) {

    /**
     * The body of an answer that has to have a status.
     *
     * @throws IllegalStateException when it has another
     */
    public JsonNode required(int wanted) {
      if (status != wanted) {
        throw new IllegalStateException("answered with " + status + ": " + text);
      }
      return body;
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** Gets. */
  public Answer get(String url, Map<String, String> headers)
      throws IOException, InterruptedException {
    return send(request(url, headers).GET().build());
  }

  /** Posts JSON and waits a minute at most. */
  public Answer post(String url, Map<String, String> headers, Object body)
      throws IOException, InterruptedException {
    return post(url, headers, body, CALL_LIMIT);
  }

  /**
   * Posts JSON.
   *
   * @param limit how long to wait for the answer
   * @throws java.net.http.HttpTimeoutException when it did not come in time
   */
  public Answer post(String url, Map<String, String> headers, Object body, Duration limit)
      throws IOException, InterruptedException {
    return send(
        request(url, headers)
            .timeout(limit)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build());
  }

  /** Sends {@code DELETE}. */
  public Answer delete(String url) throws IOException, InterruptedException {
    return send(request(url, Map.of()).DELETE().build());
  }

  Answer postForm(String url, String form) throws IOException, InterruptedException {
    return send(
        request(url, Map.of())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  private static HttpRequest.Builder request(String url, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(CALL_LIMIT);
    headers.forEach(request::header);
    return request;
  }

  private Answer send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
    JsonNode body = json ? JSON.readTree(response.body()) : MissingNode.getInstance();
    return new Answer(response.statusCode(), body, response.body());
  }
}
