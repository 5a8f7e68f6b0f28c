package io.openitem.sync;

import io.openitem.domain.CompanyCode;
import io.openitem.domain.CompanyCodeCustomizing;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads accounts page by page: business partners with their customers' company codes, one pass a
 * SAP system. Company codes that no payments are taken for are left out.
 */
public final class AccountPages {

  private final SyncScope scope;
  private final SyncSettings settings;
  private final AccountStore accounts;
  private final SyncProgress progress;
  private final TransactionTemplate transactions;
  private final Clock clock;

  /** Stores pages by these. */
  public AccountPages(
      SyncScope scope,
      SyncSettings settings,
      AccountStore accounts,
      SyncProgress progress,
      TransactionTemplate transactions,
      Clock clock) {
    this.scope = scope;
    this.settings = settings;
    this.accounts = accounts;
    this.progress = progress;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The call that a turn needs; the first one of a system also asks how many there are. */
  public PageRead ask(SyncTurn turn) {
    Map<String, String> query = new HashMap<>();
    query.put("$filter", filter(turn));
    query.put("$orderby", "BusinessPartner");
    query.put("$top", Integer.toString(settings.pageItems()));
    query.put("$expand", AccountQuery.EXPAND);
    query.put("$select", AccountQuery.SELECT);
    if (turn.cursor().after().isEmpty()) {
      query.put("$inlinecount", "allpages");
    }
    return new PageRead(turn, turn.cursor().scope(), query, clock.instant());
  }

  /** Stores what came, with the cursor behind it; the next turn. */
  public SyncTurn store(
      @Body Rows<SapAccount> rows, @ExchangeProperty(OpenItemPages.READ) PageRead read) {
    SyncTurn turn = read.turn();
    SyncTurn next = behind(turn, rows);
    Set<CompanyCode> ours =
        scope.of(read.system()).stream()
            .map(CompanyCodeCustomizing::companyCode)
            .collect(Collectors.toSet());
    List<SapAccount> kept =
        rows.mapped().stream()
            .filter(account -> ours.contains(account.id().companyCode()))
            .toList();
    transactions.executeWithoutResult(
        transaction -> {
          accounts.store(kept, read.system(), read.readAt());
          progress.record(turn, next, rows.unreadable());
        });
    progress.tell(next);
    return next;
  }

  private SyncTurn behind(SyncTurn turn, Rows<SapAccount> rows) {
    SyncTally known =
        rows.count().isPresent() ? turn.tally().expecting(rows.count().getAsLong()) : turn.tally();
    SyncTally tally = known.plus(rows.received(), rows.unreadable().size());
    boolean last = rows.received() == 0 || (rows.received() < settings.pageItems() && !rows.more());
    return last
        ? turn.nextScope(scope, tally, clock.instant())
        : turn.at(turn.cursor().after(rows.lastKey()), tally);
  }

  private String filter(SyncTurn turn) {
    return turn.changedSince()
        .map(
            since -> {
              LocalDate day =
                  scope.of(turn.cursor().scope()).stream()
                      .map(CompanyCodeCustomizing::timeZone)
                      .map((ZoneId zone) -> LocalDate.ofInstant(since, zone))
                      .min(Comparator.naturalOrder())
                      .orElseThrow();
              return AccountQuery.changed(turn.cursor(), day.minusDays(settings.overlapDays()));
            })
        .orElseGet(() -> AccountQuery.all(turn.cursor()));
  }
}
