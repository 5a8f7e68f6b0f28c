package io.openitem.sync;

import io.openitem.domain.CompanyCode;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.OpenItem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes what is no longer open. That an item is missing from the pages says nothing about why, so
 * SAP is asked for each by its key and only its answer is stored: cleared with its clearing
 * document, still open, or unknown to SAP and then forgotten. An item that could not be read stays
 * as it was. What was cleared long ago goes, too.
 */
public final class VanishedItems {

  /** The exchange property that carries the {@link Vanished} of a turn. */
  static final String VANISHED = "openitem.sync.vanished";

  private static final Logger LOG = LoggerFactory.getLogger("io.openitem.sync");

  private final SyncScope scope;
  private final SyncSettings settings;
  private final OpenItemStore items;
  private final SyncProgress progress;
  private final TransactionTemplate transactions;
  private final Clock clock;

  /** Closes items by these. */
  public VanishedItems(
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

  /** The next of them; as many as one question to SAP may hold. */
  public Vanished next(SyncTurn turn) {
    List<String> after = turn.cursor().after();
    List<InvoiceId> ids =
        items.unseen(
            new CompanyCode(turn.cursor().scope()),
            turn.syncId(),
            turn.startedAt(),
            after.isEmpty() ? "" : after.get(0),
            OpenItemLookups.ITEMS_MAX);
    return new Vanished(turn, ids, clock.instant());
  }

  /** Stores what SAP said about them; the next turn. */
  public SyncTurn store(@Body Rows<OpenItem> found, @ExchangeProperty(VANISHED) Vanished vanished) {
    SyncTurn turn = vanished.turn();
    List<InvoiceId> ids = vanished.ids();
    SyncTally tally = turn.tally().plus(ids.size(), found.unreadable().size());
    SyncTurn next =
        ids.isEmpty()
            ? turn.nextScope(scope, tally, clock.instant())
            : turn.at(turn.cursor().after(List.of(ids.get(ids.size() - 1).toString())), tally);
    List<InvoiceId> unknown = unknown(ids, found);
    transactions.executeWithoutResult(
        transaction -> {
          items.store(found.mapped(), vanished.readAt(), turn.syncId());
          items.forget(unknown, vanished.readAt());
          if (ids.isEmpty()) {
            forgetHistory(turn);
          }
          progress.record(turn, next, found.unreadable());
        });
    unknown.forEach(id -> LOG.warn("sync {}: SAP does not know {} any more", turn.syncId(), id));
    progress.tell(next);
    return next;
  }

  /** What was cleared before statements begin is no longer needed. */
  private void forgetHistory(SyncTurn turn) {
    CompanyCode companyCode = new CompanyCode(turn.cursor().scope());
    LocalDate day =
        settings.clearedFrom(turn.startedAt(), scope.find(companyCode).orElseThrow().timeZone());
    int forgotten = items.forgetClearedBefore(companyCode, day);
    if (forgotten > 0) {
      LOG.info(
          "sync {} {}: {} items cleared before {} are forgotten",
          turn.syncId(),
          companyCode,
          forgotten,
          day);
    }
  }

  /** Only where SAP's answer was readable in full can an item be called unknown. */
  private static List<InvoiceId> unknown(List<InvoiceId> ids, Rows<OpenItem> found) {
    if (!found.unreadable().isEmpty()) {
      return List.of();
    }
    Set<InvoiceId> known = new HashSet<>();
    found.mapped().forEach(item -> known.add(item.id()));
    List<InvoiceId> unknown = new ArrayList<>(ids);
    unknown.removeAll(known);
    return unknown;
  }
}
