package io.openitem.sandbox.sap.odata;

import org.apache.olingo.odata2.api.commons.HttpStatusCodes;
import org.jspecify.annotations.Nullable;

/** ETags and If-Match, as S/4HANA Cloud has them: missing 428, stale 412, {@code *} accepted. */
final class Etags {
  private Etags() {}

  static String of(String version) {
    return "W/\"'" + version + "'\"";
  }

  static void check(@Nullable String ifMatch, String version) throws SapFailure {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new SapFailure(
          HttpStatusCodes.PRECONDITION_REQUIRED,
          "/IWFND/CM_MGW/428",
          "The request must have an If-Match header",
          java.util.List.of());
    }
    if (!ifMatch.strip().equals("*") && !ifMatch.strip().equals(of(version))) {
      throw new SapFailure(
          HttpStatusCodes.PRECONDITION_FAILED,
          "/IWFND/CM_MGW/412",
          "The entity was changed meanwhile",
          java.util.List.of());
    }
  }
}
