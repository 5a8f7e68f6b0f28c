package io.openitem.store;

import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which postings are asked for; empty means any.
 *
 * @param states in one of these states
 * @param companyCode in whose books
 * @param accounts posted on one of these accounts
 * @param kind that do this in SAP
 * @param paymentId of this payment
 * @param createdBefore made before this time
 */
public record PostingFilter(
    List<PostingState> states,
    Optional<String> companyCode,
    List<String> accounts,
    Optional<PostingKind> kind,
    Optional<String> paymentId,
    Optional<Instant> createdBefore) {

  /** Copies the lists. */
  public PostingFilter {
    states = List.copyOf(states);
    accounts = List.copyOf(accounts);
  }

  Conditions conditions() {
    // The states stand in the text: only so does PostgreSQL see that the worklist's index fits.
    String in = states.stream().map(s -> "'" + s.name() + "'").collect(Collectors.joining(", "));
    Conditions conditions =
        new Conditions()
            .and(states.isEmpty() ? "true" : "p.state in (" + in + ")")
            .and("p.company_code = :companyCode", "companyCode", companyCode)
            .and("p.kind = :kind", "kind", kind.map(PostingKind::name))
            .and("p.payment_id = :payment", "payment", paymentId)
            .and(
                "p.created_at < :createdBefore",
                "createdBefore",
                createdBefore.map(Timestamps::utc));
    if (!accounts.isEmpty()) {
      conditions.and("p.content->>'account' = any(:accounts)", "accounts", Rows.texts(accounts));
    }
    return conditions;
  }
}
