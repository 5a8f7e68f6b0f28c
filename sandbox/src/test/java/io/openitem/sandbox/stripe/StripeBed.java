package io.openitem.sandbox.stripe;

import com.stripe.StripeClient;
import com.stripe.param.PaymentIntentCreateParams;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** A sandbox and the official client pointed at it. */
final class StripeBed implements AutoCloseable {
  final SandboxServer server;
  final StripeClient client;

  StripeBed(SandboxOptions options) {
    server = SandboxServer.start(options);
    client = clientWithKey(StripeSandbox.KEY);
  }

  static StripeBed inMemory() {
    return new StripeBed(SandboxOptions.forTests());
  }

  static StripeBed onDisk(Path dir) {
    return new StripeBed(new SandboxOptions(0, Optional.of(dir), 42, 100, Optional.empty()));
  }

  StripeClient clientWithKey(String key) {
    return StripeClient.builder()
        .setApiKey(key)
        .setApiBase(server.url() + "/stripe")
        .setMaxNetworkRetries(0)
        .build();
  }

  URI url(String path) {
    return URI.create(server.url() + path);
  }

  StripeSandbox stripe() {
    return server.stripe();
  }

  /** A confirmed payment of org-bluewater with one of its methods. */
  static PaymentIntentCreateParams.Builder payment(long amount, String currency, String method) {
    return PaymentIntentCreateParams.builder()
        .setAmount(amount)
        .setCurrency(currency)
        .setCustomer("cus_org_bluewater")
        .setPaymentMethod("pm_org_bluewater_" + method)
        .addPaymentMethodType(method.equals("us_bank") ? "us_bank_account" : "card")
        .setConfirm(true);
  }

  @Override
  public void close() {
    server.close();
  }
}
