package io.openitem.sap.odata;

import io.openitem.sap.SapAnswer;
import io.openitem.sap.SapAnswer.Answered;
import io.openitem.sap.SapConnection;
import io.openitem.sap.SapRequest;
import io.openitem.sap.odata.ODataMetadata.Mismatch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Calls a system's OData services on the caller's thread. Shared by all threads.
 *
 * <p>Every call that does not succeed throws a {@link SapODataException}, whose effect says whether
 * it may be sent again.
 */
public final class SapODataClient {
  private final SapConnection connection;
  private final ODataServices services;

  /**
   * A client; nothing is sent yet.
   *
   * @param connection the system
   */
  public SapODataClient(SapConnection connection) {
    this.connection = connection;
    this.services = new ODataServices(connection);
  }

  /** The system that it calls. */
  public SapConnection connection() {
    return connection;
  }

  /**
   * Makes a call.
   *
   * @param call the call
   * @return what SAP answered
   * @throws SapODataException when it did not succeed
   */
  public ODataAnswer call(ODataCall call) {
    return call(call, Optional.empty());
  }

  /**
   * Makes a call that has less time than others, because a claim on a posting ends.
   *
   * @param call the call
   * @param atMost how long it may take, as long as that is below the system's {@code call-timeout};
   *     empty for the latter
   * @return what SAP answered
   * @throws SapODataException when it did not succeed
   */
  public ODataAnswer call(ODataCall call, Optional<Duration> atMost) {
    Duration limit = atMost.orElse(connection.system().limits().callTimeout());
    long began = System.nanoTime();
    try {
      Prepared prepared = prepare(call);
      // The service's metadata may have been read just now, and that took its own time.
      Duration left = limit.minusNanos(System.nanoTime() - began);
      return send(call, prepared, left.isNegative() ? Duration.ZERO : left);
    } catch (Mismatch wrong) {
      throw SapODataException.beforeSending(
          describe(call), connection.name(), call.service() + ": " + wrong.why());
    }
  }

  /**
   * Reads the page that a link leads to.
   *
   * @param call the call whose answer had the link
   * @param nextLink the link as SAP wrote it; its host is not used
   * @return the page
   * @throws SapODataException when it did not succeed, or the link reads something else
   */
  public ODataAnswer next(ODataCall call, String nextLink) {
    try {
      String path = services.pathOf(call.service());
      String next = ODataPaths.next(path, call.service(), call.resource(), nextLink);
      return send(call, new Prepared("GET", next, ""), connection.system().limits().callTimeout());
    } catch (Mismatch wrong) {
      throw SapODataException.beforeSending(
          describe(call), connection.name(), call.service() + ": " + wrong.why());
    }
  }

  /**
   * The literal of a key, for a resource path.
   *
   * @param service the service's technical name
   * @param entitySet the entity set
   * @param key the key's properties by name, with Java values
   * @return the key in parentheses
   * @throws SapODataException when it is not that set's key
   */
  public String key(String service, String entitySet, Map<?, ?> key) {
    try {
      return ODataPaths.key(key, services.metadata(service).typeAt(entitySet));
    } catch (Mismatch wrong) {
      throw SapODataException.beforeSending(
          "Key of " + service + "/" + entitySet, connection.name(), wrong.why());
    }
  }

  /** What goes out: method, path with query, body. */
  private record Prepared(String httpMethod, String path, String body) {}

  private Prepared prepare(ODataCall call) throws Mismatch {
    String servicePath = services.pathOf(call.service());
    if (call.method() == ODataMethod.CALL) {
      ODataMetadata.Function function = services.metadata(call.service()).function(call.resource());
      Map<String, String> query = new HashMap<>(call.query());
      query.putAll(parameters(call, function));
      String path = ODataPaths.of(servicePath, call.resource(), query);
      return new Prepared(function.httpMethod(), path, "");
    }
    String resource =
        call.method() == ODataMethod.COUNT ? call.resource() + "/$count" : call.resource();
    String path = ODataPaths.of(servicePath, resource, call.query());
    return new Prepared(httpMethod(call.method()), path, body(call));
  }

  private static Map<String, String> parameters(ODataCall call, ODataMetadata.Function function)
      throws Mismatch {
    Map<String, String> literals = new LinkedHashMap<>();
    if (call.body().isEmpty()) {
      return literals;
    }
    for (Map.Entry<?, ?> entry : ODataWriter.properties(call.body().get()).entrySet()) {
      String name = String.valueOf(entry.getKey());
      ODataProperty parameter = function.parameters().get(name);
      if (parameter == null || entry.getValue() == null) {
        throw new Mismatch(call.resource() + " takes " + function.parameters().keySet());
      }
      literals.put(name, ODataValues.toLiteral(entry.getValue(), parameter));
    }
    return literals;
  }

  private String body(ODataCall call) throws Mismatch {
    if (!call.method().writesABody()) {
      return "";
    }
    Object body = call.body().orElseThrow(() -> new Mismatch("there is no body to write"));
    ODataMetadata metadata = services.metadata(call.service());
    ODataType type = metadata.typeAt(call.resource());
    return new ODataWriter(metadata).write(ODataWriter.properties(body), type).toString();
  }

  private ODataAnswer send(ODataCall call, Prepared prepared, Duration atMost) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", call.method() == ODataMethod.COUNT ? "*/*" : "application/json");
    if (!prepared.body().isEmpty()) {
      headers.put("Content-Type", "application/json; charset=utf-8");
    }
    call.ifMatch().ifPresent(etag -> headers.put("If-Match", etag));
    SapAnswer answer =
        connection.exchange(
            SapRequest.inSession(
                prepared.httpMethod(),
                services.pathOf(call.service()),
                prepared.path(),
                headers,
                prepared.body().getBytes(StandardCharsets.UTF_8)),
            atMost);
    if (answer instanceof Answered answered && answered.successful()) {
      return new ODataAnswers(connection, services).read(call, answered);
    }
    throw ODataErrors.of(describe(call), connection, answer);
  }

  private static String httpMethod(ODataMethod method) {
    return switch (method) {
      case READ, COUNT, CALL -> "GET";
      case CREATE -> "POST";
      case UPDATE -> "PUT";
      case MERGE -> "MERGE";
      case PATCH -> "PATCH";
      case DELETE -> "DELETE";
    };
  }

  /** The call in words that name no person: a key or filter may. */
  static String describe(ODataCall call) {
    return call.method() + " " + call.service() + "/" + ODataMetadata.withoutKeys(call.resource());
  }
}
