package io.openitem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import io.openitem.domain.OpenItem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.sandbox.fault.Fault;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The route readOpenItems, on the sandbox SAP. */
class ReadOpenItemsRouteTest {

  private static final InvoiceId INVOICE = InvoiceId.parse("1710-2026-9000000001-001");
  private static final InvoiceId UNKNOWN = InvoiceId.parse("1710-2026-8999999999-001");

  private final SyncRig rig = new SyncRig();
  private final SyncReplica replica;

  ReadOpenItemsRouteTest() throws Exception {
    replica = rig.replica();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void itemsAreAsSapHasThemNow() {
    rig.clear(INVOICE.toString(), 100000077);

    List<OpenItem> items =
        replica.read(List.of(INVOICE, InvoiceId.parse("1810-2026-9000000001-001")));

    assertThat(items).hasSize(2);
    assertThat(items.get(0).cleared()).isTrue();
    assertThat(items.get(1).amount()).isEqualTo(Money.of("5000", "JPY"));
  }

  @Test
  void unknownItemsAreMissing() {
    InvoiceId elsewhere = InvoiceId.parse("9999-2026-9000000001-001");

    List<OpenItem> items = replica.read(List.of(UNKNOWN, INVOICE, elsewhere));

    assertThat(items).extracting(OpenItem::id).containsExactly(INVOICE);
  }

  @Test
  void noItemsAreNobodysQuestion() {
    rig.sandbox.faults().add(Fault.times(10, SyncRig.CUBE, Fault.Kind.DROP_BEFORE));

    assertThat(replica.read(List.of())).isEmpty();
  }

  @Test
  void aLineThatIsNoCustomersIsNoItem() {
    InvoiceId revenue = InvoiceId.parse("1710-2026-9000000001-002");

    assertThat(replica.read(List.of(revenue))).isEmpty();
  }

  @Test
  void whereSapDoesNotAnswerTheOperationEnds() {
    rig.sandbox.faults().add(Fault.status(SyncRig.CUBE, 503));

    assertThatThrownBy(() -> replica.read(List.of(INVOICE)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.SAP_UNAVAILABLE));
  }

  @Test
  void aHundredItemsAreReadAndMoreAreRefused() {
    List<InvoiceId> many =
        IntStream.rangeClosed(0, 100)
            .mapToObj(n -> InvoiceId.parse("1710-2026-90000%05d-001".formatted(n)))
            .toList();

    List<OpenItem> items = replica.read(many.subList(0, 100));

    assertThat(items).hasSizeGreaterThan(3);
    assertThatThrownBy(() -> replica.read(many)).hasMessageContaining("more than one lookup");
  }
}
