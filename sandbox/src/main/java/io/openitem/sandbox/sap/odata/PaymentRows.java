package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.ledger.Document;
import io.openitem.sandbox.sap.ledger.DocumentKey;
import io.openitem.sandbox.sap.ledger.Ledger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Incoming payments, found in the books by their reference: there is no list beside the books. */
final class PaymentRows implements Rows<Document> {
  private static final String REFERENCE = "DocumentReferenceID";

  private final Ledger ledger;

  PaymentRows(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Optional<Document> find(Map<String, String> key) {
    return withReference(key.getOrDefault(REFERENCE, ""))
        .filter(doc -> doc.key().companyCode().equals(key.get("CompanyCode")))
        .findFirst();
  }

  @Override
  public Stream<Document> candidates(Access access, List<String> after) {
    boolean named =
        access.alternatives().stream().allMatch(each -> each.equal().containsKey(REFERENCE));
    Stream<Document> found =
        named
            ? access.alternatives().stream()
                .map(each -> each.equal().getOrDefault(REFERENCE, ""))
                .distinct()
                .flatMap(this::withReference)
            : StreamSupport.stream(ledger.from(new DocumentKey("", 0, 0)).spliterator(), false)
                .filter(doc -> !doc.header().reference().isEmpty())
                .filter(PaidItems::isPayment);
    return found
        .filter(doc -> after.isEmpty() || Order.compareKeys(keyOf(doc), after) > 0)
        .sorted((one, other) -> Order.compareKeys(keyOf(one), keyOf(other)));
  }

  private Stream<Document> withReference(String reference) {
    return ledger.withReference(reference).stream()
        .filter(PaidItems::isPayment)
        .sorted(Comparator.comparing(Document::key));
  }

  private static List<String> keyOf(Document document) {
    return List.of(document.key().companyCode(), document.header().reference());
  }
}
