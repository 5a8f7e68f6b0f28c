package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.MasterData;
import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sandbox.sap.ledger.Customer;
import io.openitem.sandbox.sap.ledger.GlAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The customer side of business partners: general, by company code, dunning, addresses. */
final class CustomerSets {
  private final SapSystem sap;
  private final MasterData master;
  private final CustomerAddresses addresses;

  CustomerSets(SapSystem sap) {
    this.sap = sap;
    this.master = sap.masterData();
    this.addresses = new CustomerAddresses(sap);
  }

  /** A customer in a company code. */
  record InCompanyCode(Customer customer, String companyCode) {
    private String entity() {
      return "CustomerCompany/" + customer.number() + "/" + companyCode;
    }

    private String dunningEntity() {
      return "CustomerDunning/" + customer.number() + "/" + companyCode;
    }
  }

  List<EntityModel<?>> all() {
    return List.of(customers(), companies(), dunning(), addresses.addresses(), addresses.emails());
  }

  private KeyedRows<Customer> rows(List<String> keys, Function<Customer, List<String>> keyOf) {
    return new KeyedRows<>(
        keys,
        () -> sap.customers().all().values().stream(),
        number -> sap.customers().find(number).stream(),
        keyOf);
  }

  private static List<InCompanyCode> companiesOf(Customer customer) {
    return customer.companyCodes().stream()
        .sorted()
        .map(code -> new InCompanyCode(customer, code))
        .toList();
  }

  private KeyedRows<InCompanyCode> companyRows(
      List<String> keys, Function<InCompanyCode, List<String>> keyOf) {
    return new KeyedRows<>(
        keys,
        () -> sap.customers().all().values().stream().flatMap(CustomerSets::stream),
        number -> sap.customers().find(number).stream().flatMap(CustomerSets::stream),
        keyOf);
  }

  private static Stream<InCompanyCode> stream(Customer customer) {
    return companiesOf(customer).stream();
  }

  private EntityModel<Customer> customers() {
    Function<Customer, String> entity = customer -> "Customer/" + customer.number();
    List<Field<Customer>> fields = new ArrayList<>();
    fields.add(Field.<Customer>text("Customer", 10, Customer::number).asKey());
    fields.add(Field.text("CustomerName", 80, Customer::name));
    fields.add(Field.text("CustomerFullName", 220, Customer::name));
    fields.add(text(entity, "CustomerAccountGroup", 4, "CUST"));
    fields.add(flag(entity, "PostingIsBlocked"));
    fields.add(flag(entity, "DeletionIndicator"));
    fields.add(text(entity, "OrderIsBlockedForCustomer", 2, ""));
    fields.add(text(entity, "BillingIsBlockedForCustomer", 2, ""));
    fields.add(text(entity, "VATRegistration", 20, ""));
    List<Navigation<Customer>> navigations =
        List.of(
            new Navigation<>(
                "to_CustomerCompany", "A_CustomerCompany", true, CustomerSets::companiesOf));
    return EntityModel.readOnly(
            "A_Customer",
            fields,
            navigations,
            rows(List.of("Customer"), customer -> List.of(customer.number())))
        .writable(MasterWriter.updating(master, entity), false, true, false);
  }

  private EntityModel<InCompanyCode> companies() {
    Function<InCompanyCode, String> entity = InCompanyCode::entity;
    List<Field<InCompanyCode>> fields = new ArrayList<>();
    fields.add(Field.<InCompanyCode>text("Customer", 10, row -> row.customer().number()).asKey());
    fields.add(Field.<InCompanyCode>text("CompanyCode", 4, InCompanyCode::companyCode).asKey());
    fields.add(text(entity, "ReconciliationAccount", 10, GlAccounts.RECEIVABLES));
    fields.add(text(entity, "PaymentTerms", 4, "NT30"));
    fields.add(text(entity, "PaymentMethodsList", 10, ""));
    fields.add(text(entity, "PaymentBlockingReason", 1, ""));
    fields.add(text(entity, "AlternativePayerAccount", 10, ""));
    fields.add(
        Field.<InCompanyCode>text(
                "CustomerHeadOffice",
                10,
                row -> master.get(row.entity(), "CustomerHeadOffice", row.customer().headOffice()))
            .writable());
    fields.add(text(entity, "HouseBank", 5, ""));
    fields.add(text(entity, "APARToleranceGroup", 4, ""));
    fields.add(text(entity, "LayoutSortingRule", 3, "001"));
    fields.add(text(entity, "AccountByCustomer", 12, ""));
    fields.add(text(entity, "AccountingClerk", 2, ""));
    fields.add(flag(entity, "DeletionIndicator"));
    List<Navigation<InCompanyCode>> navigations =
        List.of(new Navigation<>("to_CustomerDunning", "A_CustomerDunning", true, List::of));
    return EntityModel.readOnly(
            "A_CustomerCompany",
            fields,
            navigations,
            companyRows(
                List.of("Customer", "CompanyCode"),
                row -> List.of(row.customer().number(), row.companyCode())))
        .writable(MasterWriter.updating(master, entity), false, true, false);
  }

  private EntityModel<InCompanyCode> dunning() {
    Function<InCompanyCode, String> entity = InCompanyCode::dunningEntity;
    List<Field<InCompanyCode>> fields = new ArrayList<>();
    fields.add(Field.<InCompanyCode>text("Customer", 10, row -> row.customer().number()).asKey());
    fields.add(Field.<InCompanyCode>text("CompanyCode", 4, InCompanyCode::companyCode).asKey());
    fields.add(Field.<InCompanyCode>text("DunningArea", 2, row -> "").asKey());
    fields.add(text(entity, "DunningBlock", 1, ""));
    fields.add(Field.digits("DunningLevel", 1, row -> "0"));
    fields.add(text(entity, "DunningProcedure", 4, "0001"));
    fields.add(text(entity, "DunningRecipient", 10, ""));
    fields.add(Field.day("LastDunnedOn", row -> null));
    fields.add(Field.day("LegDunningProcedureOn", row -> null));
    fields.add(text(entity, "DunningClerk", 2, ""));
    return EntityModel.readOnly(
            "A_CustomerDunning",
            fields,
            List.of(),
            companyRows(
                List.of("Customer", "CompanyCode", "DunningArea"),
                row -> List.of(row.customer().number(), row.companyCode(), "")))
        .writable(MasterWriter.updating(master, entity), false, true, false);
  }

  private <T> Field<T> text(Function<T, String> entity, String name, int length, String base) {
    return Field.<T>text(name, length, row -> master.get(entity.apply(row), name, base)).writable();
  }

  private <T> Field<T> flag(Function<T, String> entity, String name) {
    return Field.<T>flag(name, row -> Boolean.valueOf(master.get(entity.apply(row), name, "false")))
        .writable();
  }
}
