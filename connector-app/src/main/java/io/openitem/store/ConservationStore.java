package io.openitem.store;

import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Money;
import io.openitem.domain.PostingReference;
import io.openitem.domain.PostingState;
import io.openitem.store.CapturedMoney.Moved;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Our side of the conservation check, and when it ran with which result. */
public final class ConservationStore {

  private static final String SELECT =
      """
      select pay.payment_id, pay.company_code, pay.processor, pay.created_at, pay.currency,
        pay.captured, pay.surcharge, p.state, p.reference, p.updated_at, d.fiscal_year, d.number,
        s.state as fee_state, s.reference as fee_reference, s.updated_at as fee_updated_at,
        sd.fiscal_year as fee_fiscal_year, sd.number as fee_number
      from payment pay
        left join posting p on p.payment_id = pay.payment_id and p.kind = 'PAYMENT'
        left join posting_document d on d.posting_id = p.posting_id and d.step = 1
        left join posting s on s.payment_id = pay.payment_id and s.kind = 'SURCHARGE'
        left join posting_document sd on sd.posting_id = s.posting_id and sd.step = 1
      """;

  private static final String CLAIM =
      """
      insert into conservation_check (id, due_at, lease_until) values (1, :now, :lease)
      on conflict (id) do update set lease_until = excluded.lease_until
        where conservation_check.due_at <= :now
          and (conservation_check.lease_until is null or conservation_check.lease_until < :now)\
      """;

  private final JdbcClient jdbc;

  /** Reads and stores here. */
  public ConservationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes the check if it is due and no replica is at it.
   *
   * @return whether it is ours to do now
   */
  public boolean claim(Instant now, Duration lease) {
    return jdbc.sql(CLAIM)
            .param("now", Timestamps.utc(now))
            .param("lease", Timestamps.utc(now.plus(lease)))
            .update()
        == 1;
  }

  /** Stores what was found, for every replica's health, and when it is due again. */
  public void record(String report, Instant now, Instant dueAt) {
    jdbc.sql(
            """
            update conservation_check set report = cast(:report as jsonb), checked_at = :now,
              due_at = :due, lease_until = null where id = 1\
            """)
        .param("report", report)
        .param("now", Timestamps.utc(now))
        .param("due", Timestamps.utc(dueAt))
        .update();
  }

  /** What the latest check found, as it was stored; empty before the first. */
  public Optional<String> latest() {
    return jdbc.sql("select report from conservation_check where id = 1 and report is not null")
        .query(String.class)
        .optional();
  }

  /** The payments made in a time that took money, with what of it moved again. */
  public List<CapturedMoney> captured(Instant from, Instant until) {
    String where =
        "where pay.created_at >= :from and pay.created_at < :until and pay.captured is not null";
    Map<String, List<Moved>> moved =
        MovedMoney.read(
            jdbc.sql(MovedMoney.SELECT + where + " order by r.seq")
                .param("from", Timestamps.utc(from))
                .param("until", Timestamps.utc(until)));
    return jdbc.sql(SELECT + where + " order by pay.payment_id")
        .param("from", Timestamps.utc(from))
        .param("until", Timestamps.utc(until))
        .query((row, n) -> money(row, moved))
        .list();
  }

  /**
   * The payments of a company code whose money was taken in a time, with what of it moved again.
   *
   * @param paymentsMax at most so many
   */
  public List<CapturedMoney> capturedIn(
      CompanyCode companyCode, Instant from, Instant until, int paymentsMax) {
    String where =
        """
        where pay.company_code = :companyCode and pay.captured_at >= :from
          and pay.captured_at < :until and pay.captured is not null\
        """;
    Map<String, List<Moved>> moved =
        MovedMoney.read(
            jdbc.sql(MovedMoney.SELECT + where + " order by r.seq")
                .param("companyCode", companyCode.value())
                .param("from", Timestamps.utc(from))
                .param("until", Timestamps.utc(until)));
    return jdbc.sql(SELECT + where + " order by pay.payment_id limit :paymentsMax")
        .param("companyCode", companyCode.value())
        .param("from", Timestamps.utc(from))
        .param("until", Timestamps.utc(until))
        .param("paymentsMax", paymentsMax)
        .query((row, n) -> money(row, moved))
        .list();
  }

  /** These payments, as far as there are any. */
  public List<CapturedMoney> find(Collection<String> paymentIds) {
    String where = "where pay.payment_id = any(:payments)";
    Map<String, List<Moved>> moved =
        MovedMoney.read(
            jdbc.sql(MovedMoney.SELECT + where + " order by r.seq")
                .param("payments", Rows.texts(paymentIds)));
    return jdbc.sql(SELECT + where)
        .param("payments", Rows.texts(paymentIds))
        .query((row, n) -> money(row, moved))
        .list();
  }

  private static CapturedMoney money(ResultSet row, Map<String, List<Moved>> moved)
      throws SQLException {
    CompanyCode companyCode = new CompanyCode(row.getString("company_code"));
    Optional<Money> captured =
        row.getBigDecimal("captured") == null
            ? Optional.empty()
            : Optional.of(Rows.money(row, "captured"));
    return new CapturedMoney(
        row.getString("payment_id"),
        companyCode,
        row.getString("processor"),
        Timestamps.instant(row, "created_at"),
        captured,
        Rows.money(row, "surcharge"),
        posted(row, "", companyCode),
        posted(row, "fee_", companyCode),
        moved.getOrDefault(row.getString("payment_id"), List.of()));
  }

  /** A posting from the columns whose names begin so; empty when there is none. */
  static Optional<CapturedMoney.Posted> posted(
      ResultSet row, String prefix, CompanyCode companyCode) throws SQLException {
    Optional<String> state = Rows.text(row, prefix + "state");
    if (state.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> number = Rows.text(row, prefix + "number");
    Optional<DocumentNumber> document =
        number.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new DocumentNumber(
                    companyCode, row.getString(prefix + "fiscal_year"), number.get()));
    return Optional.of(
        new CapturedMoney.Posted(
            PostingState.valueOf(state.get()),
            new PostingReference(row.getString(prefix + "reference"), 1).value(),
            document,
            Timestamps.instant(row, prefix + "updated_at")));
  }
}
