package io.openitem.portal.users;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How registrations are checked against SAP, {@code openitem.registration.*}.
 *
 * @param invoiceDocumentTypes SAP's document types that are invoices; 1 to 20 of them, default
 *     {@code RV, DR}
 * @param waitingMax how many registrations may wait for SAP before a further one is answered with
 *     {@code busy}; 10 to 100,000, default 10,000
 * @param batchMax how many one look of a replica takes; 1 to 100, default 10
 * @param firstBackOff how long to wait after SAP has not answered, doubled with each further time
 *     up to 10 minutes; 100 ms to 60 s, default 2 s
 * @param giveUpAfter how long SAP is asked before a registration is dropped, with an error in the
 *     log; 1 h to 30 d, default 7 d
 */
@ConfigurationProperties("openitem.registration")
public record RegistrationSettings(
    @DefaultValue({"RV", "DR"}) List<String> invoiceDocumentTypes,
    @DefaultValue("10000") int waitingMax,
    @DefaultValue("10") int batchMax,
    @DefaultValue("2s") Duration firstBackOff,
    @DefaultValue("7d") Duration giveUpAfter) {

  /** Checks the bounds. */
  public RegistrationSettings {
    invoiceDocumentTypes = List.copyOf(invoiceDocumentTypes);
    if (invoiceDocumentTypes.isEmpty()
        || invoiceDocumentTypes.size() > 20
        || !invoiceDocumentTypes.stream().allMatch(type -> type.matches("[A-Z0-9]{1,2}"))) {
      throw new IllegalArgumentException(
          "openitem.registration.invoice-document-types is 1 to 20 document types of SAP");
    }
    if (waitingMax < 10 || waitingMax > 100_000) {
      throw new IllegalArgumentException("openitem.registration.waiting-max is 10 to 100000");
    }
    if (batchMax < 1 || batchMax > 100) {
      throw new IllegalArgumentException("openitem.registration.batch-max is 1 to 100");
    }
    within("first-back-off", firstBackOff, Duration.ofMillis(100), Duration.ofSeconds(60));
    within("give-up-after", giveUpAfter, Duration.ofHours(1), Duration.ofDays(30));
  }

  private static void within(String name, Duration value, Duration min, Duration max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          "openitem.registration.%s is %s to %s".formatted(name, min, max));
    }
  }
}
