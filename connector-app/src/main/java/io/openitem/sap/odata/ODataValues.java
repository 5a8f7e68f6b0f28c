package io.openitem.sap.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.openitem.sap.odata.ODataMetadata.Mismatch;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.UUID;

/**
 * Writes Java values as OData V2 wants them, in JSON and in an address. Nothing is rounded or cut:
 * what does not fit its declaration is refused before anything is sent.
 */
final class ODataValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ODataValues() {}

  /** The value in a JSON body; decimals and 64-bit integers are strings there. */
  static JsonNode toJson(Object value, ODataProperty property) throws Mismatch {
    return switch (property.edm()) {
      case BOOLEAN -> JSON.booleanNode((Boolean) canonical(value, property));
      case BYTE, SBYTE, INT16, INT32 ->
          JSON.numberNode(((BigInteger) canonical(value, property)).intValueExact());
      case DATETIME -> JSON.textNode("/Date(" + millis(value, property) + ")/");
      case DATETIMEOFFSET -> JSON.textNode("/Date(" + millis(value, property) + "+0000)/");
      case DECIMAL -> JSON.textNode(((BigDecimal) canonical(value, property)).toPlainString());
      default -> JSON.textNode(canonical(value, property).toString());
    };
  }

  /** The value as a literal in an address, not percent-encoded. */
  static String toLiteral(Object value, ODataProperty property) throws Mismatch {
    Object canonical = canonical(value, property);
    return switch (property.edm()) {
      case STRING -> "'" + canonical.toString().replace("'", "''") + "'";
      case DECIMAL -> ((BigDecimal) canonical).toPlainString() + "M";
      case DATETIME ->
          "datetime'"
              + DateTimeFormatter.ISO_LOCAL_DATE_TIME.format((LocalDateTime) canonical)
              + "'";
      case DATETIMEOFFSET -> "datetimeoffset'" + canonical + "'";
      case TIME -> "time'" + canonical + "'";
      case GUID -> "guid'" + canonical + "'";
      case INT64 -> canonical + "L";
      case DOUBLE -> canonical + "d";
      case SINGLE -> canonical + "f";
      case BINARY -> throw wrong(property, "cannot stand in an address");
      case BOOLEAN, BYTE, SBYTE, INT16, INT32 -> canonical.toString();
    };
  }

  private static Object canonical(Object value, ODataProperty property) throws Mismatch {
    try {
      return switch (property.edm()) {
        case STRING -> text(value, property);
        case DECIMAL -> decimal(value, property);
        case BOOLEAN -> value instanceof Boolean flag ? flag : bool(value, property);
        case BYTE, SBYTE, INT16, INT32, INT64 -> integer(value, property);
        case DOUBLE, SINGLE ->
            value instanceof Number number ? number : new BigDecimal(value.toString());
        case GUID -> UUID.fromString(value.toString());
        case BINARY ->
            value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : value;
        case TIME -> time(value);
        case DATETIME -> dateTime(value, property);
        case DATETIMEOFFSET -> instant(value);
      };
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException misfit) {
      throw wrong(property, "takes no such " + value.getClass().getSimpleName());
    }
  }

  private static String text(Object value, ODataProperty property) throws Mismatch {
    if (!(value instanceof CharSequence) && !(value instanceof Enum<?>)) {
      throw wrong(property, "takes a text, not a " + value.getClass().getSimpleName());
    }
    String text = value.toString();
    if (property.lengthMax().isPresent() && text.length() > property.lengthMax().getAsInt()) {
      throw wrong(property, "holds " + property.lengthMax().getAsInt() + " characters at most");
    }
    return text;
  }

  private static BigDecimal decimal(Object value, ODataProperty property) throws Mismatch {
    if (value instanceof Double || value instanceof Float) {
      throw wrong(property, "takes no floating-point number, for it is not exact");
    }
    BigDecimal decimal =
        value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString());
    BigDecimal bare = decimal.stripTrailingZeros();
    int scale = property.scale().orElse(Integer.MAX_VALUE);
    if (bare.scale() > scale) {
      throw wrong(property, "holds " + scale + " decimals at most");
    }
    if (property.precision().isPresent()
        && bare.precision() - bare.scale()
            > property.precision().getAsInt() - property.scale().orElse(0)) {
      throw wrong(property, "is too small for this number");
    }
    return decimal.scale() > scale ? bare.setScale(Math.max(bare.scale(), 0)) : decimal;
  }

  private static BigInteger integer(Object value, ODataProperty property) throws Mismatch {
    BigInteger integer = new BigDecimal(value.toString()).toBigIntegerExact();
    boolean unsigned = property.edm() == ODataProperty.EdmSimple.BYTE;
    int bits =
        switch (property.edm()) {
          case BYTE -> 8;
          case SBYTE -> 7;
          case INT16 -> 15;
          case INT32 -> 31;
          default -> 63;
        };
    if (integer.bitLength() > bits || (unsigned && integer.signum() < 0)) {
      throw wrong(property, "is too small for this number");
    }
    return integer;
  }

  private static Boolean bool(Object value, ODataProperty property) throws Mismatch {
    return switch (value.toString()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(property, "takes true or false");
    };
  }

  private static Duration time(Object value) {
    if (value instanceof Duration duration) {
      return duration;
    }
    if (value.toString().startsWith("PT")) {
      return Duration.parse(value.toString());
    }
    LocalTime time = value instanceof LocalTime local ? local : LocalTime.parse(value.toString());
    return Duration.between(LocalTime.MIDNIGHT, time);
  }

  private static LocalDateTime dateTime(Object value, ODataProperty property) throws Mismatch {
    if (value instanceof Instant
        || value instanceof OffsetDateTime
        || value instanceof ZonedDateTime) {
      throw wrong(property, "has no zone: give a LocalDate or LocalDateTime");
    }
    if (value instanceof LocalDateTime at) {
      return at;
    }
    String text = value.toString();
    return text.length() == 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
  }

  private static Instant instant(Object value) {
    if (value instanceof ZonedDateTime zoned) {
      return zoned.toInstant();
    }
    return value instanceof Instant at ? at : OffsetDateTime.parse(value.toString()).toInstant();
  }

  private static long millis(Object value, ODataProperty property) throws Mismatch {
    Object canonical = canonical(value, property);
    return canonical instanceof LocalDateTime local
        ? local.toInstant(ZoneOffset.UTC).toEpochMilli()
        : ((Instant) canonical).toEpochMilli();
  }

  private static Mismatch wrong(ODataProperty property, String why) {
    return new Mismatch("property " + property.name() + " (Edm." + property.edm() + ") " + why);
  }
}
