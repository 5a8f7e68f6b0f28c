package io.openitem.home;

import io.openitem.customizing.CompanyCodes;
import io.openitem.customizing.PortalCustomizing;
import io.openitem.customizing.PortalCustomizing.Branding;
import io.openitem.customizing.PortalCustomizing.SupportRegion;
import io.openitem.domain.AdHocRule;
import io.openitem.domain.Caller;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.PaymentMethod;
import io.openitem.payment.ListPaymentMethods;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.store.AccountLine;
import io.openitem.store.AccountReader;
import io.openitem.store.HomeReader;
import io.openitem.store.HomeReader.InProgressFigures;
import io.openitem.store.HomeReader.OpenFigures;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The operation {@code getHome}: the bean step of the route of that name. */
public final class GetHome {

  /** How many accounts it names; listAccounts has them all. */
  static final int ACCOUNTS_MAX = 100;

  private final AccountReader accounts;
  private final HomeReader figures;
  private final ListPaymentMethods methods;
  private final CompanyCodes companyCodes;
  private final PortalCustomizing customizing;
  private final Clock clock;

  /** Reads figures from the ledger and the read model; the clock says what is overdue (UTC). */
  public GetHome(
      AccountReader accounts,
      HomeReader figures,
      ListPaymentMethods methods,
      CompanyCodes companyCodes,
      PortalCustomizing customizing,
      Clock clock) {
    this.accounts = accounts;
    this.figures = figures;
    this.methods = methods;
    this.companyCodes = companyCodes;
    this.customizing = customizing;
    this.clock = clock;
  }

  /** The caller's home. Where a processor does not answer, cards are as they were last seen. */
  public OperationResponse show(OperationRequest request) {
    Caller caller = request.caller();
    LocalDate today = LocalDate.now(clock);
    List<AccountLine> first =
        accounts
            .list(caller.accounts(), Optional.empty(), Optional.empty(), ACCOUNTS_MAX)
            .entries();
    Map<CompanyCode, Integer> counts = accounts.counts(caller.accounts());
    int all = sum(counts, any -> true);
    Apps apps =
        new Apps(
            new PayMyBills(figures.open(caller.accounts(), today)),
            new ManageMyPayments(figures.inProgress(caller)),
            cards(caller, today),
            new AccountStatement(all),
            new AdHocPayments(sum(counts, this::takesAdHoc)));
    return OperationResponse.ok(
        new Home(
            user(caller),
            first,
            all,
            apps,
            customizing.branding(),
            customizing.regions(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS)));
  }

  private static User user(Caller caller) {
    List<String> roles =
        caller.roles().stream()
            .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .sorted()
            .toList();
    return new User(caller.user(), caller.organisation(), roles);
  }

  /** A card can be used until the last day of its month. */
  private MasterData cards(Caller caller, LocalDate today) {
    LocalDate until = today.plusDays(customizing.cardsExpiringDays());
    List<LocalDate> lastDays =
        methods.known(caller.organisation()).stream()
            .map(PaymentMethod::expiry)
            .flatMap(Optional::stream)
            .map(month -> YearMonth.parse(month).atEndOfMonth())
            .toList();
    return new MasterData(
        lastDays.stream().filter(day -> !day.isBefore(today) && !day.isAfter(until)).count(),
        customizing.cardsExpiringDays(),
        lastDays.stream().filter(day -> day.isBefore(today)).count());
  }

  private static int sum(Map<CompanyCode, Integer> counts, Predicate<CompanyCode> which) {
    return counts.entrySet().stream()
        .filter(entry -> which.test(entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private boolean takesAdHoc(CompanyCode companyCode) {
    return companyCodes
        .find(companyCode)
        .map(found -> found.adHoc().kind() != AdHocRule.Kind.NONE)
        .orElse(false);
  }

  private record Home(
      User user,
      List<AccountLine> accounts,
      int accountsTotal,
      Apps apps,
      Branding branding,
      List<SupportRegion> support,
      Instant asOf) {}

  private record User(String user, String organisation, List<String> roles) {}

  private record Apps(
      PayMyBills payMyBills,
      ManageMyPayments manageMyPayments,
      MasterData accountMasterData,
      AccountStatement accountStatement,
      AdHocPayments adHocPayments) {}

  private record PayMyBills(List<OpenFigures> open) {}

  private record ManageMyPayments(List<InProgressFigures> inProgress) {}

  private record MasterData(long cardsExpiring, int withinDays, long cardsExpired) {}

  private record AccountStatement(int accounts) {}

  private record AdHocPayments(int accounts) {}
}
