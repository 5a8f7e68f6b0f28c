package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sandbox.sap.ledger.CompanyCode;
import io.openitem.sandbox.sap.ledger.Customer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Addresses of business partners and their e-mail addresses; read only here. */
final class CustomerAddresses {
  private final SapSystem sap;

  CustomerAddresses(SapSystem sap) {
    this.sap = sap;
  }

  /** A_BusinessPartnerAddress. */
  EntityModel<Customer> addresses() {
    List<Field<Customer>> fields = new ArrayList<>();
    fields.add(Field.<Customer>text("BusinessPartner", 10, Customer::number).asKey());
    fields.add(Field.<Customer>text("AddressID", 10, CustomerAddresses::addressId).asKey());
    fields.add(Field.text("CityName", 40, Customer::city));
    fields.add(Field.text("Country", 3, customer -> country(customer)));
    fields.add(Field.text("PostalCode", 10, customer -> "10000"));
    fields.add(Field.text("StreetName", 60, customer -> "Main Street"));
    fields.add(Field.text("HouseNumber", 10, customer -> "1"));
    fields.add(Field.text("Language", 2, customer -> "EN"));
    return EntityModel.readOnly(
        "A_BusinessPartnerAddress",
        fields,
        List.of(new Navigation<>("to_EmailAddress", "A_AddressEmailAddress", true, List::of)),
        rows(
            List.of("BusinessPartner", "AddressID"),
            customer -> List.of(customer.number(), addressId(customer))));
  }

  private static String country(Customer customer) {
    return CompanyCode.find(customer.companyCodes().get(0)).map(CompanyCode::country).orElse("");
  }

  private static String addressId(Customer customer) {
    return "00" + customer.number().substring(2);
  }

  /** A_AddressEmailAddress. */
  EntityModel<Customer> emails() {
    List<Field<Customer>> fields = new ArrayList<>();
    fields.add(Field.<Customer>text("AddressID", 10, CustomerAddresses::addressId).asKey());
    fields.add(Field.<Customer>text("Person", 10, customer -> "").asKey());
    fields.add(Field.<Customer>digits("OrdinalNumber", 3, customer -> "1").asKey());
    fields.add(Field.text("EmailAddress", 241, CustomerAddresses::email));
    fields.add(Field.flag("IsDefaultEmailAddress", customer -> true));
    fields.add(
        Field.text(
            "SearchEmailAddress", 20, c -> email(c).toUpperCase(Locale.ROOT).substring(0, 20)));
    fields.add(Field.text("AddressCommunicationRemarkText", 50, customer -> ""));
    return EntityModel.readOnly(
        "A_AddressEmailAddress",
        fields,
        List.of(),
        rows(
            List.of("AddressID", "Person", "OrdinalNumber"),
            customer -> List.of(addressId(customer), "", "1")));
  }

  private static String email(Customer customer) {
    return "payables" + customer.number() + "@example.com";
  }

  private KeyedRows<Customer> rows(List<String> keys, Function<Customer, List<String>> keyOf) {
    return new KeyedRows<>(
        keys,
        () -> sap.customers().all().values().stream(),
        number -> sap.customers().find(number).stream(),
        keyOf);
  }
}
