package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.sandbox.fault.Answer;
import io.openitem.sandbox.fault.Faults;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * {@code /stripe/v1/*}. Fault points are {@code stripe.<resource>.<verb>}, for instance {@code
 * stripe.payment_intents.create}, {@code .confirm}, {@code .retrieve}, {@code .search}, {@code
 * .cancel}, {@code stripe.refunds.create}. A status of 500 is kept under the idempotency key and
 * replayed, as Stripe does; any other came before the endpoint began, and a later request with the
 * same key is carried out.
 */
final class StripeServlet extends HttpServlet {
  private static final int BODY_BYTES_MAX = 1 << 20;

  private final transient StripeApi api;
  private final transient Ledger ledger;
  private final transient Faults faults;

  StripeServlet(StripeApi api, Ledger ledger, Faults faults) {
    this.api = api;
    this.ledger = ledger;
    this.faults = faults;
  }

  /** A request that was read and may be carried out. */
  private record Accepted(StripeApi.Match match, Params params, Caller caller) {}

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Request-Id", Ids.request());
    try {
      Accepted accepted = accept(request, response);
      Optional<IdempotencyKeys.Use> key = accepted.caller().key();
      Optional<Reply> first = key.flatMap(ledger.keys()::begin);
      if (first.isPresent()) {
        // With Stripe's own answer alone: what a fault puts in its place does not carry it.
        Answer replayed = answer(first.get()).withHeader("Idempotent-Replayed", "true");
        serve(accepted, request, response, () -> replayed);
        return;
      }
      try {
        serve(accepted, request, response, () -> answer(carryOut(accepted)));
      } finally {
        key.ifPresent(use -> ledger.keys().end(use.key()));
      }
    } catch (StripeRefusal refusal) {
      answer(Reply.of(refusal)).writeTo(response);
    }
  }

  private void serve(
      Accepted accepted,
      HttpServletRequest request,
      HttpServletResponse response,
      java.util.function.Supplier<Answer> effect)
      throws IOException {
    faults.serve(
        accepted.match().endpoint().point(),
        request,
        response,
        effect::get,
        status -> answer(injected(status, accepted)));
  }

  private Reply carryOut(Accepted accepted) {
    try {
      return api.carryOut(accepted.match(), accepted.params(), accepted.caller());
    } catch (StripeRefusal refusal) {
      return Reply.of(refusal);
    }
  }

  private Reply injected(int status, Accepted accepted) {
    ObjectNode error = Json.object();
    if (status == 429) {
      error.put("code", "rate_limit");
      error.put("message", "Request rate limit exceeded.");
      error.put("type", "invalid_request_error");
    } else {
      error.put("message", "An unknown error occurred; injected by the sandbox.");
      // No word of Stripe's on the request itself, whatever the status: a refusal has its own type.
      error.put("type", "api_error");
    }
    Reply reply = Reply.error(status, error);
    if (status == 500) {
      accepted.caller().key().ifPresent(use -> ledger.keep(new IdempotencyKeys.First(use, reply)));
    }
    return reply;
  }

  private static Answer answer(Reply reply) {
    return response -> {
      response.setStatus(reply.status());
      response.setContentType("application/json");
      response.setContentLength(reply.body().length);
      response.getOutputStream().write(reply.body());
    };
  }

  private Accepted accept(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    authenticate(request);
    String version =
        Optional.ofNullable(request.getHeader("Stripe-Version")).orElse(StripeApi.VERSION);
    if (!StripeApi.VERSIONS.matcher(version).matches()) {
      throw StripeRefusal.invalid("", "", "Invalid Stripe API version: " + version);
    }
    response.setHeader("Stripe-Version", version);
    String path = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
    StripeApi.Match match = api.match(request.getMethod(), path);
    boolean post = request.getMethod().equals("POST");
    String encoded =
        post ? body(request) : Optional.ofNullable(request.getQueryString()).orElse("");
    Optional<IdempotencyKeys.Use> key =
        Optional.ofNullable(request.getHeader("Idempotency-Key"))
            .filter(value -> post)
            .map(value -> new IdempotencyKeys.Use(value, "POST /v1/" + path, digest(encoded)));
    return new Accepted(
        match,
        Params.parse(encoded),
        new Caller(Optional.ofNullable(response.getHeader("Request-Id")), key));
  }

  private static void authenticate(HttpServletRequest request) {
    String header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
    String key = "";
    if (header.startsWith("Bearer ")) {
      key = header.substring(7);
    } else if (header.startsWith("Basic ")) {
      key = new String(Base64.getMimeDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
      key = key.contains(":") ? key.substring(0, key.indexOf(':')) : key;
    }
    if (key.isEmpty()) {
      throw StripeRefusal.of(401, "invalid_request_error", "", "You did not provide an API key.");
    }
    if (!key.equals(StripeSandbox.KEY)) {
      throw StripeRefusal.of(401, "invalid_request_error", "", "Invalid API Key provided.");
    }
  }

  private static String body(HttpServletRequest request) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(BODY_BYTES_MAX + 1);
    if (bytes.length > BODY_BYTES_MAX) {
      throw StripeRefusal.of(413, "invalid_request_error", "", "The request is too large.");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String digest(String encoded) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(encoded.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
