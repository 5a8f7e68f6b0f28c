package io.openitem.sandbox.sap.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The books of all company codes. Postings and changes are made one at a time and reach the journal
 * before they are seen; reading never waits for them.
 */
public final class Ledger {
  private final NavigableDocuments documents = new NavigableDocuments();
  private final Index<Line> byCustomer = new Index<>(Line.class);
  private final Index<Document> byReference = new Index<>(Document.class);
  private final ConcurrentSkipListMap<String, Document> byBilling = new ConcurrentSkipListMap<>();
  private final Balances balances = new Balances();
  private final NumberRanges numbers = new NumberRanges();
  private final Consumer<LedgerEvent> journal;

  private static final class NavigableDocuments
      extends ConcurrentSkipListMap<DocumentKey, Document> {}

  /**
   * An empty ledger.
   *
   * @param journal is told each event before it takes effect; an event it throws on does not
   */
  public Ledger(Consumer<LedgerEvent> journal) {
    this.journal = journal;
  }

  /**
   * Posts a document under the next number of its range.
   *
   * @throws IllegalArgumentException when it does not sum to zero; nothing is posted then
   */
  public synchronized Document post(Header header, List<LineContent> lines) {
    long number = numbers.next(header.companyCode(), header.fiscalYear(), header.type());
    Document document = document(number, header, lines);
    journal.accept(new LedgerEvent.Posted(number, header, lines));
    add(document);
    return document;
  }

  /**
   * Clears items with a document of its own that has no lines.
   *
   * @param lines open items whose amounts sum to zero
   * @throws IllegalStateException when one is cleared already, or they do not sum to zero; nothing
   *     changes then
   */
  public synchronized Document clear(Header header, Collection<Line> lines) {
    Clearing.check(header, lines, 0);
    long number = numbers.next(header.companyCode(), header.fiscalYear(), header.type());
    journal.accept(new LedgerEvent.Cleared(number, header, Clearing.keys(lines)));
    return close(document(number, header, List.of()), lines);
  }

  /**
   * Posts a document that clears items with its own customer lines: it is its own clearing
   * document.
   *
   * @param items open items whose amounts, with those of the customer lines, sum to zero
   * @throws IllegalStateException when an item is cleared already, or they do not sum to zero;
   *     nothing is posted then
   */
  public synchronized Document postAndClear(
      Header header, List<LineContent> lines, Collection<Line> items) {
    Clearing.check(header, items, Clearing.onCustomers(lines));
    long number = numbers.next(header.companyCode(), header.fiscalYear(), header.type());
    Document document = document(number, header, lines);
    journal.accept(new LedgerEvent.PostedAndCleared(number, header, lines, Clearing.keys(items)));
    return close(document, items);
  }

  /** Adds a document that clears these items, and its own customer lines with them. */
  private Document close(Document clearing, Collection<Line> items) {
    add(clearing);
    int day = clearing.header().postingDay();
    Stream.concat(items.stream(), clearing.lines().stream().filter(Line::isClearedByItself))
        .forEach(line -> line.become(line.state().cleared(clearing.key(), day)));
    return clearing;
  }

  private static Document document(long number, Header header, List<LineContent> lines) {
    return new Document(
        new DocumentKey(header.companyCode(), header.fiscalYear(), number), header, lines);
  }

  /** Changes the state of lines: blocks, payment runs, clearing. */
  public synchronized void change(Collection<Line> lines, UnaryOperator<LineState> change) {
    for (Line line : lines) {
      LineState next = change.apply(line.state());
      journal.accept(new LedgerEvent.Changed(line.document().key(), line.item(), next));
      line.become(next);
    }
  }

  /** Takes an event from the journal, as it was. */
  synchronized void replay(LedgerEvent event) {
    if (event instanceof LedgerEvent.Posted posted) {
      add(document(posted.number(), posted.header(), posted.lines()));
    } else if (event instanceof LedgerEvent.Cleared cleared) {
      close(document(cleared.number(), cleared.header(), List.of()), known(cleared.items()));
    } else if (event instanceof LedgerEvent.PostedAndCleared both) {
      close(document(both.number(), both.header(), both.lines()), known(both.items()));
    } else if (event instanceof LedgerEvent.Changed changed) {
      known(changed.document(), changed.item()).become(changed.state());
    }
  }

  private List<Line> known(List<LedgerEvent.ItemKey> items) {
    return items.stream().map(each -> known(each.document(), each.item())).toList();
  }

  private Line known(DocumentKey key, int item) {
    return document(key)
        .flatMap(document -> document.line(item))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The journal names " + key + ", which this seed did not generate"));
  }

  private void add(Document document) {
    numbers.use(document.key(), document.header().type());
    for (Line line : document.lines()) {
      LineContent content = line.content();
      if (line.isCustomer()) {
        byCustomer.add(content.account(), line);
      }
      balances.add(line);
    }
    byReference.add(document.header().reference(), document);
    if (!document.header().billingDocument().isEmpty()) {
      byBilling.put(document.header().billingDocument(), document);
    }
    documents.put(document.key(), document);
  }

  /** A document by its name. */
  public Optional<Document> document(DocumentKey key) {
    return Optional.ofNullable(documents.get(key));
  }

  /** Documents in the order of their names, from a name on. Sees postings made meanwhile. */
  public Iterable<Document> from(DocumentKey first) {
    return documents.tailMap(first, true).values();
  }

  /** A customer's lines in every company code, in the order in which they were posted. */
  public List<Line> ofCustomer(String customer) {
    return byCustomer.find(customer);
  }

  /** Documents with this DocumentReferenceID; repeated ones are all there. */
  public List<Document> withReference(String reference) {
    return byReference.find(reference);
  }

  /** The document that comes from a billing document. */
  public Optional<Document> ofBilling(String billingDocument) {
    return Optional.ofNullable(byBilling.get(billingDocument));
  }

  /** Documents that come from billing documents, in the order of the latter's numbers. */
  public Stream<Document> billingDocuments() {
    return byBilling.values().stream();
  }

  /** How many documents there are. */
  public int size() {
    return documents.size();
  }

  /**
   * Balances in the currency's smallest unit, by {@code <company code>/<account>/<currency>}; debit
   * positive. Sums to zero for each currency of a company code.
   *
   * @param prefix only the accounts whose key begins with this
   */
  public Map<String, Long> balances(String prefix) {
    return balances.of(prefix);
  }
}
