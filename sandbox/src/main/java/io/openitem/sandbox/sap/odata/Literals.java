package io.openitem.sandbox.sap.odata;

import java.math.BigDecimal;
import org.apache.olingo.odata2.api.edm.EdmException;
import org.apache.olingo.odata2.api.edm.EdmLiteralKind;
import org.apache.olingo.odata2.api.edm.EdmSimpleType;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeKind;
import org.apache.olingo.odata2.api.uri.expression.LiteralExpression;
import org.jspecify.annotations.Nullable;

/** Values of literals in filters, as rows hold them. */
final class Literals {
  private Literals() {}

  /** The text of a string literal. */
  static String text(LiteralExpression literal) {
    String quoted = literal.getUriLiteral();
    return quoted.substring(1, quoted.length() - 1).replace("''", "'");
  }

  /** The value as a row would hold it; null for the null literal. */
  static @Nullable Object value(LiteralExpression literal) throws SapFailure {
    try {
      EdmSimpleType type = (EdmSimpleType) literal.getEdmType();
      EdmSimpleTypeKind kind = EdmSimpleTypeKind.valueOf(type.getName());
      return switch (kind) {
        case Null -> null;
        case String -> text(literal);
        case Boolean ->
            type.valueOfString(literal.getUriLiteral(), EdmLiteralKind.URI, null, Boolean.class);
        case DateTime, DateTimeOffset, Time ->
            type.valueOfString(literal.getUriLiteral(), EdmLiteralKind.URI, null, Long.class);
        case Guid ->
            type.valueOfString(
                literal.getUriLiteral(), EdmLiteralKind.URI, null, java.util.UUID.class);
        default -> new BigDecimal(literal.getUriLiteral().replaceAll("[mMdDfFlL]$", ""));
      };
    } catch (EdmException | IllegalArgumentException e) {
      throw SapFailure.badRequest(
          "/IWBEP/CM_MGW_RT/022", "Invalid literal " + literal.getUriLiteral(), "");
    }
  }
}
