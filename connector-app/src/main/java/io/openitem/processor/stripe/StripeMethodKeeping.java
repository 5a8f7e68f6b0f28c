package io.openitem.processor.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentMethod;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import io.openitem.domain.Outcome;
import io.openitem.processor.MethodKeeping;
import io.openitem.processor.SetupPage;
import io.openitem.processor.SetupRequest;
import java.net.URI;
import java.util.Optional;

/**
 * Adds methods through Checkout in mode {@code setup}, Stripe's own page, and detaches them.
 * Source: docs.stripe.com/payments/checkout/save-and-reuse, as of November 2026.
 */
final class StripeMethodKeeping implements MethodKeeping {

  private static final String SETUP = "openitem_setup";

  private final StripeClient stripe;
  private final StripeCustomers customers;

  StripeMethodKeeping(StripeClient stripe) {
    this.stripe = stripe;
    this.customers = new StripeCustomers(stripe);
  }

  /** A call of the client library. */
  private interface Call<T> {
    T call() throws StripeException;
  }

  @Override
  public Outcome<String> customerOf(String organisation) {
    if (!StripeCustomers.isSearchable(organisation)) {
      return Outcome.refused("organisation", "the organisation's name cannot be searched for");
    }
    return outcome(() -> customers.findOrCreate(organisation));
  }

  @Override
  public Outcome<SetupPage> startSetup(SetupRequest request) {
    RequestOptions once = RequestOptions.builder().setIdempotencyKey(request.setupId()).build();
    return outcome(
        () -> {
          Session session = stripe.checkout().sessions().create(params(request), once);
          return new SetupPage(URI.create(session.getUrl()));
        });
  }

  @Override
  public Outcome<Detached> detach(String processorMethod) {
    Outcome<Detached> answer =
        outcome(() -> new Detached(stripe.paymentMethods().detach(processorMethod).getId()));
    // Stripe refuses to detach what is not attached: whether it is decides.
    return answer instanceof Outcome.Refused<Detached> ? standing(processorMethod, answer) : answer;
  }

  private Outcome<Detached> standing(String processorMethod, Outcome<Detached> refused) {
    Outcome<Boolean> attached = outcome(() -> isAttached(processorMethod));
    if (attached instanceof Outcome.Done<Boolean> done) {
      return done.value() ? refused : Outcome.done(new Detached(processorMethod));
    }
    return Outcome.unknown("whether it is still retained could not be read");
  }

  private boolean isAttached(String processorMethod) throws StripeException {
    try {
      PaymentMethod method = stripe.paymentMethods().retrieve(processorMethod);
      return Optional.ofNullable(method.getCustomer()).isPresent();
    } catch (InvalidRequestException e) {
      if ("resource_missing".equals(e.getCode())) {
        return false;
      }
      throw e;
    }
  }

  private static SessionCreateParams params(SetupRequest request) {
    return SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.SETUP)
        .setCustomer(request.processorCustomer())
        .addPaymentMethodType(
            request.type() == io.openitem.domain.PaymentMethod.Type.CARD
                ? SessionCreateParams.PaymentMethodType.CARD
                : SessionCreateParams.PaymentMethodType.US_BANK_ACCOUNT)
        .setSuccessUrl(request.completedUrl().toString())
        .setCancelUrl(request.cancelledUrl().toString())
        .setExpiresAt(request.expiresAt().getEpochSecond())
        .putMetadata(SETUP, request.setupId())
        .setSetupIntentData(
            SessionCreateParams.SetupIntentData.builder()
                .putMetadata(SETUP, request.setupId())
                .build())
        .build();
  }

  private static <T> Outcome<T> outcome(Call<T> call) {
    try {
      return Outcome.done(call.call());
    } catch (StripeException e) {
      return StripeAnswers.ofFailure(e);
    } catch (RuntimeException e) {
      // The library throws its JSON parser's exceptions for an answer that is no JSON.
      return Outcome.unknown("the answer cannot be read: " + e.getClass().getSimpleName());
    }
  }
}
