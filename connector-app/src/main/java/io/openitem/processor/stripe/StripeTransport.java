package io.openitem.processor.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;

/**
 * Carries the client library's calls, over pooled connections. The library's own transport hides
 * what decides about money: whether a request ever left ({@link NotSent}), and how long Stripe
 * wants us to wait ({@link AskedToWait}), and whether it carried anything out at all ({@link
 * ReplayedFault}). It also repeats a POST by itself when a kept connection breaks; this one repeats
 * nothing.
 */
final class StripeTransport extends HttpClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final java.net.http.HttpClient http;
  private final String clientInfo = buildXStripeClientUserAgentString();

  StripeTransport(Duration connectTimeout) {
    http =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .connectTimeout(connectTimeout)
            .build();
  }

  /** The request provably never reached Stripe. */
  static final class NotSent extends ApiConnectionException {
    NotSent(String reason, Throwable cause) {
      super(reason, cause);
    }
  }

  /** Stripe did not look at the request and said when to come back. */
  static final class AskedToWait extends RateLimitException {
    private final transient Optional<Duration> retryAfter;

    AskedToWait(Optional<Duration> retryAfter) {
      super("429", null, null, null, 429, null);
      this.retryAfter = retryAfter;
    }

    Optional<Duration> retryAfter() {
      return retryAfter;
    }
  }

  /**
   * A server error that Stripe had kept under the idempotency key and now repeated: this call
   * carried nothing out. Without Stripe's own header, a 5xx may be an edge's that lost the answer.
   */
  static final class ReplayedFault extends ApiException {
    ReplayedFault(int status) {
      super("status " + status + ", replayed", null, null, status, null);
    }
  }

  @Override
  public StripeResponse request(StripeRequest request) throws StripeException {
    HttpResponse<String> response = send(httpRequest(request));
    if (response.statusCode() == 429 && isStripesError(response.body())) {
      throw new AskedToWait(retryAfter(response));
    }
    if (response.statusCode() >= 500 && isReplayed(response)) {
      throw new ReplayedFault(response.statusCode());
    }
    return new StripeResponse(
        response.statusCode(), HttpHeaders.of(response.headers().map()), response.body());
  }

  private HttpResponse<String> send(HttpRequest request) throws StripeException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (HttpConnectTimeoutException e) {
      throw new NotSent("no connection within the time-out", e);
    } catch (ConnectException e) {
      throw new NotSent("no connection", e);
    } catch (SSLHandshakeException e) {
      throw new NotSent("no trusted connection", e);
    } catch (IOException e) {
      throw new ApiConnectionException("no answer: " + e.getClass().getSimpleName(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiConnectionException("interrupted while waiting for an answer", e);
    }
  }

  private HttpRequest httpRequest(StripeRequest request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(request.url().toString()))
            .timeout(Duration.ofMillis(request.options().getReadTimeout()))
            .setHeader("User-Agent", buildUserAgentString(request))
            .setHeader("X-Stripe-Client-User-Agent", clientInfo);
    request.headers().map().forEach((name, values) -> builder.setHeader(name, values.get(0)));
    Optional.ofNullable(request.content())
        .ifPresentOrElse(
            content ->
                builder
                    .setHeader("Content-Type", content.contentType())
                    .method(
                        request.method().name(),
                        HttpRequest.BodyPublishers.ofByteArray(content.byteArrayContent())),
            () -> builder.method(request.method().name(), HttpRequest.BodyPublishers.noBody()));
    return builder.build();
  }

  /**
   * Anybody on the way can answer with a status; Stripe's own errors say of which type they are.
   */
  private static boolean isStripesError(String body) {
    try {
      return JSON.readTree(body).path("error").path("type").isTextual();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static boolean isReplayed(HttpResponse<String> response) {
    return response.headers().firstValue("Idempotent-Replayed").filter("true"::equals).isPresent();
  }

  private static Optional<Duration> retryAfter(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("[0-9]{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }
}
