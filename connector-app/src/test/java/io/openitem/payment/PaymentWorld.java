package io.openitem.payment;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.customizing.CompanyCodes;
import io.openitem.deployment.DeployedFiles;
import io.openitem.domain.Ids;
import io.openitem.posting.PostingPlanner;
import io.openitem.posting.PostingSettings;
import io.openitem.posting.ReversalPlanner;
import io.openitem.processor.Processor;
import io.openitem.processor.Processors;
import io.openitem.processor.stripe.StripeConfiguration;
import io.openitem.processor.stripe.StripeSettings;
import io.openitem.reversal.ReversalParts;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.store.Doorbell;
import io.openitem.store.Outbox;
import io.openitem.store.PaymentEvents;
import io.openitem.store.PaymentPostings;
import io.openitem.store.PostingContentJson;
import io.openitem.store.PostingPlans;
import io.openitem.support.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What lives as long as one test: this package on an empty database, the sandbox behind it. */
final class PaymentWorld {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** One for all tests of this JVM. */
  private static final class Shared {
    static final SandboxServer SANDBOX = SandboxServer.start(SandboxOptions.forTests());
    static final CompanyCodes COMPANY_CODES = CompanyCodes.read(DeployedFiles.packaged());

    /** Emptied and used again: a server with hundreds of databases takes long to stop. */
    static final Queue<TestDatabase> DATABASES = new ConcurrentLinkedQueue<>();
  }

  final TestDatabase database = takeDatabase();
  final SapStandIn sap = new SapStandIn(database.jdbc());
  private final ShiftedClock clock;
  private final Processor stripe;
  final Ids ids;
  final FragileCharges charges;
  final FragileRefunds refunds;
  final PaymentParts parts;
  final CreatePayment create;
  final QuotePayment quote;
  final ReceiveWebhook receive;
  final ApplyWebhooks apply;
  final ChargeWaker waker;
  final ReversalParts reversals;

  PaymentWorld(ShiftedClock clock) {
    this.clock = clock;
    this.ids = new Ids(clock);
    stripe = StripeConfiguration.connect(stripeSettings(), clock);
    charges = new FragileCharges(stripe.charges());
    refunds = new FragileRefunds(stripe.refunds());
    parts = parts(Shared.COMPANY_CODES);
    create = parts.createPayment();
    quote = parts.quotePayment();
    receive = parts.receiveWebhook();
    apply = parts.applyWebhooks();
    waker = parts.chargeWaker(Runnable::run);
    reversals = reversals(Shared.COMPANY_CODES);
  }

  /** Money that moves again, with another customizing, as after a restart. */
  ReversalParts reversals(CompanyCodes companyCodes) {
    Outbox outbox = new Outbox(database.jdbc(), clock, new Doorbell(clock));
    PaymentEvents events = new PaymentEvents(database.jdbc(), clock, ids, JSON, outbox);
    PostingContentJson contents = new PostingContentJson(JSON);
    return new ReversalParts(
        database.jdbc(),
        database.transactions(),
        companyCodes,
        processors(),
        events,
        new PaymentPostings(database.jdbc(), contents),
        new ReversalPlanner(
            new PostingPlans(database.jdbc(), contents),
            outbox,
            events,
            ids,
            clock,
            bind("openitem.posting", PostingSettings.class, Map.of())),
        bind("openitem.payment", PaymentSettings.class, Map.of()),
        JSON,
        ids,
        clock);
  }

  private Processors processors() {
    return new Processors(
        List.of(
            new Processor(
                stripe.name(),
                charges,
                stripe.methods(),
                stripe.webhooks(),
                stripe.books(),
                refunds)));
  }

  /** This package with another customizing, as after a restart. */
  PaymentParts parts(CompanyCodes companyCodes) {
    Outbox outbox = new Outbox(database.jdbc(), clock, new Doorbell(clock));
    PaymentEvents events = new PaymentEvents(database.jdbc(), clock, ids, JSON, outbox);
    PostingPlanner planner =
        new PostingPlanner(
            new PostingPlans(database.jdbc(), new PostingContentJson(JSON)),
            outbox,
            events,
            ids,
            clock,
            bind("openitem.posting", PostingSettings.class, Map.of()));
    return new PaymentParts(
        database.jdbc(),
        database.transactions(),
        companyCodes,
        processors(),
        events,
        planner,
        bind("openitem.payment", PaymentSettings.class, Map.of()),
        JSON,
        ids,
        clock);
  }

  void close() {
    database
        .jdbc()
        .sql(
            "truncate payment, payment_method, payment_method_read, payment_quote, open_item,"
                + " account, webhook_inbox, outbox, movement_sweep cascade")
        .update();
    Shared.DATABASES.add(database);
  }

  static SandboxServer sandbox() {
    return Shared.SANDBOX;
  }

  private static TestDatabase takeDatabase() {
    TestDatabase free = Shared.DATABASES.poll();
    return free == null ? TestDatabase.create() : free;
  }

  private static StripeSettings stripeSettings() {
    return bind(
        "openitem.processors.stripe",
        StripeSettings.class,
        Map.of(
            "openitem.processors.stripe.api-base", sandbox().url() + "/stripe",
            "openitem.processors.stripe.secret-key", "sk_test_sandbox",
            "openitem.processors.stripe.webhook-secrets", "whsec_sandbox",
            "openitem.processors.stripe.read-timeout", "3s"));
  }

  private static <T> T bind(String prefix, Class<T> type, Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate(prefix, type);
  }
}
