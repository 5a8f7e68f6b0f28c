package io.openitem.sandbox.sap.ledger;

import java.util.List;

/**
 * A customer, who is also a business partner with the same number.
 *
 * @param number ten digits
 * @param name as printed
 * @param city of the address
 * @param companyCodes where the customer can be posted to, at least one, the main one first
 * @param headOffice the customer whose account holds this one's items; blank if it holds its own
 */
public record Customer(
    String number, String name, String city, List<String> companyCodes, String headOffice) {

  /** Keeps the list from being changed later. */
  public Customer {
    companyCodes = List.copyOf(companyCodes);
  }
}
