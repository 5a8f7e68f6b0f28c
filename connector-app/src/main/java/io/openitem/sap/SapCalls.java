package io.openitem.sap;

import io.openitem.sap.Authoriser.Granted;
import io.openitem.sap.Authoriser.Withheld;
import io.openitem.sap.SapAnswer.Answered;
import io.openitem.sap.SapAnswer.NotSent;
import io.openitem.sap.SapSessions.Failed;
import io.openitem.sap.SapSessions.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes a call with authorisation and, where it has one, within its session. */
final class SapCalls {
  private static final String CSRF = "X-CSRF-Token";
  private static final byte[] NOTHING = {};

  private final SapSystem system;
  private final SapWire wire;
  private final Authoriser authoriser;
  private final SapSessions sessions = new SapSessions();

  SapCalls(SapSystem system, SapWire wire, Authoriser authoriser) {
    this.system = system;
    this.wire = wire;
    this.authoriser = authoriser;
  }

  SapAnswer make(SapRequest request, Deadline end) {
    Authoriser.Authorisation first = authoriser.authorise(end);
    if (first instanceof Withheld withheld) {
      return withheld.why();
    }
    Granted granted = (Granted) first;
    SapAnswer answer = inSession(request, granted, end);
    boolean refused = answer instanceof Answered answered && answered.status() == 401;
    if (!refused || !authoriser.renew(granted)) {
      return answer;
    }
    Authoriser.Authorisation second = authoriser.authorise(end);
    return second instanceof Granted renewed ? inSession(request, renewed, end) : answer;
  }

  private SapAnswer inSession(SapRequest request, Granted granted, Deadline end) {
    if (request.sessionPath().isEmpty()) {
      return send(request, granted, Optional.empty(), false, end);
    }
    SapSessions.Slot slot = sessions.of(request.sessionPath().get());
    if (request.reads()) {
      Optional<SapSession> session = slot.current();
      SapAnswer answer = send(request, granted, session, session.isEmpty(), end);
      learn(slot, session, answer);
      return answer;
    }
    return modify(request, granted, slot, end);
  }

  private SapAnswer modify(
      SapRequest request, Granted granted, SapSessions.Slot slot, Deadline end) {
    Optional<SapSession> refused = Optional.empty();
    SapAnswer answer = new NotSent(NotSent.Reason.STOPPED, "no session");
    for (int attempt = 1; attempt <= 2; attempt++) {
      Optional<SapSession> known = slot.current();
      if (known.isEmpty() || SapSessions.sameToken(known, refused)) {
        SapSessions.Begun begun = slot.begin(refused, end, () -> fetchToken(request, granted, end));
        if (begun instanceof Failed failed) {
          return beforeAnyEffect(failed.answer());
        }
        known = Optional.of(((Session) begun).session());
      }
      if (end.passed()) {
        return new NotSent(NotSent.Reason.STOPPED, "call-timeout passed before it was sent");
      }
      answer = send(request, granted, known, false, end);
      if (!asksForToken(answer)) {
        learn(slot, known, answer);
        return answer;
      }
      refused = known;
    }
    return answer;
  }

  private SapAnswer fetchToken(SapRequest request, Granted granted, Deadline end) {
    String servicePath = request.sessionPath().orElseThrow();
    SapRequest fetch =
        SapRequest.inSession(
            "GET", servicePath, servicePath, Map.of("Accept", "application/json"), NOTHING);
    return send(fetch, granted, Optional.empty(), true, end);
  }

  private SapAnswer send(
      SapRequest request,
      Granted granted,
      Optional<SapSession> session,
      boolean fetchToken,
      Deadline end) {
    Map<String, String> headers = new HashMap<>(request.headers());
    if (!granted.header().isEmpty()) {
      headers.put("Authorization", granted.header());
    }
    if (fetchToken) {
      headers.put(CSRF, "Fetch");
    }
    session
        .map(SapSession::cookieHeader)
        .filter(c -> !c.isEmpty())
        .ifPresent(c -> headers.put("Cookie", c));
    if (!request.reads()) {
      session.flatMap(SapSession::token).ifPresent(token -> headers.put(CSRF, token));
    }
    return wire.send(
        request.method(), SapAddress.of(system, request.path()), headers, request.body(), end);
  }

  private static void learn(SapSessions.Slot slot, Optional<SapSession> used, SapAnswer answer) {
    if (answer instanceof Answered answered && answered.status() != 401) {
      slot.learn(used, answered);
    }
  }

  private static boolean asksForToken(SapAnswer answer) {
    return answer instanceof Answered answered
        && answered.status() == 403
        && answered.headers().firstValue(CSRF).filter("Required"::equalsIgnoreCase).isPresent();
  }

  /** What ended the fetching of a token ended the call before it was sent. */
  private static SapAnswer beforeAnyEffect(SapAnswer fetching) {
    if (fetching instanceof Answered answered) {
      return answered.withEffect(SapEffect.NONE);
    }
    if (fetching instanceof SapAnswer.NoAnswer none) {
      return new NotSent(
          NotSent.Reason.UNREACHABLE, "no CSRF token could be fetched: " + none.detail());
    }
    return fetching;
  }
}
