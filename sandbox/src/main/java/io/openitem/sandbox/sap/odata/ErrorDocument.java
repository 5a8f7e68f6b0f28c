package io.openitem.sandbox.sap.odata;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.olingo.odata2.api.commons.HttpStatusCodes;
import org.apache.olingo.odata2.api.processor.ODataErrorCallback;
import org.apache.olingo.odata2.api.processor.ODataErrorContext;
import org.apache.olingo.odata2.api.processor.ODataResponse;
import org.jspecify.annotations.Nullable;

/** Writes errors in Gateway's shape, with innererror and errordetails. */
final class ErrorDocument implements ODataErrorCallback {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServiceModel service;
  private final Clock clock;

  ErrorDocument(ServiceModel service, Clock clock) {
    this.clock = clock;
    this.service = service;
  }

  @Override
  public ODataResponse handleError(ODataErrorContext context) {
    SapFailure failure = asFailure(context);
    boolean json = String.valueOf(context.getContentType()).contains("json");
    String body = json ? json(failure) : xml(failure);
    return ODataResponse.newBuilder()
        .status(failure.getHttpStatus())
        .header("Content-Type", (json ? "application/json" : "application/xml") + ";charset=utf-8")
        .entity(new java.io.ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  private static SapFailure asFailure(ODataErrorContext context) {
    for (Throwable at = context.getException(); at != null; at = at.getCause()) {
      if (at instanceof SapFailure failure) {
        return failure;
      }
    }
    HttpStatusCodes status =
        context.getHttpStatus() == null
            ? HttpStatusCodes.INTERNAL_SERVER_ERROR
            : context.getHttpStatus();
    String message = text(context.getMessage());
    String code = "/IWBEP/CM_MGW_RT/" + String.format(Locale.ROOT, "%03d", status.getStatusCode());
    return new SapFailure(
        status,
        code,
        message.isEmpty() ? status.getInfo() : message,
        List.of(new SapFailure.Detail(code, message, "", "error")));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** The document as JSON. */
  String json(SapFailure failure) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode error = root.putObject("error");
    error.put("code", failure.getCode());
    error.putObject("message").put("lang", "en").put("value", text(failure.getMessage()));
    ObjectNode inner = error.putObject("innererror");
    inner
        .putObject("application")
        .put("component_id", "FI")
        .put("service_namespace", "/SAP/")
        .put("service_id", service.name())
        .put("service_version", "0001");
    inner.put("transactionid", transaction());
    inner.put("timestamp", timestamp());
    ArrayNode details = inner.putArray("errordetails");
    for (SapFailure.Detail detail : failure.details()) {
      details
          .addObject()
          .put("code", detail.code())
          .put("message", detail.message())
          .put("propertyref", detail.propertyref())
          .put("severity", detail.severity());
    }
    return root.toString();
  }

  private String xml(SapFailure failure) {
    StringBuilder details = new StringBuilder();
    for (SapFailure.Detail detail : failure.details()) {
      details.append("<errordetail>");
      details.append(element("code", detail.code())).append(element("message", detail.message()));
      details.append(element("propertyref", detail.propertyref()));
      details.append(element("severity", detail.severity())).append("</errordetail>");
    }
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
        + "<error xmlns=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\">"
        + element("code", failure.getCode())
        + "<message xml:lang=\"en\">"
        + escape(text(failure.getMessage()))
        + "</message><innererror><application>"
        + element("component_id", "FI")
        + element("service_id", service.name())
        + "</application>"
        + element("transactionid", transaction())
        + element("timestamp", timestamp())
        + "<errordetails>"
        + details
        + "</errordetails></innererror></error>";
  }

  private static String element(String name, String text) {
    return "<" + name + ">" + escape(text) + "</" + name + ">";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String transaction() {
    return UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
  }

  private String timestamp() {
    return clock.instant().toString();
  }
}
