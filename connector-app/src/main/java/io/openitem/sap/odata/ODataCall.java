package io.openitem.sap.odata;

import java.util.Map;
import java.util.Optional;

/**
 * A call to an OData service.
 *
 * @param method what to do
 * @param service the service's technical name, for instance {@code API_BUSINESS_PARTNER}
 * @param resource an entity set or function import, with key and navigation where the call has
 *     them, not percent-encoded: {@code A_Customer('0010000001')/to_CustomerCompany}
 * @param query query options by name, {@code $filter} and the like, not percent-encoded
 * @param body what to write, or a function import's parameters: Map, JsonNode or JSON text
 * @param ifMatch the ETag that the entity must still have; without it SAP may answer 428, and
 *     nothing is read to make one up
 * @param output what the answer becomes
 */
public record ODataCall(
    ODataMethod method,
    String service,
    String resource,
    Map<String, String> query,
    Optional<Object> body,
    Optional<String> ifMatch,
    ODataOutput output) {

  /** Checks names and copies the query. */
  public ODataCall {
    if (!service.matches("[A-Za-z0-9_]+(;v=\\d+)?")) {
      throw new IllegalArgumentException("'" + service + "' is no name of an OData service");
    }
    if (resource.isEmpty() || resource.startsWith("/") || resource.contains("..")) {
      throw new IllegalArgumentException("'" + resource + "' is no resource path");
    }
    query = Map.copyOf(query);
  }

  /**
   * Reads a collection or an entity into Maps.
   *
   * @param service the service's technical name
   * @param resource the resource path
   * @param query the query options
   * @return the call
   */
  public static ODataCall read(String service, String resource, Map<String, String> query) {
    return new ODataCall(
        ODataMethod.READ,
        service,
        resource,
        query,
        Optional.empty(),
        Optional.empty(),
        ODataOutput.MAP);
  }

  /**
   * Creates an entity, with its children where the body has them.
   *
   * @param service the service's technical name
   * @param entitySet the entity set
   * @param body properties by name; children as List of Map under their navigation property
   * @return the call
   */
  public static ODataCall create(String service, String entitySet, Map<String, ?> body) {
    return new ODataCall(
        ODataMethod.CREATE,
        service,
        entitySet,
        Map.of(),
        Optional.of(body),
        Optional.empty(),
        ODataOutput.MAP);
  }

  /** The same call with another kind of answer. */
  public ODataCall as(ODataOutput other) {
    return new ODataCall(method, service, resource, query, body, ifMatch, other);
  }
}
