package io.openitem.whole;

import java.net.URI;
import java.util.List;

/** The connector's settings against the sandbox, with waits short enough for a test. */
final class WholeSettings {

  private WholeSettings() {}

  static List<String> against(URI sandbox) {
    return List.of(
        "--openitem.sap.systems.s4.base-uri=" + sandbox,
        "--openitem.sap.systems.s4.basic.user=OPENITEM",
        "--openitem.sap.systems.s4.basic.password=value:sandbox-only",
        "--openitem.processors.stripe.api-base=" + sandbox + "/stripe",
        "--openitem.processors.stripe.secret-key=sk_test_sandbox",
        "--openitem.processors.stripe.webhook-secrets=whsec_sandbox",
        "--openitem.identity.issuer=" + sandbox + "/issuer",
        // A connector that died is noticed within seconds instead of a minute.
        "--openitem.posting.call-time-limit=3s",
        "--openitem.posting.lease=5s",
        "--openitem.posting.sap-maximum-run-time=2s",
        "--openitem.posting.first-back-off=200ms");
  }
}
