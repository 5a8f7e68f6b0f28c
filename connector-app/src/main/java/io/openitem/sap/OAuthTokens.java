package io.openitem.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.sap.SapAnswer.Answered;
import io.openitem.sap.SapAnswer.NoAnswer;
import io.openitem.sap.SapAnswer.NotSent;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tokens by client credentials: one at a time, kept until shortly before its end, and fetched once
 * for all who wait.
 */
final class OAuthTokens implements Authoriser {
  private static final Duration EARLY = Duration.ofSeconds(30);
  private static final long LIFE_WHEN_UNSAID_SECONDS = 300;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SapAuth.OAuth2 settings;
  private final SapWire wire;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private final AtomicReference<Optional<Token>> kept = new AtomicReference<>(Optional.empty());

  private record Token(Granted header, Instant freshUntil) {}

  OAuthTokens(SapAuth.OAuth2 settings, SapWire wire, Clock clock) {
    this.settings = settings;
    this.wire = wire;
    this.clock = clock;
  }

  @Override
  public Authorisation authorise(Deadline end) {
    Optional<Granted> fresh = fresh();
    if (fresh.isPresent()) {
      return fresh.get();
    }
    try {
      if (!fetching.tryLock(end.left().toNanos(), TimeUnit.NANOSECONDS)) {
        return withheld("another call is still waiting for the token endpoint");
      }
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      return new Withheld(new NotSent(NotSent.Reason.STOPPED, "the thread was told to stop"));
    }
    try {
      Optional<Granted> meanwhile = fresh();
      return meanwhile.isPresent() ? meanwhile.get() : fetch(end);
    } finally {
      fetching.unlock();
    }
  }

  @Override
  public boolean renew(Granted refused) {
    kept.updateAndGet(now -> now.filter(token -> !token.header().equals(refused)));
    return true;
  }

  private Optional<Granted> fresh() {
    return kept.get()
        .filter(token -> clock.instant().isBefore(token.freshUntil()))
        .map(Token::header);
  }

  private Authorisation fetch(Deadline end) {
    String form = "grant_type=client_credentials";
    if (!settings.scope().isEmpty()) {
      form += "&scope=" + URLEncoder.encode(settings.scope(), StandardCharsets.UTF_8);
    }
    SapAnswer answer =
        wire.send(
            "POST",
            settings.tokenUri(),
            Map.of(
                "Authorization",
                Authoriser.basicHeader(settings.clientId(), settings.clientSecret().reveal()),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "application/json"),
            form.getBytes(StandardCharsets.US_ASCII),
            end);
    if (answer instanceof Answered answered) {
      return read(answered);
    }
    return withheld(
        answer instanceof NoAnswer none
            ? "the token endpoint did not answer: " + none.detail()
            : "the token endpoint could not be reached");
  }

  private Authorisation read(Answered answered) {
    if (answered.status() != 200) {
      return new Withheld(
          new NotSent(
              NotSent.Reason.NO_TOKEN,
              "the token endpoint answered " + answered.status(),
              answered.retryAfter(clock)));
    }
    try {
      JsonNode token = JSON.readTree(answered.body());
      String text = token.path("access_token").asText("");
      if (text.isEmpty()) {
        return withheld("the token endpoint's answer holds no access_token");
      }
      long seconds = token.path("expires_in").asLong(LIFE_WHEN_UNSAID_SECONDS);
      Duration life = Duration.ofSeconds(seconds);
      Duration early = life.compareTo(EARLY.multipliedBy(2)) > 0 ? EARLY : life.dividedBy(2);
      Granted header = new Granted("Bearer " + text);
      kept.set(Optional.of(new Token(header, clock.instant().plus(life).minus(early))));
      return header;
    } catch (IOException notJson) {
      return withheld("the token endpoint's answer is no JSON");
    }
  }

  private static Withheld withheld(String detail) {
    return new Withheld(new NotSent(NotSent.Reason.NO_TOKEN, detail));
  }
}
