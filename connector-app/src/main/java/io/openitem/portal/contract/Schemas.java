package io.openitem.portal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.regex.RegularExpression;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compiles the schemas of one contract document where they stand, references included. */
final class Schemas {

  private static final String DOCUMENT = "urn:openitem:contract";

  private final JsonNode contract;
  private final Hints hints;
  private final JsonSchemaFactory factory;
  private final SchemaValidatorsConfig config;

  Schemas(JsonNode contract) {
    this.contract = contract;
    this.hints = new Hints(contract);
    this.factory =
        JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder ->
                builder.schemaLoaders(
                    loaders -> loaders.schemas(Map.of(DOCUMENT, contract.toString()))));
    this.config =
        SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .regularExpressionFactory(Schemas::wholeText)
            .build();
  }

  /**
   * The schema at a JSON pointer of the document.
   *
   * @throws IllegalArgumentException when there is none
   */
  Check at(String pointer) {
    if (contract.at(pointer).isMissingNode()) {
      throw new IllegalArgumentException("the contract has no schema at " + pointer);
    }
    JsonSchema schema = factory.getSchema(SchemaLocation.of(DOCUMENT + "#" + pointer), config);
    schema.initializeValidators();
    return new Check(schema, hints);
  }

  /** Java lets {@code $} match before a final line break; a contract means the very end. */
  private static RegularExpression wholeText(String regex) {
    Pattern pattern = Pattern.compile(regex);
    boolean toTheEnd = regex.endsWith("$");
    return value -> {
      Matcher matcher = pattern.matcher(value);
      return matcher.find() && (!toTheEnd || matcher.end() == value.length());
    };
  }
}
