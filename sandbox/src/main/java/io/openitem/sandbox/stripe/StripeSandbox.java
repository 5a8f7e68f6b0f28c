package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.fault.Faults;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The sandbox's card processor: what the control endpoint can do over HTTP, tests do here. With a
 * data folder everything that was answered survives a restart.
 */
public final class StripeSandbox implements AutoCloseable {
  /** The only API key. */
  public static final String KEY = "sk_test_sandbox";

  private static final String JOURNAL = "stripe.jsonl";

  private final Ledger ledger;
  private final Timing timing = new Timing();
  private final Settlements settlements;
  private final Webhooks webhooks;
  private final StripeApi api;
  private final Faults faults;

  private StripeSandbox(SandboxOptions options, Faults faults, Clock clock, Supplier<URI> pages) {
    this.faults = faults;
    ledger = Ledger.open(options.dataDir().map(dir -> dir.resolve(JOURNAL)), clock);
    settlements = new Settlements(ledger, timing);
    api = new StripeApi(ledger, timing, settlements, pages);
    webhooks =
        new Webhooks(
            ledger,
            new WebhookSender(faults, clock),
            options.webhookUrl().map(URI::create).map(WebhookEndpoint::of));
  }

  /**
   * Replays the journal, and takes up deliveries and bank debits that were under way.
   *
   * @param pages where {@link #pageServlet} is reached, without a trailing slash
   */
  public static StripeSandbox open(
      SandboxOptions options, Faults faults, Clock clock, Supplier<URI> pages) {
    StripeSandbox sandbox = new StripeSandbox(options, faults, clock, pages);
    sandbox.webhooks.start();
    sandbox.settlements.resume();
    return sandbox;
  }

  /** The API, to be served at {@code /stripe/v1/*}. */
  public HttpServlet apiServlet() {
    return new StripeServlet(api, ledger, faults);
  }

  /** The pages on which payers save their methods, to be served at {@code /stripe/checkout/*}. */
  public HttpServlet pageServlet() {
    return new CheckoutPageServlet(setupPages());
  }

  /** The control endpoint, to be served at {@code /control/stripe/*}. */
  public HttpServlet controlServlet() {
    return new StripeControlServlet(this);
  }

  /** Delivers events to this endpoint from now on; what is undelivered goes there too. */
  public void deliverTo(WebhookEndpoint endpoint) {
    webhooks.deliverTo(Optional.of(endpoint));
  }

  /** Stops delivering. Events of this time are never delivered, only listed. */
  public void deliverNowhere() {
    webhooks.deliverTo(Optional.empty());
  }

  /** Where events are delivered. */
  public Optional<WebhookEndpoint> webhookEndpoint() {
    return webhooks.endpoint();
  }

  /** Makes deliveries go wrong from now on; {@link WebhookMode#NORMAL} ends it. */
  public void webhookMode(WebhookMode mode) {
    webhooks.mode(mode);
  }

  /** To how many events which fault of deliveries was applied. */
  WebhookCounts webhookCounts() {
    return webhooks.counts();
  }

  /** How many events still have to be delivered. */
  public int undelivered() {
    return ledger.events().dueCount();
  }

  /**
   * Delivers an event once more.
   *
   * @throws IllegalArgumentException when there is none with this id
   */
  public void resend(String eventId) {
    webhooks.resend(
        ledger
            .events()
            .find(eventId)
            .orElseThrow(() -> new IllegalArgumentException("No such event: " + eventId)));
  }

  /** How long a bank debit is in process. */
  public void bankDebitDelay(Duration delay) {
    timing.bankDebit(delay);
  }

  /** How long a new object is not found by search. */
  public void searchIndexDelay(Duration delay) {
    timing.searchIndex(delay);
  }

  /** The payer authenticates: the intent is charged. */
  public void completeAction(String intentId) {
    step(intentId, Outcomes::completeAction);
  }

  /** A bank debit arrives now. */
  public void settle(String intentId) {
    step(intentId, Outcomes::settle);
  }

  /**
   * The payer fails to authenticate, or the bank returns the debit: before it succeeded as a failed
   * payment, afterwards as a lost dispute.
   */
  public void fail(String intentId) {
    step(intentId, Outcomes::fail);
  }

  /** The payer disputes a charge: {@code charge.dispute.created} and the funds are withdrawn. */
  public void dispute(String intentId) {
    step(
        intentId,
        (change, intent) -> Disputes.withdraw(change, Disputes.open(change, intent, "fraudulent")));
  }

  /** What banks do with disputes and refunds. */
  public BankDecisions bankDecisions() {
    return new BankDecisions(ledger);
  }

  /** What payers do on those pages. */
  public SetupPages setupPages() {
    return new SetupPages(ledger, api.sessions());
  }

  /** Tells an event of any type about an object, known to Stripe or not. */
  public void emit(String type, String objectId) {
    ledger.change(
        Caller.ITSELF,
        change -> {
          ObjectNode object =
              ledger
                  .find(objectId)
                  .orElseThrow(() -> StripeRefusal.noSuch("object", objectId, "object", 404));
          change.event(type, object);
          return Reply.ok(object);
        });
  }

  /** Writes every intent with its amounts, status, metadata and refunds as JSON. */
  public void writeBooks(OutputStream out) throws IOException {
    new Books(ledger).writeTo(out);
  }

  private void step(String intentId, BiConsumer<Change, ObjectNode> step) {
    ledger.change(
        Caller.ITSELF,
        change -> {
          ObjectNode intent = change.addressed("payment_intent", intentId);
          step.accept(change, intent);
          return Reply.ok(intent);
        });
  }

  @Override
  public void close() {
    webhooks.close();
    settlements.close();
    ledger.close();
  }
}
