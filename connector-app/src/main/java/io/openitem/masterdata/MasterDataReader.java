package io.openitem.masterdata;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.masterdata.MasterData.Address;
import io.openitem.masterdata.MasterData.Bank;
import io.openitem.masterdata.MasterData.Contact;
import io.openitem.store.AccountLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads A_BusinessPartner with its customer, company code, addresses and banks. Source:
 * API_BUSINESS_PARTNER 1.3.0. Numbers of bank accounts are cut here, before anything else sees
 * them.
 */
final class MasterDataReader {

  /** How many addresses, contacts and banks are shown; more are left out. */
  static final int ENTRIES_MAX = 50;

  private static final int SHOWN_CHARS = 4;

  private MasterDataReader() {}

  /** The master data; empty where SAP has no such customer in that company code any more. */
  static Optional<MasterData> read(JsonNode answer, AccountLine line) {
    JsonNode partner = results(answer).stream().findFirst().orElse(answer.path("none"));
    Optional<JsonNode> company =
        results(partner.path("to_Customer").path("to_CustomerCompany")).stream()
            .filter(row -> text(row, "CompanyCode").equals(Optional.of(line.companyCode().value())))
            .findFirst();
    return company.map(row -> read(partner, row, line));
  }

  private static MasterData read(JsonNode partner, JsonNode company, AccountLine line) {
    List<JsonNode> addresses = results(partner.path("to_BusinessPartnerAddress"));
    return new MasterData(
        text(partner.path("to_Customer"), "CustomerName").orElse(line.name()),
        text(partner.path("to_Customer"), "VATRegistration"),
        text(company, "PaymentTerms"),
        text(company, "CustomerHeadOffice"),
        addresses.stream().limit(ENTRIES_MAX).map(MasterDataReader::address).toList(),
        contacts(addresses),
        results(partner.path("to_BusinessPartnerBank")).stream()
            .limit(ENTRIES_MAX)
            .map(MasterDataReader::bank)
            .toList());
  }

  private static Address address(JsonNode row) {
    return new Address(
        text(row, "StreetName"),
        text(row, "HouseNumber"),
        text(row, "PostalCode"),
        text(row, "CityName"),
        text(row, "Country"));
  }

  private static List<Contact> contacts(List<JsonNode> addresses) {
    List<Contact> contacts = new ArrayList<>();
    for (JsonNode address : addresses) {
      for (JsonNode row : results(address.path("to_EmailAddress"))) {
        text(row, "EmailAddress")
            .ifPresent(
                email ->
                    contacts.add(
                        new Contact(
                            email,
                            row.path("IsDefaultEmailAddress").asBoolean(),
                            text(row, "AddressCommunicationRemarkText"))));
      }
    }
    return contacts.stream().distinct().limit(ENTRIES_MAX).toList();
  }

  private static Bank bank(JsonNode row) {
    String number = text(row, "IBAN").or(() -> text(row, "BankAccount")).orElse("");
    return new Bank(
        text(row, "BankName"),
        text(row, "BankCountryKey"),
        text(row, "BankAccountHolderName"),
        lastFour(number));
  }

  /** Of a number so short that four characters would be most of it, fewer are shown. */
  private static Optional<String> lastFour(String number) {
    String compact = number.replaceAll("[^A-Za-z0-9]", "");
    int shown = Math.min(SHOWN_CHARS, compact.length() / 2);
    return shown == 0 ? Optional.empty() : Optional.of(compact.substring(compact.length() - shown));
  }

  /** The entries of a list: an array, or {@code results} as OData V2 writes what is expanded. */
  private static List<JsonNode> results(JsonNode node) {
    JsonNode array = node.isArray() ? node : node.path("results");
    List<JsonNode> rows = new ArrayList<>();
    array.forEach(rows::add);
    return rows;
  }

  private static Optional<String> text(JsonNode row, String field) {
    return Optional.ofNullable(row.get(field))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(text -> !text.isBlank());
  }
}
