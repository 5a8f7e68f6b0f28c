package io.openitem.posting;

import io.openitem.domain.CapturedPayment;
import io.openitem.domain.Money;
import io.openitem.domain.PostingApi;
import io.openitem.domain.PostingLine;
import io.openitem.domain.PostingLine.Role;
import java.util.List;
import java.util.stream.Stream;

/**
 * Divides a payment's lines in two documents where the posting API's own cannot hold a surcharge.
 * Each sums to zero, and both together are the payment's.
 */
final class SurchargeApart {

  private SurchargeApart() {}

  /** The lines of the document that credits the customer; all of them where it holds all. */
  static List<PostingLine> withoutIt(CapturedPayment captured, List<PostingLine> lines) {
    return isApart(captured) ? part(captured.amount(), lines, Role.CUSTOMER) : lines;
  }

  /** The lines of the surcharge's own document; none where it has none. */
  static List<PostingLine> itAlone(CapturedPayment captured, List<PostingLine> lines) {
    return isApart(captured) ? part(captured.surcharge(), lines, Role.SURCHARGE) : List.of();
  }

  private static boolean isApart(CapturedPayment captured) {
    return captured.surcharge().isPositive()
        && PostingApi.named(captured.customizing().postingApi()).surchargeApart();
  }

  private static List<PostingLine> part(Money debit, List<PostingLine> lines, Role credit) {
    Stream<PostingLine> debits =
        lines.stream()
            .filter(line -> line.role() == Role.PROCESSOR_CLEARING)
            .map(line -> new PostingLine(line.role(), line.glAccount(), debit, line.taxCode()));
    return Stream.concat(debits, lines.stream().filter(line -> line.role() == credit)).toList();
  }
}
