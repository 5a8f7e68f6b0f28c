package io.openitem.processor.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.param.DisputeListParams;
import com.stripe.param.RefundListParams;
import io.openitem.domain.Outcome;
import io.openitem.processor.MovedAgain.BookedDispute;
import io.openitem.processor.MovedAgain.BookedRefund;
import io.openitem.processor.MovementList;
import io.openitem.processor.MovementList.MovedCharge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lists refunds and disputes of all charges by the time that they were made, the newest first, as
 * Stripe does. Changes nothing.
 */
final class StripeSweep {

  private static final int PAGE_MAX = 100;

  private final StripeClient stripe;

  StripeSweep(StripeClient stripe) {
    this.stripe = stripe;
  }

  /** What began from that time on, at most so many refunds and so many disputes. */
  Outcome<MovementList> begunSince(Instant from, int max) {
    Map<String, List<BookedRefund>> refunds = new HashMap<>();
    Map<String, List<BookedDispute>> disputes = new HashMap<>();
    try {
      boolean allRefunds = readRefunds(from, max, refunds);
      boolean allDisputes = readDisputes(from, max, disputes);
      Set<String> charges = new LinkedHashSet<>(refunds.keySet());
      charges.addAll(disputes.keySet());
      return Outcome.done(
          new MovementList(
              charges.stream()
                  .map(
                      charge ->
                          new MovedCharge(
                              charge,
                              refunds.getOrDefault(charge, List.of()),
                              disputes.getOrDefault(charge, List.of())))
                  .toList(),
              allRefunds && allDisputes));
    } catch (StripeException e) {
      return StripeMovements.untold(e);
    } catch (RuntimeException e) {
      return Outcome.unknown("could not list: the answer cannot be read");
    }
  }

  private boolean readRefunds(Instant from, int max, Map<String, List<BookedRefund>> found)
      throws StripeException {
    RefundListParams.Builder params =
        RefundListParams.builder()
            .setCreated(RefundListParams.Created.builder().setGte(from.getEpochSecond()).build())
            .setLimit((long) PAGE_MAX);
    for (int read = 0; read < max; read += PAGE_MAX) {
      StripeCollection<Refund> page = stripe.refunds().list(params.build());
      for (Refund refund : page.getData()) {
        // A charge without an intent was not made here.
        Optional.ofNullable(refund.getPaymentIntent())
            .ifPresent(charge -> add(found, charge, StripeMovements.booked(refund)));
      }
      if (!Boolean.TRUE.equals(page.getHasMore()) || page.getData().isEmpty()) {
        return true;
      }
      params.setStartingAfter(page.getData().get(page.getData().size() - 1).getId());
    }
    return false;
  }

  private boolean readDisputes(Instant from, int max, Map<String, List<BookedDispute>> found)
      throws StripeException {
    DisputeListParams.Builder params =
        DisputeListParams.builder()
            .setCreated(DisputeListParams.Created.builder().setGte(from.getEpochSecond()).build())
            .setLimit((long) PAGE_MAX);
    for (int read = 0; read < max; read += PAGE_MAX) {
      StripeCollection<Dispute> page = stripe.disputes().list(params.build());
      for (Dispute dispute : page.getData()) {
        Optional.ofNullable(dispute.getPaymentIntent())
            .ifPresent(charge -> add(found, charge, StripeDisputes.read(dispute)));
      }
      if (!Boolean.TRUE.equals(page.getHasMore()) || page.getData().isEmpty()) {
        return true;
      }
      params.setStartingAfter(page.getData().get(page.getData().size() - 1).getId());
    }
    return false;
  }

  private static <T> void add(Map<String, List<T>> found, String charge, T movement) {
    found.computeIfAbsent(charge, one -> new ArrayList<>()).add(movement);
  }
}
