package io.openitem.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.Caller;
import io.openitem.domain.Ids;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentMethod;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.payment.MethodSetups.Setup;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.processor.Processor;
import io.openitem.processor.Processors;
import io.openitem.processor.SetupPage;
import io.openitem.processor.SetupRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the adding of a payment method on the processor's own page; the bean step of the route
 * {@code addPaymentMethod}. The number is typed there and never comes here.
 */
public final class AddPaymentMethod {

  private static final Logger LOG = LoggerFactory.getLogger(AddPaymentMethod.class);

  private final Processors processors;
  private final MethodSetups setups;
  private final ReturnAddresses addresses;
  private final MethodSettings settings;
  private final Ids ids;
  private final Clock clock;

  AddPaymentMethod(
      Processors processors, MethodSetups setups, MethodSettings settings, Ids ids, Clock clock) {
    this.processors = processors;
    this.setups = setups;
    this.addresses = new ReturnAddresses(settings.returnAddresses());
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Answers with the page. Safe to repeat with the same Idempotency-Key, which gets the same page
   * as long as it is open.
   *
   * @throws io.openitem.domain.ProblemException where the return address is not allowed, the key
   *     was used otherwise, too many pages are open, or the processor makes none
   */
  public OperationResponse start(OperationRequest request) {
    Caller caller = request.caller();
    Optional<String> key = request.header("idempotency-key");
    Setup asked = asked(caller, request.body().orElseThrow());
    Setup setup = recorded(caller, asked, key);
    Processor processor = processors.require(setup.processor());
    String customer = setup.processorCustomer().orElseGet(() -> customer(processor, setup));
    SetupPage page = done(processor.keeping().startSetup(request(setup, customer)));
    LOG.info("setup {} of {} started by {}", setup.setupId(), setup.organisation(), caller.user());
    return new OperationResponse(
        201,
        Map.of(),
        Map.of(
            "setupId", setup.setupId(),
            "processor", setup.processor(),
            "type", setup.type().name(),
            "url", page.url().toString(),
            "expiresAt", setup.expiresAt().toString()));
  }

  private Setup asked(Caller caller, JsonNode body) {
    String returnUrl = body.path("returnUrl").asText();
    if (addresses.allowed(returnUrl).isEmpty()) {
      throw Problem.of(
              ProblemType.RETURN_ADDRESS_REFUSED,
              "returnUrl is none of the addresses that payers may be sent back to.")
          .asException();
    }
    // Stripe counts in seconds, and a repeated request has to be the same to the letter.
    Instant expiresAt =
        clock.instant().plus(settings.setupValidity()).truncatedTo(ChronoUnit.SECONDS);
    return new Setup(
        ids.setup(),
        caller.organisation(),
        processor(Optional.ofNullable(body.get("processor")).map(JsonNode::asText)),
        Optional.empty(),
        PaymentMethod.Type.valueOf(body.path("type").asText("CARD")),
        returnUrl,
        expiresAt);
  }

  private String processor(Optional<String> named) {
    List<String> known = processors.all().stream().map(Processor::name).sorted().toList();
    String name = named.orElseGet(() -> known.size() == 1 ? known.get(0) : "");
    if (!known.contains(name)) {
      throw Problem.of(
              ProblemType.METHOD_NOT_USABLE,
              "Name one of the processors that methods can be added at: "
                  + String.join(", ", known)
                  + ".")
          .asException();
    }
    return name;
  }

  private Setup recorded(Caller caller, Setup asked, Optional<String> key) {
    Instant now = clock.instant();
    Optional<Setup> before = key.flatMap(used -> setups.find(caller.organisation(), used));
    if (before.isEmpty() && setups.openCount(caller.organisation(), now) >= settings.setupsMax()) {
      throw Problem.of(
              ProblemType.BUSY, "Too many methods are being added. Finish one of them, or wait.")
          .asException();
    }
    Setup setup = before.orElseGet(() -> setups.open(asked, key, caller.user(), now));
    if (!setup.isLike(asked) || !now.isBefore(setup.expiresAt())) {
      throw Problem.of(
              ProblemType.IDEMPOTENCY_KEY_REUSED,
              "This Idempotency-Key was used for another page, or its page has closed. Use a new"
                  + " one.")
          .asException();
    }
    return setup;
  }

  private String customer(Processor processor, Setup setup) {
    return setups.customer(
        setup.setupId(), done(processor.keeping().customerOf(setup.organisation())));
  }

  private static SetupRequest request(Setup setup, String customer) {
    return new SetupRequest(
        setup.setupId(),
        customer,
        setup.type(),
        back(setup, "completed"),
        back(setup, "cancelled"),
        setup.expiresAt());
  }

  /** The return address, with what the portal has to know. */
  private static URI back(Setup setup, String outcome) {
    String address = setup.returnUrl();
    return URI.create(
        "%s%ssetupId=%s&outcome=%s"
            .formatted(address, address.contains("?") ? "&" : "?", setup.setupId(), outcome));
  }

  private static <T> T done(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Done<T> done) {
      return done.value();
    }
    if (outcome instanceof Outcome.Refused<T> refused) {
      LOG.warn("a method cannot be added: {} {}", refused.code(), refused.detail());
      throw Problem.of(
              ProblemType.METHOD_NOT_USABLE, "The processor takes no method of this kind here.")
          .asException();
    }
    throw Problem.of(
            ProblemType.PROCESSOR_UNAVAILABLE,
            "The processor's page cannot be opened at the moment. Nothing was charged; try again.")
        .asException();
  }
}
