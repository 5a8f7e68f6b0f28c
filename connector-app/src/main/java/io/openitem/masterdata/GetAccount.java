package io.openitem.masterdata;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.customizing.CompanyCodes;
import io.openitem.customizing.PortalCustomizing;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.Money;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.masterdata.MasterData.Address;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.store.AccountLine;
import io.openitem.store.AccountReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operation {@code getAccount}: the bean steps of the route of that name. */
public final class GetAccount {

  private static final Logger LOG = LoggerFactory.getLogger(GetAccount.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final AccountReader accounts;
  private final CompanyCodes companyCodes;
  private final PortalCustomizing customizing;
  private final Clock clock;

  GetAccount(
      AccountReader accounts,
      CompanyCodes companyCodes,
      PortalCustomizing customizing,
      Clock clock) {
    this.accounts = accounts;
    this.companyCodes = companyCodes;
    this.customizing = customizing;
    this.clock = clock;
  }

  /**
   * First step: whom to ask.
   *
   * @throws ProblemException {@code not-found} where there is no such account or it is not the
   *     caller's; the same where its company code is in customizing no more
   */
  public AccountQuery begin(@Body OperationRequest request) {
    String id = request.path().getOrDefault("accountId", "");
    AccountLine line =
        accounts.find(request.caller().accounts(), id).orElseThrow(GetAccount::notFound);
    String system =
        companyCodes
            .find(line.companyCode())
            .map(CompanyCodeCustomizing::sapSystem)
            .orElseThrow(GetAccount::notFound);
    return new AccountQuery(
        system, line, Optional.ofNullable(customizing.creditSegments().get(line.companyCode())));
  }

  /**
   * Where SAP could not be asked: ends the operation.
   *
   * @throws ProblemException always: {@code sap-unavailable}, with a time to come back
   */
  public void unavailable(Exchange exchange) {
    // Its message says what happened, without what SAP answered.
    LOG.warn(
        "an account cannot be read: {}",
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class).getMessage());
    throw Problem.of(
            ProblemType.SAP_UNAVAILABLE,
            "SAP does not answer now, and account data are kept nowhere else. Try again later.")
        .with("retryAfterSeconds", RETRY_AFTER.toSeconds())
        .asException();
  }

  /** Last step: the account as SAP has it, masked, and whom to ask for changes. */
  public OperationResponse answer(
      @ExchangeProperty("openitem.partner") JsonNode partner,
      @ExchangeProperty("openitem.credit") @Nullable JsonNode credit,
      @ExchangeProperty(AccountQuery.PROPERTY) AccountQuery query) {
    AccountLine line = query.line();
    MasterData data = MasterDataReader.read(partner, line).orElseThrow(GetAccount::notFound);
    Optional<String> country =
        data.addresses().stream().findFirst().flatMap(Address::country).or(line::country);
    return OperationResponse.ok(
        new AccountDetail(
            line.accountId().toString(),
            line.companyCode().value(),
            line.customer(),
            data,
            Optional.ofNullable(credit)
                .flatMap(answer -> CreditReader.limit(answer, query.creditSegment().orElseThrow())),
            line.postingBlocked(),
            customizing.regionOf(country),
            clock.instant().truncatedTo(ChronoUnit.MILLIS)));
  }

  private static ProblemException notFound() {
    return Problem.of(
            ProblemType.NOT_FOUND,
            "Your organisation has no such account, or it is not synchronised yet.")
        .asException();
  }

  private record AccountDetail(
      String accountId,
      String companyCode,
      String customer,
      @JsonUnwrapped MasterData data,
      Optional<Money> creditLimit,
      boolean postingBlocked,
      PortalCustomizing.SupportRegion changes,
      Instant readAt) {}
}
