package io.openitem.sap;

import io.openitem.sap.SapAnswer.Answered;
import io.openitem.sap.SapAnswer.NotSent;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The connection to one SAP system, shared by all who call it and by all their threads.
 *
 * <p>A call runs on the caller's thread and ends within the system's {@code call-timeout}. It is
 * sent once. It is sent a second time only where the first provably had no effect: after a 401 with
 * a token that can be renewed, and after a 403 in which SAP asks for a CSRF token. It is never
 * repeated for any other reason; that is for the caller to decide by {@link SapAnswer#effect()}.
 */
public final class SapConnection implements AutoCloseable {
  private final String name;
  private final SapSystem system;
  private final Clock clock;
  private final ExecutorService threads;
  private final SapCalls calls;
  private final Semaphore turns;

  /**
   * Prepares a connection; nothing is sent yet.
   *
   * @param name the system's name in settings and routes
   * @param system its settings
   * @param clock tells when tokens end
   * @throws IllegalStateException when a secret or a store cannot be read
   */
  public SapConnection(String name, SapSystem system, Clock clock) {
    HttpClientRules.hold();
    this.name = name;
    this.system = system;
    this.clock = clock;
    this.threads = SapThreads.of(name);
    HttpClient.Builder http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(system.limits().connectTimeout())
            .executor(threads);
    SapTls.of(system).ifPresent(http::sslContext);
    SapWire wire = new SapWire(http.build(), system.limits(), system.withoutEffectStatuses());
    this.calls = new SapCalls(system, wire, authoriser(system.auth(), wire, clock));
    this.turns = new Semaphore(system.limits().connectionsMax(), true);
  }

  /** The system's name in settings and routes. */
  public String name() {
    return name;
  }

  /** The system's settings. */
  public SapSystem system() {
    return system;
  }

  /** The clock this connection goes by, for {@link Answered#retryAfter}. */
  public Clock clock() {
    return clock;
  }

  /**
   * Posts without session and CSRF token, as SOAP services take it.
   *
   * @param path what follows the system's address, percent-encoded
   * @param contentType the body's media type with its charset
   * @param headers further headers, for instance {@code SOAPAction}
   * @param body the body
   * @return how it ended; never an exception for what the network or SAP does
   */
  public SapAnswer post(String path, String contentType, Map<String, String> headers, byte[] body) {
    return exchange(SapRequest.post(path, contentType, headers, body));
  }

  /**
   * Makes a call.
   *
   * @param request the call
   * @return how it ended; never an exception for what the network or SAP does
   */
  public SapAnswer exchange(SapRequest request) {
    return exchange(request, system.limits().callTimeout());
  }

  /**
   * Makes a call that has less time than others, because a claim on a posting ends.
   *
   * @param request the call
   * @param atMost how long it may take, as long as that is below the system's {@code call-timeout}
   * @return how it ended; never an exception for what the network or SAP does
   */
  public SapAnswer exchange(SapRequest request, Duration atMost) {
    Duration limit = system.limits().callTimeout();
    Deadline end = Deadline.in(atMost.compareTo(limit) < 0 ? atMost : limit);
    try {
      long waitNanos = end.leftUpTo(system.limits().connectionWait()).toNanos();
      if (!turns.tryAcquire(waitNanos, TimeUnit.NANOSECONDS)) {
        return new NotSent(
            NotSent.Reason.BUSY,
            system.limits().connectionsMax() + " calls to " + name + " are under way");
      }
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      return new NotSent(NotSent.Reason.STOPPED, "the thread was told to stop");
    }
    try {
      if (end.passed()) {
        return new NotSent(NotSent.Reason.STOPPED, "time was up before it was sent");
      }
      return calls.make(request, end);
    } finally {
      turns.release();
    }
  }

  private static Authoriser authoriser(SapAuth auth, SapWire wire, Clock clock) {
    if (auth instanceof SapAuth.Basic basic) {
      basic.password().reveal();
      return Authoriser.basic(basic);
    }
    if (auth instanceof SapAuth.OAuth2 oauth2) {
      oauth2.clientSecret().reveal();
      return new OAuthTokens(oauth2, wire, clock);
    }
    return Authoriser.certificate();
  }

  /** Lets calls under way end and takes no further thread. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
