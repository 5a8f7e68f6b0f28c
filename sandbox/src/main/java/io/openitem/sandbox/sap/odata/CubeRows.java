package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.ledger.CompanyCode;
import io.openitem.sandbox.sap.ledger.Document;
import io.openitem.sandbox.sap.ledger.DocumentKey;
import io.openitem.sandbox.sap.ledger.Ledger;
import io.openitem.sandbox.sap.ledger.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Lines for the cube: by document, customer, reference or billing document where every alternative
 * of a filter names one; otherwise a walk over the books, from the smallest key to the greatest
 * that the filter allows.
 */
final class CubeRows implements Rows<Line> {
  private static final int FIRST_YEAR = 2020;
  private static final int LAST_YEAR = 2040;
  private static final Comparator<Line> BY_KEY =
      Comparator.comparing((Line line) -> line.document().key()).thenComparingInt(Line::item);

  private final Ledger ledger;

  CubeRows(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Optional<Line> find(Map<String, String> key) {
    String item = key.getOrDefault("AccountingDocumentItem", "");
    if (!item.matches("\\d{1,3}")) {
      return Optional.empty();
    }
    return CubeService.key(
            key.getOrDefault("CompanyCode", ""),
            key.getOrDefault("FiscalYear", ""),
            key.getOrDefault("AccountingDocument", ""))
        .flatMap(ledger::document)
        .flatMap(document -> document.line(Integer.parseInt(item)));
  }

  @Override
  public Stream<Line> candidates(Access access, List<String> after) {
    Set<Line> found = new LinkedHashSet<>();
    for (Access.Alternative alternative : access.alternatives()) {
      Optional<List<Line>> lines = indexed(alternative.equal());
      if (lines.isEmpty()) {
        return walk(access, after);
      }
      found.addAll(lines.get());
    }
    List<Line> sorted = new ArrayList<>(found);
    sorted.sort(BY_KEY);
    return after.isEmpty() ? sorted.stream() : beyond(sorted.stream(), after);
  }

  private Optional<List<Line>> indexed(Map<String, String> equal) {
    String document = equal.get("AccountingDocument");
    if (document != null) {
      return Optional.of(lines(named(equal, document)));
    }
    String customer = equal.get("Customer");
    if (customer != null && !customer.isEmpty()) {
      return Optional.of(ledger.ofCustomer(customer));
    }
    String reference = equal.get("DocumentReferenceID");
    if (reference != null && !reference.isEmpty()) {
      return Optional.of(lines(ledger.withReference(reference).stream()));
    }
    String billing = equal.get("BillingDocument");
    if (billing != null && !billing.isEmpty()) {
      return Optional.of(lines(ledger.ofBilling(billing).stream()));
    }
    return Optional.empty();
  }

  private Stream<Document> named(Map<String, String> equal, String document) {
    String code = equal.get("CompanyCode");
    String year = equal.get("FiscalYear");
    List<String> codes =
        code == null ? CompanyCode.ALL.stream().map(CompanyCode::code).toList() : List.of(code);
    List<String> years = new ArrayList<>();
    for (int each = FIRST_YEAR; year == null && each <= LAST_YEAR; each++) {
      years.add(Integer.toString(each));
    }
    if (year != null) {
      years.add(year);
    }
    return codes.stream()
        .flatMap(each -> years.stream().map(other -> CubeService.key(each, other, document)))
        .flatMap(Optional::stream)
        .flatMap(key -> ledger.document(key).stream());
  }

  private static List<Line> lines(Stream<Document> documents) {
    return documents.flatMap(document -> document.lines().stream()).toList();
  }

  private Stream<Line> walk(Access access, List<String> after) {
    DocumentKey from = KeyBounds.lowest(access);
    DocumentKey to = KeyBounds.highest(access);
    if (!after.isEmpty()) {
      DocumentKey last = key(after);
      from = last.compareTo(from) > 0 ? last : from;
    }
    Stream<Line> lines =
        StreamSupport.stream(ledger.from(from).spliterator(), false)
            .takeWhile(document -> document.key().compareTo(to) <= 0)
            .flatMap(document -> document.lines().stream());
    return after.isEmpty() ? lines : beyond(lines, after);
  }

  private static Stream<Line> beyond(Stream<Line> lines, List<String> after) {
    DocumentKey last = key(after);
    int item = Integer.parseInt(after.get(3));
    return lines.dropWhile(
        line -> {
          int order = line.document().key().compareTo(last);
          return order < 0 || (order == 0 && line.item() <= item);
        });
  }

  private static DocumentKey key(List<String> after) {
    return CubeService.key(after.get(0), after.get(1), after.get(2))
        .orElse(new DocumentKey("", 0, 0));
  }
}
