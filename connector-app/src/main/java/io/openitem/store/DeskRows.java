package io.openitem.store;

import io.openitem.domain.AttemptOutcome;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingReference;
import io.openitem.domain.PostingState;
import io.openitem.store.DeskPosting.Forerunner;
import io.openitem.store.DeskPosting.OpenAttempt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Reads the rows of {@link PostingDesk}. */
final class DeskRows {

  private final PostingContentJson contents;

  DeskRows(PostingContentJson contents) {
    this.contents = contents;
  }

  DeskPosting posting(ResultSet row, String postingId) throws SQLException {
    CompanyCode companyCode = new CompanyCode(row.getString("company_code"));
    String holder = row.getString("holder");
    return new DeskPosting(
        contents
            .read(row.getString("content"))
            .task(
                postingId,
                row.getString("payment_id"),
                "",
                PostingKind.valueOf(row.getString("kind")),
                new PostingReference(row.getString("reference"), 1),
                document(companyCode, row, "forerunner_year", "forerunner_number")),
        PostingState.valueOf(row.getString("state")),
        Rows.text(row, "reason"),
        row.getString("lane_id"),
        postingId.equals(holder),
        Timestamps.instant(row, "deadline_at"),
        row.getInt("absent"),
        forerunner(row),
        attempt(row),
        document(companyCode, row, "fiscal_year", "number"),
        Rows.money(row, "total"),
        Rows.money(row, "captured"),
        Rows.money(row, "surcharge"),
        row.getString("api"),
        row.getBoolean("items_reserved"));
  }

  private static Optional<Forerunner> forerunner(ResultSet row) throws SQLException {
    Optional<String> dependsOn = Rows.text(row, "depends_on");
    return dependsOn.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Forerunner(
                dependsOn.get(), PostingState.valueOf(row.getString("forerunner_state"))));
  }

  private static Optional<OpenAttempt> attempt(ResultSet row) throws SQLException {
    Optional<String> attemptId = Rows.text(row, "attempt_id");
    return attemptId.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new OpenAttempt(
                attemptId.get(),
                Rows.text(row, "outcome").map(AttemptOutcome::valueOf),
                Timestamps.instant(row, "open_since")));
  }

  private static Optional<DocumentNumber> document(
      CompanyCode companyCode, ResultSet row, String year, String number) throws SQLException {
    Optional<String> fiscalYear = Rows.text(row, year);
    Optional<String> documentNumber = Rows.text(row, number);
    return documentNumber.map(
        name -> new DocumentNumber(companyCode, fiscalYear.orElseThrow(), name));
  }
}
