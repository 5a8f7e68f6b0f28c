package io.openitem.reversal;

import io.openitem.domain.Outcome;
import io.openitem.domain.ReversalKind;
import io.openitem.domain.ReversalState;
import io.openitem.processor.MovedAgain.BookedDispute;
import io.openitem.processor.MovedAgain.BookedRefund;
import io.openitem.processor.MovedAgain.Movement;
import io.openitem.processor.MovedAgain.State;
import io.openitem.processor.MovementList.MovedCharge;
import io.openitem.processor.Refund;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which charges' movements are not in the books here as the processor has them. */
final class SweptCharges {

  private static final int AT_ONCE_MAX = 1_000;

  private final JdbcClient jdbc;

  SweptCharges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What the books here have of a charge: movements and disputes, by their ids. */
  private record Ours(Set<String> movements, Map<String, State> disputes) {}

  /** The charges of payments here whose movements differ. Others' charges are left out. */
  List<String> different(String processor, List<MovedCharge> charges) {
    List<String> different = new ArrayList<>();
    for (int from = 0; from < charges.size(); from += AT_ONCE_MAX) {
      List<MovedCharge> some = charges.subList(from, Math.min(from + AT_ONCE_MAX, charges.size()));
      Map<String, Ours> ours = ours(processor, some);
      for (MovedCharge charge : some) {
        Ours known = ours.get(charge.processorPaymentId());
        if (known != null && differs(charge, known)) {
          different.add(charge.processorPaymentId());
        }
      }
    }
    return different;
  }

  /** The charges with disputes that are open here, the oldest first. */
  List<String> disputed(String processor, int max) {
    return jdbc.sql(
            """
            select p.processor_payment_id from payment_dispute d join payment p using (payment_id)
            where d.processor = :processor and d.state = 'OPEN'
              and p.processor_payment_id is not null
            group by p.processor_payment_id order by min(d.opened_at) limit :max""")
        .param("processor", processor)
        .param("max", max)
        .query(String.class)
        .list();
  }

  private Map<String, Ours> ours(String processor, List<MovedCharge> charges) {
    String ids = String.join(",", charges.stream().map(MovedCharge::processorPaymentId).toList());
    Map<String, Ours> ours = new HashMap<>();
    jdbc.sql(
            """
            select p.processor_payment_id, r.kind, r.processor_reversal_id, r.state
            from payment p left join payment_reversal r using (payment_id)
            where p.processor = :processor and p.captured is not null
              and p.processor_payment_id = any (string_to_array(:charges, ','))""")
        .param("processor", processor)
        .param("charges", ids)
        .query(
            row -> {
              Ours one =
                  ours.computeIfAbsent(
                      row.getString(1), id -> new Ours(new HashSet<>(), new HashMap<>()));
              if (row.getString(2) != null && row.getString(3) != null) {
                one.movements()
                    .add(
                        movement(
                            ReversalKind.valueOf(row.getString(2)),
                            row.getString(3),
                            ReversalState.valueOf(row.getString(4))));
              }
            });
    jdbc.sql(
            """
            select p.processor_payment_id, d.dispute_id, d.state
            from payment p join payment_dispute d using (payment_id)
            where p.processor = :processor
              and p.processor_payment_id = any (string_to_array(:charges, ','))""")
        .param("processor", processor)
        .param("charges", ids)
        .query(
            row -> {
              Ours one = ours.get(row.getString(1));
              if (one != null) {
                one.disputes().put(row.getString(2), State.valueOf(row.getString(3)));
              }
            });
    return ours;
  }

  private static String movement(ReversalKind kind, String id, ReversalState state) {
    return kind + " " + id + " " + state;
  }

  private static boolean differs(MovedCharge charge, Ours ours) {
    return charge.refunds().stream().anyMatch(refund -> differs(refund, ours.movements()))
        || charge.disputes().stream().anyMatch(dispute -> differs(dispute, ours));
  }

  private static boolean differs(BookedRefund refund, Set<String> ours) {
    String id = refund.refund().processorRefundId();
    boolean done = ours.contains(movement(ReversalKind.REFUND, id, ReversalState.DONE));
    boolean pending = ours.contains(movement(ReversalKind.REFUND, id, ReversalState.PENDING));
    boolean returned =
        ours.contains(movement(ReversalKind.REFUND_RETURNED, id, ReversalState.DONE));
    Outcome<Refund> outcome = refund.outcome();
    if (outcome instanceof Outcome.Done) {
      return !done || returned;
    }
    if (outcome instanceof Outcome.Pending) {
      return !done && !pending;
    }
    // A refund that failed and is not here has moved nothing.
    return outcome instanceof Outcome.Refused ? pending || (done && !returned) : true;
  }

  private static boolean differs(BookedDispute dispute, Ours ours) {
    State here = ours.disputes().get(dispute.disputeId());
    boolean behind = here == null || (here == State.OPEN && dispute.state() != State.OPEN);
    return behind || dispute.movements().stream().anyMatch(one -> isMissing(one, ours.movements()));
  }

  private static boolean isMissing(Movement movement, Set<String> ours) {
    return !ours.contains(movement(movement.kind(), movement.movementId(), ReversalState.DONE));
  }
}
