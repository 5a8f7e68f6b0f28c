package io.openitem.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connector's settings in the demo: everything points at the sandbox.
 *
 * @param data where the data lives
 * @param sandbox the sandbox's address
 * @param mailPort where the sandbox's mail server listens
 * @param port where the API listens; 0 takes free ports
 * @param overrides a folder of overrides, or none
 */
record DemoSettings(Path data, String sandbox, int mailPort, int port, @Nullable Path overrides) {

  private static final int MANAGEMENT_PORT = 9876;

  /** All settings as {@code --name=value}. */
  List<String> arguments() {
    List<String> all = new ArrayList<>();
    all.add("--server.port=" + port);
    all.add("--management.server.port=" + (port == 0 ? 0 : MANAGEMENT_PORT));
    all.add("--management.endpoints.web.exposure.include=health,prometheus,hawtio,jolokia");
    all.add("--openitem.identity.console=true");
    all.add("--hawtio.authenticationEnabled=false");
    all.add("--openitem.data=" + data);
    all.add("--logging.file.name=" + data.resolve("openitem.log"));
    // The history of the payment is what the demo prints; the log is in its file.
    all.add("--logging.threshold.console=OFF");
    // The demo starts its own synchronisation; the schedule's first one would be in its way.
    all.add("--openitem.sync.scheduled=false");
    all.add("--openitem.sap.systems.s4.base-uri=" + sandbox);
    all.add("--openitem.sap.systems.s4.basic.user=OPENITEM");
    all.add("--openitem.sap.systems.s4.basic.password=value:sandbox-only");
    all.add("--openitem.sap.systems.s4.client=100");
    all.add("--openitem.sap.systems.s4.language=EN");
    all.add("--openitem.processors.stripe.api-base=" + sandbox + "/stripe");
    all.add("--openitem.processors.stripe.secret-key=sk_test_sandbox");
    all.add("--openitem.processors.stripe.webhook-secrets=whsec_sandbox");
    all.add("--openitem.identity.issuer=" + sandbox + "/issuer");
    all.add("--openitem.mail.host=127.0.0.1");
    all.add("--openitem.mail.port=" + mailPort);
    all.add("--openitem.mail.security=none");
    if (port != 0) {
      all.add("--openitem.mail.portal-url=http://localhost:" + port);
    }
    if (overrides != null) {
      all.add("--openitem.overrides=" + overrides.toAbsolutePath());
    }
    return all;
  }
}
