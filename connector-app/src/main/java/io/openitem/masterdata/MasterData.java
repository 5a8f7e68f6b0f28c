package io.openitem.masterdata;

import java.util.List;
import java.util.Optional;

/**
 * What SAP knows of a customer in one company code; the fields are the contract's.
 *
 * @param name the customer's name
 * @param vatRegistration the VAT registration number
 * @param paymentTerms SAP's key
 * @param headOffice the customer whose account holds the items
 * @param addresses of the business partner
 * @param contacts e-mail addresses of those addresses
 * @param banks banks of the business partner, masked
 */
record MasterData(
    String name,
    Optional<String> vatRegistration,
    Optional<String> paymentTerms,
    Optional<String> headOffice,
    List<Address> addresses,
    List<Contact> contacts,
    List<Bank> banks) {

  /** An address. */
  record Address(
      Optional<String> street,
      Optional<String> houseNumber,
      Optional<String> postalCode,
      Optional<String> city,
      Optional<String> country) {}

  /** An e-mail address of the customer's. */
  record Contact(String email, boolean isDefault, Optional<String> remark) {}

  /** A bank account, of whose number the last four characters are left. */
  record Bank(
      Optional<String> bank,
      Optional<String> country,
      Optional<String> holder,
      Optional<String> lastFour) {}
}
