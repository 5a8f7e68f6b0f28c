package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sandbox.sap.ledger.DocumentKey;
import io.openitem.sandbox.sap.ledger.Line;
import java.util.List;
import java.util.Optional;

/**
 * {@code API_OPLACCTGDOCITEMCUBE_SRV}: every line of every document. Amounts are in real decimals
 * with three places, debit positive.
 */
public final class CubeService {
  private CubeService() {}

  /** The service over this system's books. */
  public static ServiceModel model(SapSystem sap) {
    EntityModel<Line> cube =
        EntityModel.readOnly(
            "A_OperationalAcctgDocItemCube",
            CubeFields.of(sap),
            List.of(),
            new CubeRows(sap.ledger()));
    return ServiceModel.of("API_OPLACCTGDOCITEMCUBE_SRV", "1.0.0", List.of(cube), List.of(), false);
  }

  /** How a key is written in a path. */
  static Optional<DocumentKey> key(String companyCode, String year, String document) {
    try {
      return Optional.of(
          new DocumentKey(companyCode, Integer.parseInt(year), Long.parseLong(document)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
