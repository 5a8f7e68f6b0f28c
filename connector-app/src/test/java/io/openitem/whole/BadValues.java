package io.openitem.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a field or a parameter gets instead of a good value. */
final class BadValues {

  private static final JsonNodeFactory NODES = new ObjectMapper().getNodeFactory();

  private BadValues() {}

  /** Texts that have hurt somebody, somewhere, and the edges of ours. */
  static List<String> texts(JsonNode schema) {
    List<String> texts =
        new ArrayList<>(
            List.of(
                "",
                " ",
                "x".repeat(300),
                "x".repeat(9_000),
                "' or '1'='1",
                "1; drop table payment --",
                "%",
                "_",
                "\\",
                "${jndi:ldap://127.0.0.1:1/x}",
                "${bean:dataSource}",
                "${header.Authorization}",
                "{{openitem.data}}",
                "#{T(java.lang.Runtime).getRuntime()}",
                "<script>alert(1)</script>",
                "../../../../etc/passwd",
                "..%2f..%2f",
                "=cmd|' /C calc'!A0",
                "a\r\nX-Injected: yes",
                "a\u0000b",
                "\u202Eabc",
                "\u200B",
                "\uFEFF",
                "\uD83D\uDCB8".repeat(40),
                "\u0130\u0131\u00DF\uFB01",
                "e\u0301",
                "\uFF11\uFF12\uFF13",
                "null",
                "undefined",
                "true",
                "NaN",
                "-0",
                "1e309",
                "0x1F",
                "99999999999999999999999999.999",
                "-1.005",
                "1,000.00",
                "9223372036854775808",
                "2026-02-30",
                "0000-00-00",
                "+999999999-12-31",
                "9999-12-31",
                "2026-11-24T25:61:61Z",
                "XXX",
                "usd",
                "4111111111111111",
                "a@b",
                "\"@example.com",
                "https://127.0.0.1/",
                "javascript:alert(1)"));
    JsonNode length = schema.path("maxLength");
    if (length.isInt()) {
      texts.add("y".repeat(Math.min(length.asInt(), 20_000)));
      texts.add("y".repeat(Math.min(length.asInt() + 1, 20_000)));
    }
    return texts;
  }

  /** Values of every kind that JSON has. */
  static List<JsonNode> values(JsonNode schema) {
    List<JsonNode> values = new ArrayList<>();
    texts(schema).forEach(text -> values.add(NODES.textNode(text)));
    values.add(NODES.nullNode());
    values.add(NODES.booleanNode(true));
    values.add(NODES.numberNode(0));
    values.add(NODES.numberNode(-1));
    values.add(NODES.numberNode(1.5));
    values.add(NODES.numberNode(Long.MAX_VALUE));
    values.add(NODES.numberNode(new BigDecimal("1e400")));
    values.add(NODES.arrayNode());
    values.add(NODES.objectNode());
    values.add(NODES.arrayNode().add(NODES.arrayNode().add(NODES.nullNode())));
    values.add(NODES.objectNode().put("$ref", "#/components/schemas/Payment"));
    for (String bound : List.of("minimum", "maximum")) {
      if (schema.path(bound).isNumber()) {
        values.add(NODES.numberNode(schema.path(bound).asLong()));
        values.add(NODES.numberNode(schema.path(bound).asLong() - 1));
        values.add(NODES.numberNode(schema.path(bound).asLong() + 1));
      }
    }
    return values;
  }
}
