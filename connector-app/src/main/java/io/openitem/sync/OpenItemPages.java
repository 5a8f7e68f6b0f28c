package io.openitem.sync;

import io.openitem.domain.CompanyCode;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.OpenItem;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads open items page by page, each page behind the last key of the one before. A page and the
 * cursor behind it are stored together or not at all, so a load goes on where it stopped without a
 * gap, and only one page is ever held in memory.
 */
public final class OpenItemPages {

  /** The exchange property that carries the {@link PageRead} of a turn. */
  static final String READ = "openitem.sync.read";

  private final SyncScope scope;
  private final SyncSettings settings;
  private final OpenItemStore items;
  private final SyncProgress progress;
  private final TransactionTemplate transactions;
  private final Clock clock;

  /** Stores pages by these. */
  public OpenItemPages(
      SyncScope scope,
      SyncSettings settings,
      OpenItemStore items,
      SyncProgress progress,
      TransactionTemplate transactions,
      Clock clock) {
    this.scope = scope;
    this.settings = settings;
    this.items = items;
    this.progress = progress;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The call that a turn needs: a count without rows, or a page. */
  public PageRead ask(SyncTurn turn) {
    CompanyCodeCustomizing books = scope.find(new CompanyCode(turn.cursor().scope())).orElseThrow();
    boolean counting = turn.step() == SyncStep.COUNTING;
    Map<String, String> query = new HashMap<>();
    query.put("$filter", filter(turn, books));
    query.put("$top", Integer.toString(counting ? 0 : settings.pageItems()));
    if (counting) {
      query.put("$inlinecount", "allpages");
    } else {
      query.put("$orderby", CubeQuery.ORDER_BY);
      query.put("$select", CubeQuery.SELECT);
    }
    return new PageRead(turn, books.sapSystem(), query, clock.instant());
  }

  /** Stores what came, with the cursor behind it; the next turn. */
  public SyncTurn store(@Body Rows<OpenItem> rows, @ExchangeProperty(READ) PageRead read) {
    SyncTurn turn = read.turn();
    SyncTurn next = turn.step() == SyncStep.COUNTING ? counted(turn, rows) : behind(turn, rows);
    transactions.executeWithoutResult(
        transaction -> {
          items.store(rows.mapped(), read.readAt(), turn.syncId());
          progress.record(turn, next, rows.unreadable());
        });
    progress.tell(next);
    return next;
  }

  private SyncTurn counted(SyncTurn turn, Rows<OpenItem> rows) {
    return turn.nextScope(scope, turn.tally().expecting(rows.count().orElse(0)), clock.instant());
  }

  private SyncTurn behind(SyncTurn turn, Rows<OpenItem> rows) {
    SyncTally tally = turn.tally().plus(rows.received(), rows.unreadable().size());
    boolean last = rows.received() == 0 || (rows.received() < settings.pageItems() && !rows.more());
    return last
        ? turn.nextScope(scope, tally, clock.instant())
        : turn.at(turn.cursor().after(rows.lastKey()), tally);
  }

  private String filter(SyncTurn turn, CompanyCodeCustomizing books) {
    return turn.changedSince()
        .map(
            since ->
                CubeQuery.changed(turn.cursor(), since, books.timeZone(), settings.overlapDays()))
        .orElseGet(
            () ->
                CubeQuery.open(
                    turn.cursor(), settings.clearedFrom(turn.startedAt(), books.timeZone())));
  }
}
