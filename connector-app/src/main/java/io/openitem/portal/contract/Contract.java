package io.openitem.portal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * One contract document with its operations. A document that cannot be bound does not start.
 *
 * @param yaml the document as it was written
 * @param json the same as JSON
 * @param operations what it defines, in its own order
 */
// The bytes are served as they are; nobody compares contracts.
@SuppressWarnings("ArrayRecordComponent")
public record Contract(byte[] yaml, JsonNode json, List<Operation> operations) {

  /** What portals and the back office call. */
  public static final String API = "contract/openitem-v1.yaml";

  /** What processors call. */
  public static final String WEBHOOKS = "contract/webhooks.yaml";

  /** Copies the operations. */
  public Contract {
    operations = List.copyOf(operations);
  }

  /**
   * Reads a contract from the class path.
   *
   * @throws IllegalArgumentException when it cannot be bound, saying where and why
   */
  public static Contract load(String resource) {
    byte[] yaml = bytes(resource);
    try {
      JsonNode json = new YAMLMapper().readTree(yaml);
      return new Contract(yaml, json, new ContractReader(resource, json).operations());
    } catch (IOException e) {
      throw new IllegalArgumentException(resource + " is no YAML", e);
    }
  }

  /**
   * Compiles a schema of the document's components.
   *
   * @param name such as {@code Problem}
   * @throws IllegalArgumentException when there is none of that name
   */
  public Check schema(String name) {
    return new Schemas(json).at("/components/schemas/" + name);
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = Contract.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no contract " + resource + " on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
