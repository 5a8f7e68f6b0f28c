package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stripe's search language as far as it serves enquiries: {@code metadata['key']:'value'}, fields
 * compared by {@code : > < >= <=}, negation with {@code -}, joined by AND or by OR, never both.
 */
final class SearchQuery {
  static final int QUERY_CHARS_MAX = 1_000;
  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?<not>-)?(?:metadata\\[(?<q>['\"])(?<key>.*?)\\k<q>\\]|(?<field>\\w+))"
              + "\\s*(?<op>:|>=|<=|>|<)\\s*"
              + "(?:'(?<single>(?:[^'\\\\]|\\\\.)*)'|\"(?<double>(?:[^\"\\\\]|\\\\.)*)\""
              + "|(?<number>-?\\d+)|(?<null>null))");
  private static final Pattern JOIN = Pattern.compile("\\s+(AND|OR)\\s+", Pattern.CASE_INSENSITIVE);

  private record Clause(
      boolean negated, boolean metadata, String name, String operator, Optional<String> value) {}

  private final List<Clause> clauses;
  private final boolean any;

  private SearchQuery(List<Clause> clauses, boolean any) {
    this.clauses = clauses;
    this.any = any;
  }

  static SearchQuery parse(String text) {
    if (text.length() > QUERY_CHARS_MAX) {
      throw malformed("it is too long");
    }
    List<Clause> clauses = new ArrayList<>();
    Optional<String> joined = Optional.empty();
    Matcher clause = CLAUSE.matcher(text.strip());
    Matcher join = JOIN.matcher(text.strip());
    int at = 0;
    while (true) {
      if (!clause.region(at, text.strip().length()).lookingAt()) {
        throw malformed("a clause was expected at character " + at);
      }
      clauses.add(clause(clause));
      at = clause.end();
      if (at == text.strip().length()) {
        return new SearchQuery(clauses, joined.orElse("AND").equals("OR"));
      }
      if (!join.region(at, text.strip().length()).lookingAt()) {
        throw malformed("AND or OR was expected at character " + at);
      }
      String word = join.group(1).toUpperCase(java.util.Locale.ROOT);
      if (!joined.orElse(word).equals(word)) {
        throw malformed("AND and OR cannot be combined");
      }
      joined = Optional.of(word);
      at = join.end();
    }
  }

  private static StripeRefusal malformed(String why) {
    return StripeRefusal.invalid(
        "", "query", "We were unable to parse your search query: " + why + ".");
  }

  private static Clause clause(Matcher matcher) {
    boolean metadata = matcher.group("key") != null;
    Optional<String> value =
        Optional.ofNullable(matcher.group("single"))
            .or(() -> Optional.ofNullable(matcher.group("double")))
            .map(text -> text.replaceAll("\\\\(.)", "$1"))
            .or(() -> Optional.ofNullable(matcher.group("number")));
    return new Clause(
        matcher.group("not") != null,
        metadata,
        metadata ? matcher.group("key") : matcher.group("field"),
        matcher.group("op"),
        value);
  }

  /** An index key that every match is found under, if there is one. */
  Optional<String> indexKey(String kind) {
    if (any) {
      return Optional.empty();
    }
    return clauses.stream()
        .filter(clause -> !clause.negated() && clause.operator().equals(":"))
        .filter(clause -> clause.metadata() || clause.name().equals("customer"))
        .filter(clause -> clause.value().isPresent())
        .map(
            clause ->
                Stored.key(
                    kind,
                    clause.metadata() ? "metadata " + clause.name() : clause.name(),
                    clause.value().orElseThrow()))
        .findFirst();
  }

  boolean matches(ObjectNode object) {
    return any
        ? clauses.stream().anyMatch(clause -> matches(clause, object))
        : clauses.stream().allMatch(clause -> matches(clause, object));
  }

  private static boolean matches(Clause clause, ObjectNode object) {
    JsonNode actual =
        clause.metadata()
            ? object.path("metadata").path(clause.name())
            : object.path(clause.name());
    return compare(clause, actual) != clause.negated();
  }

  private static boolean compare(Clause clause, JsonNode actual) {
    boolean absent = actual.isMissingNode() || actual.isNull();
    if (clause.value().isEmpty() || absent) {
      return absent && clause.value().isEmpty();
    }
    String wanted = clause.value().orElseThrow();
    if (clause.operator().equals(":")) {
      // As Stripe documents it: an exact match, whatever the case.
      return actual.asText().equalsIgnoreCase(wanted);
    }
    int order = Long.compare(actual.asLong(), Long.parseLong(wanted));
    return switch (clause.operator()) {
      case ">" -> order > 0;
      case "<" -> order < 0;
      case ">=" -> order >= 0;
      case "<=" -> order <= 0;
      default -> throw new IllegalStateException("Operator " + clause.operator());
    };
  }
}
