package io.openitem.store;

import io.openitem.domain.AccountId;
import io.openitem.domain.CompanyCode;
import java.time.Instant;
import java.util.Optional;

/**
 * An account as the read model has it; the fields are the contract's {@code Account}.
 *
 * @param accountId which account
 * @param companyCode where it is kept
 * @param customer SAP's customer number
 * @param name the customer's name
 * @param headOffice the customer whose account holds the items
 * @param paymentTerms SAP's key
 * @param country of the main address
 * @param language SAP's key
 * @param postingBlocked whether SAP refuses postings
 * @param syncedAt when SAP was last asked
 */
public record AccountLine(
    AccountId accountId,
    CompanyCode companyCode,
    String customer,
    String name,
    Optional<String> headOffice,
    Optional<String> paymentTerms,
    Optional<String> country,
    Optional<String> language,
    boolean postingBlocked,
    Instant syncedAt) {}
