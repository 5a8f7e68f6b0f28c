package io.openitem.sync;

import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.OpenItem;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.sap.odata.SapODataException;
import io.openitem.sync.Rows.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Items by their keys, as SAP has them now. Reads and changes nothing: it stands before every
 * charge, and what is stored here is no word on money.
 */
public final class OpenItemLookups {

  /** How many items one lookup may ask for. */
  public static final int ITEMS_MAX = 100;

  /** The exchange property that carries the {@link Lookup}. */
  static final String LOOKUP = "openitem.lookup";

  private static final Logger LOG = LoggerFactory.getLogger(OpenItemLookups.class);
  private static final int FILTER_CHARS_MAX = 4_000;

  private final SyncScope scope;

  /** Looks up in the systems of these company codes. */
  public OpenItemLookups(SyncScope scope) {
    this.scope = scope;
  }

  /**
   * One call of SAP.
   *
   * @param system the SAP system
   * @param query the query options
   */
  public record Call(String system, Map<String, String> query) {}

  /**
   * A lookup under way.
   *
   * @param calls what is to be asked; mostly one call
   * @param found what came so far
   */
  public record Lookup(List<Call> calls, List<Rows<OpenItem>> found) {}

  /**
   * The calls that these items need: one a SAP system, more where the filter grows too long. Items
   * of company codes that no payments are taken for are asked of nobody, and so stay unknown.
   *
   * @throws IllegalArgumentException for more than {@link #ITEMS_MAX}
   */
  public Lookup begin(@Body List<InvoiceId> ids) {
    if (ids.size() > ITEMS_MAX) {
      throw new IllegalArgumentException(
          "%d items are more than one lookup takes (%d)".formatted(ids.size(), ITEMS_MAX));
    }
    Map<String, List<InvoiceId>> bySystem = new TreeMap<>();
    for (InvoiceId id : ids) {
      scope
          .find(id.companyCode())
          .map(CompanyCodeCustomizing::sapSystem)
          .ifPresent(system -> bySystem.computeIfAbsent(system, any -> new ArrayList<>()).add(id));
    }
    List<Call> calls = new ArrayList<>();
    bySystem.forEach(
        (system, some) ->
            CubeQuery.items(some, FILTER_CHARS_MAX)
                .forEach(filter -> calls.add(new Call(system, query(filter)))));
    return new Lookup(List.copyOf(calls), new ArrayList<>());
  }

  /** Keeps what one call brought. */
  public void collect(@Body Rows<OpenItem> rows, @ExchangeProperty(LOOKUP) Lookup lookup) {
    lookup.found().add(rows);
  }

  /** All that the calls brought, as one. */
  public Rows<OpenItem> result(@ExchangeProperty(LOOKUP) Lookup lookup) {
    List<OpenItem> items = lookup.found().stream().flatMap(it -> it.mapped().stream()).toList();
    List<Unreadable> unreadable =
        lookup.found().stream().flatMap(it -> it.unreadable().stream()).toList();
    return new Rows<>(
        items,
        unreadable,
        items.size() + unreadable.size(),
        List.of(),
        false,
        OptionalLong.empty());
  }

  /**
   * The items alone, for an operation that is about to use them.
   *
   * @throws ProblemException {@code item-not-payable} when one of them could not be read
   */
  public List<OpenItem> readable(@Body Rows<OpenItem> rows) {
    if (!rows.unreadable().isEmpty()) {
      String which =
          rows.unreadable().stream().map(Unreadable::key).collect(Collectors.joining(", "));
      LOG.warn("cannot read open items: {}", rows.unreadable());
      throw Problem.of(
              ProblemType.ITEM_NOT_PAYABLE, "SAP holds an invoice in a form that cannot be paid.")
          .with("item", which)
          .asException();
    }
    return rows.mapped();
  }

  /**
   * Ends the operation because SAP could not be asked.
   *
   * @throws ProblemException always: {@code sap-unavailable}
   */
  public void unavailable(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    String why =
        Causes.find(cause, SapODataException.class).map(Throwable::getMessage).orElse("no answer");
    LOG.warn("open items cannot be read: {}", why);
    throw Problem.of(
            ProblemType.SAP_UNAVAILABLE, "SAP does not answer now. Nothing was done; try later.")
        .asException();
  }

  private static Map<String, String> query(String filter) {
    return Map.of("$filter", filter, "$select", CubeQuery.SELECT);
  }
}
