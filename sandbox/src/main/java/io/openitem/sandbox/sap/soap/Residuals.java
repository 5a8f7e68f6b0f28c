package io.openitem.sandbox.sap.soap;

import io.openitem.sandbox.sap.ledger.Line;
import io.openitem.sandbox.sap.ledger.LineContent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The lines of a clearing document that leaves residual items. */
final class Residuals {
  private Residuals() {}

  /**
   * For each item with a deduction the residual item, which stays open and refers to the invoice,
   * and its other side, which the document clears.
   *
   * @param lines the items' lines, in the request's order
   */
  static List<LineContent> of(ClearingRequest request, List<Line> lines) {
    List<LineContent> contents = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String deduction = request.items().get(i).deduction();
      if (!deduction.isEmpty()) {
        Line line = lines.get(i);
        long rest = line.document().header().currency().toMinor(new BigDecimal(deduction).negate());
        contents.add(line.content().cleared(rest));
        contents.add(line.content().residual(rest, line.document().key().toString()));
      }
    }
    return contents;
  }
}
