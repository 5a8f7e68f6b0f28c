package io.openitem.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import io.openitem.deployment.DeployedFile;
import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.StartRefused;
import java.util.List;

/**
 * One mapping with its schema and its locked paths, all compiled once. Safe for use by many
 * threads.
 *
 * <p>Amounts are texts, never numbers, on both sides.
 */
public final class Mapping {

  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final SchemaValidatorsConfig STRICT_FORMATS =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final String name;
  private final DeployedFile file;
  private final Expression expression;
  private final JsonNode schemaTree;
  private final JsonSchema schema;
  private final MappingGuard guard;

  private Mapping(
      String name,
      DeployedFile file,
      Expression expression,
      JsonNode schemaTree,
      JsonSchema schema,
      MappingGuard guard) {
    this.name = name;
    this.file = file;
    this.expression = expression;
    this.schemaTree = schemaTree;
    this.schema = schema;
    this.guard = guard;
  }

  /**
   * Compiles the mapping in effect with its schema and locked paths.
   *
   * @param name {@code <counterparty>/<mapping>}, such as {@code journalentry/post}
   * @throws StartRefused when one of the files is missing, is not well formed, or calculates
   */
  static Mapping compile(String name, DeployedFiles files) {
    DeployedFile file = files.require("mappings/" + name + ".jslt");
    ArithmeticScan.check(file);
    DeployedFile schemaFile = files.require("mappings/" + name + ".schema.json");
    JsonNode schemaTree = tree(schemaFile);
    LockedPaths locked = LockedPaths.read(files.require("mappings/" + name + ".locked.json"));
    return new Mapping(
        name,
        file,
        expression(file),
        schemaTree,
        schema(schemaFile, schemaTree),
        new MappingGuard(locked));
  }

  /** {@code <counterparty>/<mapping>}. */
  public String name() {
    return name;
  }

  /** The JSLT file in effect. */
  public DeployedFile file() {
    return file;
  }

  /** The schema of the mapped document; the order of its properties is the other side's. */
  public JsonNode schema() {
    return schemaTree;
  }

  /**
   * Maps without checking.
   *
   * @param input canonical JSON, every value a text or a truth value
   * @return unchecked; or deviating when the mapping itself fails
   */
  public MappedDocument map(JsonNode input) {
    try {
      return new MappedDocument.Unchecked(expression.apply(input));
    } catch (JsltException e) {
      String why = String.valueOf(e.getMessage());
      return new MappedDocument.Deviating(name, List.of(new Deviation("/", "a document", why)));
    }
  }

  /**
   * Compares a mapped document with what it was mapped from, and with its schema.
   *
   * @return checked, or deviating with every path that differs; never a corrected document
   */
  public MappedDocument check(JsonNode input, MappedDocument mapped) {
    if (!(mapped instanceof MappedDocument.Unchecked unchecked)) {
      return mapped;
    }
    List<Deviation> deviations = guard.compare(input, unchecked.document());
    if (deviations.isEmpty()) {
      deviations = schema.validate(unchecked.document()).stream().map(Mapping::deviation).toList();
    }
    return deviations.isEmpty()
        ? new MappedDocument.Checked(unchecked.document())
        : new MappedDocument.Deviating(name, deviations);
  }

  /** Maps and checks: checked, or deviating. */
  public MappedDocument produce(JsonNode input) {
    return check(input, map(input));
  }

  private static Deviation deviation(ValidationMessage message) {
    String path = message.getInstanceLocation().toString();
    return new Deviation(path, "what the schema asks for", message.getMessage());
  }

  private static Expression expression(DeployedFile file) {
    try {
      return Parser.compileString(file.text());
    } catch (JsltException e) {
      throw new StartRefused(file + " is no JSLT: " + e.getMessage(), e);
    }
  }

  private static JsonNode tree(DeployedFile file) {
    try {
      return MappingJson.strict().readTree(file.text());
    } catch (JsonProcessingException e) {
      throw new StartRefused(file + " is no JSON: " + e.getMessage(), e);
    }
  }

  private static JsonSchema schema(DeployedFile file, JsonNode tree) {
    try {
      JsonSchema schema = SCHEMAS.getSchema(tree, STRICT_FORMATS);
      schema.initializeValidators();
      return schema;
    } catch (JsonSchemaException e) {
      throw new StartRefused(file + " is no JSON schema: " + e.getMessage(), e);
    }
  }
}
