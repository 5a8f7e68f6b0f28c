package io.openitem.sync;

import io.openitem.domain.AccountId;
import java.util.Optional;

/**
 * A customer's account in a company code. Source: API_BUSINESS_PARTNER, A_BusinessPartner with
 * to_Customer and to_CustomerCompany.
 *
 * @param id company code and customer
 * @param name CustomerName, S80
 * @param headOffice CustomerHeadOffice: whose account the items stand on instead
 * @param paymentTerms PaymentTerms, S4
 * @param country of the standard address, where SAP told it
 * @param language CorrespondenceLanguage, S2
 * @param postingBlocked nobody may post to it: blocked, or marked for deletion
 */
record SapAccount(
    AccountId id,
    String name,
    Optional<String> headOffice,
    Optional<String> paymentTerms,
    Optional<String> country,
    Optional<String> language,
    boolean postingBlocked) {}
