package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.MasterData;
import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sandbox.sap.ledger.Customer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code API_CRDTMBUSINESSPARTNER}, to read: each customer with one credit account, in segment
 * 1000. The names of service, sets and fields are those that public clients of the service use;
 * SAP's own metadata were not at hand.
 */
public final class CreditService {
  private static final String SEGMENT = "1000";
  private static final String CURRENCY = "USD";
  private static final String LIMIT = "100000.000";

  private final SapSystem sap;
  private final MasterData master;

  private CreditService(SapSystem sap) {
    this.sap = sap;
    this.master = sap.masterData();
  }

  /** The service over this system's customers. */
  public static ServiceModel model(SapSystem sap) {
    CreditService service = new CreditService(sap);
    return ServiceModel.of(
        "API_CRDTMBUSINESSPARTNER",
        "1.0.0",
        List.of(service.partners(), service.accounts()),
        List.of(),
        true);
  }

  private EntityModel<Customer> partners() {
    List<Field<Customer>> fields = new ArrayList<>();
    fields.add(Field.<Customer>text("BusinessPartner", 10, Customer::number).asKey());
    fields.add(Field.text("CreditRiskClass", 3, customer -> ""));
    fields.add(Field.text("CreditCheckRule", 10, customer -> "01"));
    return EntityModel.readOnly(
        "CreditMgmtBusinessPartner",
        fields,
        List.of(
            new Navigation<>("to_CreditMgmtAccountTP", "CreditManagementAccount", true, List::of)),
        rows(List.of("BusinessPartner"), false));
  }

  private EntityModel<Customer> accounts() {
    List<Field<Customer>> fields = new ArrayList<>();
    fields.add(Field.<Customer>text("BusinessPartner", 10, Customer::number).asKey());
    fields.add(Field.<Customer>text("CreditSegment", 10, customer -> SEGMENT).asKey());
    fields.add(Field.flag("CreditAccountIsBlocked", customer -> false));
    fields.add(Field.amount("CreditLimitAmount", 18, "CreditSegmentCurrency", this::limit));
    fields.add(Field.flag("CreditLimitIsZero", customer -> false));
    fields.add(Field.currency("CreditSegmentCurrency", customer -> CURRENCY));
    return EntityModel.readOnly(
        "CreditManagementAccount",
        fields,
        List.of(),
        rows(List.of("BusinessPartner", "CreditSegment"), true));
  }

  private BigDecimal limit(Customer customer) {
    return new BigDecimal(
        master.get("Credit/" + customer.number() + "/" + SEGMENT, "CreditLimitAmount", LIMIT));
  }

  private KeyedRows<Customer> rows(List<String> keys, boolean withSegment) {
    return new KeyedRows<>(
        keys,
        () -> sap.customers().all().values().stream(),
        number -> sap.customers().find(number).map(Stream::of).orElseGet(Stream::empty),
        customer -> withSegment ? List.of(customer.number(), SEGMENT) : List.of(customer.number()));
  }
}
