package io.openitem.sap.contract;

import io.openitem.domain.AccountId;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Ids;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import io.openitem.domain.PaidItem;
import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingLine;
import io.openitem.domain.PostingReference;
import io.openitem.domain.PostingTask;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds posting tasks; each has ids and a reference of its own. */
public final class TaskBuilder {

  private static final Ids IDS = new Ids(Clock.systemUTC());

  private final AccountId account;
  private final List<PaidItem> items = new ArrayList<>();
  private Optional<Money> surcharge = Optional.empty();
  private Optional<Money> adHoc = Optional.empty();
  private Optional<String> specialGlCode = Optional.empty();
  private Optional<String> taxCode = Optional.empty();
  private Optional<PostingReference> reference = Optional.empty();
  private LocalDate postingDate = LocalDate.parse("2026-11-24");

  private TaskBuilder(AccountId account) {
    this.account = account;
  }

  /** For an account such as {@code 1710-0010000001}. */
  public static TaskBuilder of(String account) {
    return new TaskBuilder(AccountId.parse(account));
  }

  /** Pays {@code 1710-2026-9000000001-001} with {@code "189.63 USD"}. */
  public TaskBuilder paying(String invoice, String amount) {
    items.add(new PaidItem(InvoiceId.parse(invoice), money(amount)));
    return this;
  }

  /** Pays a part of an item, and leaves a residual item. */
  public TaskBuilder payingPart(String invoice, String amount, String residual) {
    items.add(new PaidItem(InvoiceId.parse(invoice), money(amount), Optional.of(money(residual))));
    return this;
  }

  /** Pays an amount without items; a down payment where a special G/L indicator is given. */
  public TaskBuilder withoutItems(String amount, Optional<String> code) {
    adHoc = Optional.of(money(amount));
    specialGlCode = code;
    return this;
  }

  public TaskBuilder surcharge(String amount) {
    surcharge = Optional.of(money(amount));
    return this;
  }

  /** Posts the surcharge with this tax code. */
  public TaskBuilder taxed(String code) {
    taxCode = Optional.of(code);
    return this;
  }

  /** Carries a reference that another payment has. */
  public TaskBuilder referring(PostingReference other) {
    reference = Optional.of(other);
    return this;
  }

  /** The posting date. */
  public TaskBuilder on(String date) {
    postingDate = LocalDate.parse(date);
    return this;
  }

  /** The payment of what was named, without its surcharge. */
  public PostingTask paymentAlone() {
    Optional<Money> fee = surcharge;
    surcharge = Optional.empty();
    PostingTask task = payment();
    surcharge = fee;
    return task;
  }

  /** The surcharge as a document of its own. */
  public PostingTask surchargeAlone() {
    Money fee = surcharge.orElseThrow();
    return task(
        PostingKind.SURCHARGE,
        List.of(
            new PostingLine(
                PostingLine.Role.PROCESSOR_CLEARING,
                Optional.of("11002080"),
                fee,
                Optional.empty()),
            new PostingLine(
                PostingLine.Role.SURCHARGE, Optional.of("41000900"), fee.negated(), taxCode)),
        Optional.empty());
  }

  /** Whether there is a surcharge. */
  public boolean hasSurcharge() {
    return surcharge.isPresent();
  }

  /** The payment of what was named. */
  public PostingTask payment() {
    Money amount =
        adHoc.or(() -> items.stream().map(PaidItem::amount).reduce(Money::plus)).orElseThrow();
    Money total = surcharge.map(amount::plus).orElse(amount);
    List<PostingLine> lines = new ArrayList<>();
    lines.add(
        new PostingLine(
            PostingLine.Role.PROCESSOR_CLEARING, Optional.of("11002080"), total, Optional.empty()));
    surcharge.ifPresent(
        fee ->
            lines.add(
                new PostingLine(
                    PostingLine.Role.SURCHARGE, Optional.of("41000900"), fee.negated(), taxCode)));
    lines.add(
        new PostingLine(
            PostingLine.Role.CUSTOMER,
            Optional.empty(),
            amount.negated(),
            Optional.empty(),
            specialGlCode,
            Optional.empty()));
    return task(PostingKind.PAYMENT, lines, Optional.empty());
  }

  public PostingTask clearing(DocumentNumber payment) {
    return task(PostingKind.CLEARING, List.of(), Optional.of(payment));
  }

  /** What was named has moved again, all of it. */
  public PostingTask reversal(PostingKind kind, DocumentNumber payment) {
    boolean again = kind == PostingKind.DISPUTE_WON || kind == PostingKind.REFUND_RETURNED;
    List<PostingLine> lines =
        payment().lines().stream()
            .map(
                line ->
                    new PostingLine(
                        line.role(),
                        line.glAccount(),
                        again ? line.amount() : line.amount().negated(),
                        line.taxCode()))
            .toList();
    return task(kind, lines, Optional.of(payment));
  }

  private PostingTask task(
      PostingKind kind, List<PostingLine> lines, Optional<DocumentNumber> payment) {
    return new PostingTask(
        IDS.posting(),
        IDS.payment(),
        IDS.attempt(),
        kind,
        reference.orElseGet(() -> new PostingReference(IDS.postingReference(), 1)),
        account,
        postingDate,
        postingDate,
        lines,
        items,
        payment,
        "stripe",
        "pi_3PqrsTUVwxyz0123456789ab");
  }

  private static Money money(String text) {
    int space = text.indexOf(' ');
    return Money.of(text.substring(0, space), text.substring(space + 1));
  }
}
