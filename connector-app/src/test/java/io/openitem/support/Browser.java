package io.openitem.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A browser as far as a portal needs one: it keeps the session's cookie and the CSRF token. */
public final class Browser {

  /** The name of the session's cookie. */
  public static final String COOKIE = "__Host-openitem-session";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> VARYING = Set.of("date");

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final Map<String, String> headers = new HashMap<>();

  /** A browser that has seen nothing yet. */
  public Browser(String base) {
    this.base = base;
  }

  /** Another browser of the same user, on another replica perhaps. */
  public Browser at(Browser other) {
    Browser copy = new Browser(other.base);
    copy.headers.putAll(headers);
    return copy;
  }

  /** The same without a cookie, a token or anything else. */
  public Browser fresh() {
    return new Browser(base);
  }

  /** The same with another header, or without it when the value is empty. */
  public Browser with(String header, String value) {
    Browser copy = at(this);
    if (value.isEmpty()) {
      copy.headers.remove(header);
    } else {
      copy.headers.put(header, value);
    }
    return copy;
  }

  /** The header with the session, as sent. */
  public String cookie() {
    return headers.getOrDefault("Cookie", "");
  }

  /** Logs in, and stays so. */
  public Browser logIn(String email, String password) {
    Reply reply =
        post(
                "/api/v1/sessions",
                JSON.createObjectNode().put("email", email).put("password", password))
            .expect(200);
    String cookie = reply.header("set-cookie");
    return fresh()
        .with("Cookie", cookie.substring(0, cookie.indexOf(';')))
        .with("X-CSRF-Token", reply.header("x-csrf-token"));
  }

  /** Reads. */
  public Reply get(String path) {
    return send("GET", path, "");
  }

  /** Deletes. */
  public Reply delete(String path) {
    return send("DELETE", path, "");
  }

  /** Posts without a body. */
  public Reply post(String path) {
    return send("POST", path, "");
  }

  /** Posts JSON. */
  public Reply post(String path, JsonNode body) {
    return send("POST", path, body.toString());
  }

  /** Puts JSON. */
  public Reply put(String path, JsonNode body) {
    return send("PUT", path, body.toString());
  }

  private Reply send(String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(30))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::header);
    try {
      return new Reply(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An answer. */
  public record Reply(HttpResponse<String> response) {

    /** The body. */
    public JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** A header; empty where there is none. */
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The same, with this status. */
    public Reply expect(int status) {
      assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
      return this;
    }

    /** The same, which is this problem. */
    public Reply expect(ProblemType type) {
      ContractAssertions.assertProblem(type, response.statusCode(), json());
      return this;
    }

    /** All that somebody could tell answers apart by. */
    public String shown() {
      Map<String, Object> shown = new TreeMap<>(response.headers().map());
      VARYING.forEach(shown::remove);
      String body = response.body().replaceAll("[0-9a-f]{16}", "<trace>");
      return response.statusCode() + " " + shown + " " + body;
    }
  }
}
