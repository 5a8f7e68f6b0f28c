package io.openitem.portal.front;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.portal.PortalJson;
import io.openitem.portal.contract.FieldError;
import io.openitem.portal.contract.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.MediaType;

/** Reads a request's body within its limits. */
final class BodyReader {

  private static final int EXPONENT_MAX = 50;

  /** Whoever sends slower than this holds a thread that others need. */
  private static final Duration READ_LIMIT = Duration.ofSeconds(10);

  private static final int CHUNK_BYTES = 8 * 1024;

  private BodyReader() {}

  /** The bytes as they came, never more than the contract allows. */
  static byte[] bytes(HttpServletRequest request, RequestBody body) throws IOException {
    requireMediaType(request, body);
    if (request.getContentLengthLong() > body.maxBytes()) {
      throw tooLarge(body);
    }
    byte[] bytes = read(request.getInputStream(), body.maxBytes() + 1);
    if (bytes.length > body.maxBytes()) {
      throw tooLarge(body);
    }
    return bytes;
  }

  /** The container's own time-out is for each read: a byte now and then would meet it for hours. */
  private static byte[] read(InputStream in, int bytesMax) throws IOException {
    long end = System.nanoTime() + READ_LIMIT.toNanos();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK_BYTES];
    int read = 0;
    while (read >= 0 && whole.size() < bytesMax) {
      whole.write(chunk, 0, read);
      if (System.nanoTime() > end) {
        throw FieldError.body("/", "came too slowly", "Send it within 10 seconds.")
            .asProblem()
            .asException();
      }
      read = in.read(chunk, 0, Math.min(chunk.length, bytesMax - whole.size()));
    }
    return whole.toByteArray();
  }

  /** Refuses a body where the operation has none. */
  static void requireNone(HttpServletRequest request) {
    if (request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null) {
      throw FieldError.body("/", "is not part of this operation", "Send no body.")
          .asProblem()
          .asException();
    }
  }

  /** The JSON document that the bytes hold. */
  static JsonNode json(byte[] bytes) throws IOException {
    JsonNode json;
    try {
      json = PortalJson.mapper().readTree(bytes);
    } catch (StreamConstraintsException e) {
      throw malformed("is nested too deep, or holds a text, name or number that is too long", e);
    } catch (JsonProcessingException e) {
      String message = e.getOriginalMessage();
      boolean twice = message != null && message.startsWith("Duplicate field");
      throw malformed(twice ? "holds a field twice" : "is no JSON or breaks off", e);
    } catch (java.io.CharConversionException e) {
      throw FieldError.body("/", "is not UTF-8", "Send JSON in UTF-8.").asProblem().asException();
    }
    if (json.isMissingNode()) {
      throw FieldError.body("/", "is missing", "Send a JSON object.").asProblem().asException();
    }
    if (holdsHugeNumber(json)) {
      throw FieldError.body("/", "holds a number with a huge exponent", "Send amounts as text.")
          .asProblem()
          .asException();
    }
    return json;
  }

  /** Written out, as a validator may do, 1e999999999 fills the memory. */
  private static boolean holdsHugeNumber(JsonNode json) {
    if (json.isBigDecimal()) {
      return Math.abs((long) json.decimalValue().scale()) > EXPONENT_MAX;
    }
    for (JsonNode child : json) {
      if (holdsHugeNumber(child)) {
        return true;
      }
    }
    return false;
  }

  private static RuntimeException malformed(String what, JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String where = at == null ? "" : " at line %d".formatted(at.getLineNr());
    String column = at == null ? "" : ", column %d".formatted(at.getColumnNr());
    return FieldError.body(
            "/",
            what + where + column,
            "Send one JSON object, every field once, nested at most %d levels deep."
                .formatted(PortalJson.DEPTH_MAX))
        .asProblem()
        .asException();
  }

  private static void requireMediaType(HttpServletRequest request, RequestBody body) {
    if (request.getHeader("Content-Encoding") != null) {
      throw unsupported("A Content-Encoding is not supported. Send the body as it is.");
    }
    String type = request.getContentType();
    if (type == null || !isOneOf(type, body)) {
      throw unsupported(
          "Send the body with Content-Type: %s, in UTF-8."
              .formatted(String.join(" or ", body.mediaTypes())));
    }
  }

  private static boolean isOneOf(String type, RequestBody body) {
    if (body.mediaTypes().contains(type)) {
      return true;
    }
    try {
      MediaType given = MediaType.parseMediaType(type);
      String bare = "%s/%s".formatted(given.getType(), given.getSubtype());
      String charset = given.getParameter("charset");
      boolean utf8 = charset == null || charset.replace("\"", "").equalsIgnoreCase("utf-8");
      return utf8 && body.mediaTypes().contains(bare.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static RuntimeException unsupported(String detail) {
    return Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail).asException();
  }

  private static RuntimeException tooLarge(RequestBody body) {
    return Problem.of(
            ProblemType.BODY_TOO_LARGE,
            "The body of this operation has at most %d bytes.".formatted(body.maxBytes()))
        .with("bytesMax", body.maxBytes())
        .asException();
  }
}
