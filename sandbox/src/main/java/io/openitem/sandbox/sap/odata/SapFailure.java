package io.openitem.sandbox.sap.odata;

import java.util.List;
import java.util.Locale;
import org.apache.olingo.odata2.api.commons.HttpStatusCodes;
import org.apache.olingo.odata2.api.exception.ODataApplicationException;

/** A refusal with SAP's message class and number, and its details. */
public final class SapFailure extends ODataApplicationException {
  private final transient List<Detail> details;

  /**
   * An entry of errordetails.
   *
   * @param code message class and number
   * @param message the text
   * @param propertyref the property it is about; blank for none
   * @param severity error, warning or info
   */
  public record Detail(String code, String message, String propertyref, String severity) {}

  /** A refusal whose details repeat the one message and add others. */
  public SapFailure(HttpStatusCodes status, String code, String message, List<Detail> more) {
    super(message, Locale.ENGLISH, status, code);
    this.details = List.copyOf(more);
  }

  /** A refusal of the request. */
  public static SapFailure badRequest(String code, String message, String property) {
    return new SapFailure(
        HttpStatusCodes.BAD_REQUEST,
        code,
        message,
        List.of(new Detail(code, message, property, "error")));
  }

  /** The resource does not exist. */
  public static SapFailure notFound(String what) {
    String message = "Resource not found for segment '" + what + "'";
    return new SapFailure(HttpStatusCodes.NOT_FOUND, "/IWBEP/CM_MGW_RT/020", message, List.of());
  }

  /** The service cannot do this. */
  public static SapFailure notImplemented(String what) {
    return new SapFailure(HttpStatusCodes.NOT_IMPLEMENTED, "/IWBEP/CM_MGW_RT/021", what, List.of());
  }

  /** The details. */
  List<Detail> details() {
    return details;
  }
}
