package io.openitem.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.AccountId;
import io.openitem.domain.CompanyCode;
import java.util.ArrayList;
import java.util.List;

/** Makes accounts of what {@code mappings/account/account.jslt} leaves of a business partner. */
final class SapAccountReader {

  private SapAccountReader() {}

  /**
   * Reads the accounts of a business partner, one a company code; none where it is no customer.
   *
   * @throws IllegalArgumentException when something is missing
   */
  static List<SapAccount> read(JsonNode mapped) {
    SapFields partner = new SapFields(mapped);
    List<SapAccount> accounts = new ArrayList<>();
    for (JsonNode account : mapped.path("accounts")) {
      SapFields fields = new SapFields(account);
      CompanyCode companyCode = new CompanyCode(fields.text("companyCode"));
      boolean blocked =
          partner.flag("postingBlocked")
              || partner.flag("partnerBlocked")
              || partner.flag("deletionMarked")
              || fields.flag("deletionMarked");
      accounts.add(
          new SapAccount(
              new AccountId(companyCode, partner.text("customer")),
              partner.text("name"),
              fields.optional("headOffice"),
              fields.optional("paymentTerms"),
              partner.optional("country"),
              partner.optional("language"),
              blocked));
    }
    return accounts;
  }
}
