package io.openitem.portal.users;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.CompanyCodeCustomizing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks SAP about registrations, after they were answered. The customer is who it says it is when it
 * names its latest invoice: one with the latest document date of all that SAP has of it, in any
 * company code that payments are taken for. The steps of the route {@code checkRegistrations}.
 */
public final class RegistrationDesk {

  /** The exchange property that carries the {@link Check}. */
  static final String CHECK = "openitem.registration";

  private static final Logger LOG = LoggerFactory.getLogger(RegistrationDesk.class);
  private static final Duration LEASE = Duration.ofMinutes(5);

  /** Of one day; a customer with more invoices on its latest day has to name one of these. */
  private static final int ROWS_MAX = 50;

  private static final String SELECT =
      "CompanyCode,FiscalYear,AccountingDocument,AccountingDocumentItem,BillingDocument,DocumentDate";

  private final Registrations registrations;
  private final Enrolment enrolment;
  private final RegistrationSettings settings;
  private final Map<String, List<CompanyCodeCustomizing>> bySystem;

  RegistrationDesk(
      Registrations registrations,
      Enrolment enrolment,
      RegistrationSettings settings,
      CompanyCodes companyCodes) {
    this.registrations = registrations;
    this.enrolment = enrolment;
    this.settings = settings;
    this.bySystem =
        companyCodes.all().stream()
            .collect(
                Collectors.groupingBy(
                    CompanyCodeCustomizing::sapSystem, TreeMap::new, Collectors.toList()));
  }

  /**
   * One question to SAP.
   *
   * @param system the SAP system
   * @param query the query options
   */
  public record Call(String system, Map<String, String> query) {}

  /**
   * A registration that is being checked.
   *
   * @param registration what was sent
   * @param calls one for each SAP system
   * @param confirmedBy the systems whose answer confirms it, as far as they have answered
   */
  public record Check(Registration registration, List<Call> calls, List<String> confirmedBy) {}

  /** Takes what is due; on another replica it is not due meanwhile. */
  public List<Check> take() {
    return registrations.take(LEASE).stream()
        .map(one -> new Check(one, calls(one), new ArrayList<>()))
        .toList();
  }

  /** Compares one system's latest invoices, the latest first, with the one that was named. */
  public void collect(
      @Body JsonNode rows,
      @ExchangeProperty(CHECK) Check check,
      @ExchangeProperty(Exchange.SPLIT_INDEX) int call) {
    String latest = rows.path(0).path("DocumentDate").asText();
    String named = check.registration().invoice();
    for (JsonNode row : rows) {
      boolean isNamed =
          row.path("BillingDocument").asText().equals(named)
              || row.path("AccountingDocument").asText().equals(named);
      if (isNamed && row.path("DocumentDate").asText().equals(latest)) {
        check.confirmedBy().add(check.calls().get(call).system());
        return;
      }
    }
  }

  /** Enrols the user, where exactly one system has confirmed; otherwise nothing is ever told. */
  public void decide(@ExchangeProperty(CHECK) Check check) {
    Registration registration = check.registration();
    if (check.confirmedBy().size() == 1) {
      enrolment.enrol(registration, check.confirmedBy().get(0));
    } else {
      boolean unused = registrations.end(registration.registrationId());
    }
    LOG.info(
        "registration {} {}",
        registration.registrationId(),
        check.confirmedBy().size() == 1 ? "confirmed by SAP" : "not confirmed by SAP");
  }

  /** SAP could not be asked: again later, until it has been too long. */
  public void postpone(@ExchangeProperty(CHECK) Check check, Exchange exchange) {
    Registration registration = check.registration();
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    String why = cause == null ? "no answer" : cause.getClass().getSimpleName();
    if (registrations.isLapsed(registration)) {
      boolean unused = registrations.end(registration.registrationId());
      LOG.error("registration {} is dropped: {}", registration.registrationId(), why);
    } else {
      registrations.postpone(registration);
      LOG.warn("registration {} waits for SAP: {}", registration.registrationId(), why);
    }
  }

  private List<Call> calls(Registration registration) {
    List<Call> calls = new ArrayList<>();
    bySystem.forEach(
        (system, codes) -> calls.add(new Call(system, query(registration.customer(), codes))));
    return List.copyOf(calls);
  }

  private Map<String, String> query(String customer, List<CompanyCodeCustomizing> codes) {
    String companyCodes = any("CompanyCode", codes.stream().map(c -> c.companyCode().toString()));
    String types = any("AccountingDocumentType", settings.invoiceDocumentTypes().stream());
    return Map.of(
        "$filter",
        "FinancialAccountType eq 'D' and DebitCreditCode eq 'S' and Customer eq '%s' and (%s) and (%s)"
            .formatted(customer, companyCodes, types),
        "$orderby",
        "DocumentDate desc,AccountingDocument desc",
        "$top",
        Integer.toString(ROWS_MAX),
        "$select",
        SELECT);
  }

  private static String any(String field, java.util.stream.Stream<String> values) {
    return values
        .map(value -> "%s eq '%s'".formatted(field, value))
        .collect(Collectors.joining(" or "));
  }
}
