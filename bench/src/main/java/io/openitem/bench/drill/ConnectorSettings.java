package io.openitem.bench.drill;

import java.util.List;

/**
 * The connector's settings for a drill: what takes minutes in production takes seconds, in the same
 * order. Nothing that is slow here, neither a stall nor a delay, takes longer than {@link
 * #SLOWEST_MILLIS}, which is less than what the connector is told that SAP may take: what a promise
 * rests on is kept.
 */
final class ConnectorSettings {
  /** The longest stall and the longest delay of SAP. */
  static final long SLOWEST_MILLIS = 7_000;

  private ConnectorSettings() {}

  static List<String> against(Machine machine) {
    String sap = "--openitem.sap.systems.s4.";
    return List.of(
        "--spring.datasource.url=jdbc:postgresql://"
            + machine.address(Link.POSTGRES)
            + "/postgres?user=postgres",
        // Artemis' client waits so long, 30 s by default, for a handshake whose connection was cut.
        "--openitem.broker.url=tcp://" + machine.address(Link.BROKER) + "?callTimeout=4000",
        sap + "base-uri=http://" + machine.address(Link.SAP),
        sap + "basic.user=OPENITEM",
        sap + "basic.password=value:sandbox-only",
        sap + "client=100",
        sap + "language=EN",
        sap + "connect-timeout=2s",
        sap + "read-timeout=4s",
        sap + "call-timeout=5s",
        sap + "connection-wait=4s",
        "--openitem.processors.stripe.api-base=http://"
            + machine.address(Link.PROCESSOR)
            + "/stripe",
        "--openitem.processors.stripe.secret-key=sk_test_sandbox",
        "--openitem.processors.stripe.webhook-secrets=whsec_sandbox",
        "--openitem.processors.stripe.read-timeout=5s",
        "--openitem.identity.issuer=" + machine.sandboxUrl() + "/issuer",
        "--openitem.sync.scheduled=false",
        "--openitem.posting.call-time-limit=6s",
        "--openitem.posting.lease=9s",
        "--openitem.posting.sap-maximum-run-time=12s",
        "--openitem.posting.first-back-off=200ms",
        "--openitem.posting.longest-back-off=3s",
        "--openitem.posting.longest-ask=2s",
        "--openitem.posting.deadline=4m",
        "--openitem.posting.waker-interval=500ms",
        "--openitem.posting.hint-again-after=3s",
        "--openitem.lockbox.batch-interval=2s",
        "--openitem.lockbox.look-interval=500ms",
        "--openitem.payment.answer-wait=4s",
        "--openitem.payment.charge-lapse=9s",
        "--openitem.payment.first-ask=500ms",
        "--openitem.payment.longest-ask=3s",
        "--openitem.payment.absent-after=10s",
        "--openitem.payment.first-back-off=500ms",
        "--openitem.payment.longest-back-off=3s",
        "--openitem.payment.card-deadline=3m",
        "--openitem.payment.bank-deadline=3m",
        "--openitem.payment.webhook-retry=2s");
  }
}
