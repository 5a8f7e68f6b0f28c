package io.openitem.whole;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.portal.contract.Operation;
import io.openitem.whole.ContractCalls.Declared;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Every way in which a good request of the contract can be spoiled, one at a time and in pairs. */
final class FuzzedCalls {

  private final ContractCalls contract;

  FuzzedCalls(ContractCalls contract) {
    this.contract = contract;
  }

  /** One thing wrong in each. */
  List<Call> of(Operation operation) {
    List<Call> calls = new ArrayList<>();
    Call good = contract.call(operation);
    parameters(operation, good, calls::add);
    JsonNode body = contract.body(operation, true);
    if (!body.isMissingNode()) {
      fields(
          operation,
          body,
          List.of(),
          (what, change) -> calls.add(spoiled(good, body, what, change)));
      bodies(good, body, calls::add);
    }
    return calls;
  }

  /** Two things wrong: a bad body behind a bad path, query or header. */
  Call pair(List<Call> calls, Random random) {
    Call one = calls.get(random.nextInt(calls.size()));
    Call other = calls.get(random.nextInt(calls.size()));
    return one.body().length == 0
        ? one
        : new Call(
            one.what() + " and " + other.what(),
            one.operationId(),
            one.method(),
            other.path(),
            other.headers(),
            one.body());
  }

  private void parameters(Operation operation, Call good, Consumer<Call> add) {
    Map<String, String> values = new LinkedHashMap<>();
    List<Declared> declared = contract.parameters(operation);
    for (Declared parameter : declared) {
      if (parameter.in().equals("path")) {
        values.put(parameter.name(), contract.value(parameter));
      }
    }
    for (Declared parameter : declared) {
      if (parameter.in().equals("header")) {
        headers(parameter, good, add);
        continue;
      }
      for (String text : BadValues.texts(parameter.schema())) {
        String what = parameter.name() + "=" + shown(text);
        if (parameter.in().equals("path")) {
          Map<String, String> bad = new LinkedHashMap<>(values);
          bad.put(parameter.name(), text);
          add.accept(good.with(what, ContractCalls.path(operation, bad)));
        } else {
          add.accept(good.with(what, query(good, parameter.name(), text)));
        }
      }
      if (parameter.in().equals("query")) {
        String twice = query(good, parameter.name(), contract.value(parameter));
        add.accept(good.with(parameter.name(), twice));
        add.accept(
            good.with(parameter.name() + " twice", twice + "&" + twice.replaceFirst(".*[?]", "")));
      }
    }
    add.accept(good.with("unknown parameter", query(good, "nothing", "1")));
    add.accept(
        good.with(
            "parameter without a value", good.path() + (good.path().contains("?") ? "&x" : "?x")));
    add.accept(good.with("many parameters", query(good, "a", "1") + "&a=1".repeat(2_000)));
    add.accept(good.withHeader("Accept of nothing", "Accept", "application/x-nothing"));
    add.accept(good.withHeader("Accept of rubbish", "Accept", ";;;q=2,/"));
  }

  private static void headers(Declared parameter, Call good, Consumer<Call> add) {
    add.accept(good.withoutHeader(parameter.name()));
    for (String text : BadValues.texts(parameter.schema())) {
      if (text.chars().allMatch(c -> c >= ' ' && c < 127)) {
        add.accept(good.withHeader(parameter.name() + "=" + shown(text), parameter.name(), text));
      }
    }
  }

  private static String query(Call good, String name, String text) {
    return good.path()
        + (good.path().contains("?") ? "&" : "?")
        + name
        + "="
        + ContractCalls.encoded(text);
  }

  /** Takes a change to a copy of the body. */
  private interface Spoil {
    void accept(String what, Consumer<JsonNode> change);
  }

  private void fields(Operation operation, JsonNode body, List<String> at, Spoil spoil) {
    JsonNode node = walk(body, at);
    if (node instanceof ObjectNode object) {
      spoil.accept("unknown field at " + at, copy -> ((ObjectNode) walk(copy, at)).put("zz", 1));
      object
          .fieldNames()
          .forEachRemaining(
              name -> {
                List<String> field = new ArrayList<>(at);
                field.add(name);
                spoil.accept(
                    "without " + field, copy -> ((ObjectNode) walk(copy, at)).remove(name));
                for (JsonNode value : BadValues.values(contract.schemaAt(operation, field))) {
                  spoil.accept(
                      field + "=" + shown(value.toString()),
                      copy -> ((ObjectNode) walk(copy, at)).set(name, value));
                }
                fields(operation, body, field, spoil);
              });
    } else if (node instanceof ArrayNode array && !array.isEmpty()) {
      List<String> first = new ArrayList<>(at);
      first.add("0");
      spoil.accept(
          "the same twice at " + at,
          copy -> ((ArrayNode) walk(copy, at)).add(walk(copy, first).deepCopy()));
      spoil.accept(
          "very many at " + at,
          copy -> {
            for (int i = 0; i < 600; i++) {
              ((ArrayNode) walk(copy, at)).add(walk(copy, first).deepCopy());
            }
          });
      fields(operation, body, first, spoil);
    }
  }

  private static JsonNode walk(JsonNode body, List<String> steps) {
    JsonNode at = body;
    for (String step : steps) {
      at = at.isArray() ? at.path(Integer.parseInt(step)) : at.path(step);
    }
    return at;
  }

  private static Call spoiled(Call good, JsonNode body, String what, Consumer<JsonNode> change) {
    JsonNode copy = body.deepCopy();
    change.accept(copy);
    return good.withBody(what, copy.toString().getBytes(UTF_8));
  }

  private static void bodies(Call good, JsonNode body, Consumer<Call> add) {
    byte[] bytes = body.toString().getBytes(UTF_8);
    for (int length : new int[] {1, bytes.length / 3, bytes.length / 2, bytes.length - 1}) {
      add.accept(good.withBody("cut at " + length, Arrays.copyOf(bytes, Math.max(1, length))));
    }
    add.accept(good.withBody("no body", new byte[0]));
    add.accept(good.withBody("huge", (body + " ".repeat(2_000_000)).getBytes(UTF_8)));
    add.accept(good.withBody("a huge text", ("\"" + "x".repeat(1_500_000) + "\"").getBytes(UTF_8)));
    add.accept(good.withBody("deep lists", "[".repeat(20_000).getBytes(UTF_8)));
    add.accept(good.withBody("deep objects", "{\"a\":".repeat(20_000).getBytes(UTF_8)));
    add.accept(good.withBody("two documents", (body.toString() + body).getBytes(UTF_8)));
    add.accept(good.withBody("not UTF-8", "{\"\u00E4\":\"\u00FF\"}".getBytes(ISO_8859_1)));
    add.accept(good.withBody("half a character", "{\"a\":\"\\ud800\"}".getBytes(UTF_8)));
    add.accept(good.withBody("a byte order mark", ("\uFEFF" + body).getBytes(UTF_8)));
    add.accept(good.withBody("a list", ("[" + body + "]").getBytes(UTF_8)));
    add.accept(good.withBody("null", "null".getBytes(UTF_8)));
    add.accept(good.withBody("a number", "9".repeat(5_000).getBytes(UTF_8)));
    add.accept(good.withBody("a huge exponent", "{\"a\":1e2147483647}".getBytes(UTF_8)));
    for (String type :
        List.of("text/plain", "application/xml", "application/json;charset=utf-16", "x", "*/*")) {
      add.accept(good.withHeader("Content-Type " + type, "Content-Type", type));
    }
    add.accept(good.withoutHeader("Content-Type"));
  }

  private static String shown(String text) {
    String plain = text.replaceAll("[^!-~]", "?");
    return plain.length() > 40 ? plain.substring(0, 40) + "\u2026" : plain;
  }
}
