package io.openitem.sap;

import io.openitem.sap.SapAnswer.Answered;
import io.openitem.sap.SapAnswer.NoAnswer;
import io.openitem.sap.SapAnswer.NotSent;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends one request once and says how it ended.
 *
 * <p>The JDK's client repeats a GET when a kept connection turns out to be closed, and any method
 * when it could not connect; neither can act twice. That it repeats nothing else is checked at the
 * start ({@link HttpClientRules}) and by tests that count what arrives.
 */
final class SapWire {
  private static final Set<Integer> NOT_A_REFUSAL = Set.of(408, 499);

  private final HttpClient http;
  private final SapLimits limits;
  private final Set<Integer> withoutEffectStatuses;

  SapWire(HttpClient http, SapLimits limits, Set<Integer> withoutEffectStatuses) {
    this.http = http;
    this.limits = limits;
    this.withoutEffectStatuses = withoutEffectStatuses;
  }

  SapAnswer send(String method, URI uri, Map<String, String> headers, byte[] body, Deadline end) {
    boolean reads = method.equals("GET") || method.equals("HEAD");
    WatchedBody watched = new WatchedBody(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(method, watched)
            .timeout(end.leftUpTo(limits.readTimeout()));
    headers.forEach(request::setHeader);
    Sent sent = new Sent(reads, watched, new AtomicInteger());
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(
            request.build(),
            head -> {
              sent.status().set(head.statusCode());
              return new BoundedBody(limits.bodyMax().toBytes());
            });
    return await(answer, sent, end);
  }

  /** What is known of a request while it is under way; a status of 0 says that none came. */
  private record Sent(boolean reads, WatchedBody body, AtomicInteger status) {}

  private SapAnswer await(CompletableFuture<HttpResponse<byte[]>> answer, Sent sent, Deadline end) {
    try {
      HttpResponse<byte[]> whole = answer.get(end.left().toNanos(), TimeUnit.NANOSECONDS);
      SapEffect effect = sent.reads() ? SapEffect.NONE : effectOf(whole.statusCode());
      return new Answered(whole.statusCode(), whole.headers(), whole.body(), effect);
    } catch (TimeoutException late) {
      answer.cancel(true);
      return unanswered(sent, NoAnswer.Loss.TIMEOUT, "no complete answer within call-timeout");
    } catch (InterruptedException told) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return unanswered(sent, NoAnswer.Loss.STOPPED, "the thread was told to stop");
    } catch (CancellationException stopped) {
      return unanswered(sent, NoAnswer.Loss.STOPPED, "the call was cancelled");
    } catch (ExecutionException failed) {
      return failed(sent, failed.getCause() == null ? failed : failed.getCause());
    }
  }

  private SapAnswer failed(Sent sent, Throwable cause) {
    if (cause instanceof HttpConnectTimeoutException || cause instanceof ConnectException) {
      if (sent.body().timesTaken() == 0) {
        return new NotSent(NotSent.Reason.UNREACHABLE, text(cause));
      }
    }
    if (cause instanceof BoundedBody.OverLimit) {
      return unanswered(sent, NoAnswer.Loss.OVER_LIMIT, text(cause));
    }
    if (cause instanceof HttpTimeoutException) {
      return unanswered(sent, NoAnswer.Loss.TIMEOUT, "no answer within read-timeout");
    }
    if (cause instanceof IOException) {
      return unanswered(sent, NoAnswer.Loss.CONNECTION_LOST, text(cause));
    }
    throw new IllegalStateException("The HTTP client failed", cause);
  }

  private SapAnswer unanswered(Sent sent, NoAnswer.Loss reason, String detail) {
    if (!sent.body().empty() && sent.body().timesTaken() == 0 && sent.status().get() == 0) {
      return new NotSent(NotSent.Reason.UNREACHABLE, detail + "; nothing of the body was sent");
    }
    int status = sent.status().get();
    return new NoAnswer(
        reason,
        detail,
        status == 0 ? OptionalInt.empty() : OptionalInt.of(status),
        sent.reads() ? SapEffect.NONE : SapEffect.UNKNOWN);
  }

  private SapEffect effectOf(int status) {
    if (status >= 200 && status < 300) {
      return SapEffect.DONE;
    }
    if (status == 429 || status == 503) {
      return withoutEffectStatuses.contains(status) ? SapEffect.NONE : SapEffect.UNKNOWN;
    }
    boolean refused = status >= 400 && status < 500 && !NOT_A_REFUSAL.contains(status);
    return refused || status == 501 ? SapEffect.NONE : SapEffect.UNKNOWN;
  }

  private static String text(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName().toLowerCase(Locale.ROOT) : message;
  }
}
