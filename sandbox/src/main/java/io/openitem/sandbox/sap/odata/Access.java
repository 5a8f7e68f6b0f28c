package io.openitem.sandbox.sap.odata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.olingo.odata2.api.uri.expression.BinaryExpression;
import org.apache.olingo.odata2.api.uri.expression.BinaryOperator;
import org.apache.olingo.odata2.api.uri.expression.CommonExpression;
import org.apache.olingo.odata2.api.uri.expression.FilterExpression;
import org.apache.olingo.odata2.api.uri.expression.LiteralExpression;
import org.apache.olingo.odata2.api.uri.expression.PropertyExpression;
import org.jspecify.annotations.Nullable;

/**
 * What a filter demands of single fields, so that rows can be found instead of searched: the filter
 * as alternatives, each with the values that a field must equal and the bounds it must reach. Only
 * what helps is kept, so a row that fits may still fail the filter.
 *
 * @param alternatives at least one; one without demands fits every row
 */
public record Access(List<Alternative> alternatives) {
  /** Beyond this, searching all rows costs less than so many lookups. */
  private static final int ALTERNATIVES_MAX = 500;

  /** At the end of a smallest value: the value itself does not count. */
  static final String BEYOND = "\u0000";

  /** Every row fits. */
  public static final Access ALL = new Access(List.of(Alternative.ANY));

  /**
   * Demands that hold together.
   *
   * @param equal values that string fields must equal
   * @param from smallest values that string fields may have
   * @param to greatest values that string fields may have
   */
  public record Alternative(
      Map<String, String> equal, Map<String, String> from, Map<String, String> to) {
    private static final Alternative ANY = new Alternative(Map.of(), Map.of(), Map.of());

    private Alternative and(Alternative other) {
      return new Alternative(join(equal, other.equal), join(from, other.from), join(to, other.to));
    }

    private static Map<String, String> join(Map<String, String> one, Map<String, String> other) {
      if (one.isEmpty()) {
        return other;
      }
      Map<String, String> joined = new HashMap<>(one);
      other.forEach(joined::putIfAbsent);
      return joined;
    }
  }

  /** Reads the demands of a filter. */
  static Access of(@Nullable FilterExpression filter) {
    if (filter == null) {
      return ALL;
    }
    return new Access(alternatives(filter.getExpression()));
  }

  private static List<Alternative> alternatives(CommonExpression expression) {
    if (!(expression instanceof BinaryExpression binary)) {
      return ALL.alternatives;
    }
    return switch (binary.getOperator()) {
      case AND -> and(binary);
      case OR -> or(binary);
      case EQ, GE, GT, LE, LT ->
          List.of(demand(binary).or(() -> swapped(binary)).orElse(Alternative.ANY));
      default -> ALL.alternatives;
    };
  }

  private static List<Alternative> and(BinaryExpression binary) {
    List<Alternative> left = alternatives(binary.getLeftOperand());
    List<Alternative> right = alternatives(binary.getRightOperand());
    if ((long) left.size() * right.size() > ALTERNATIVES_MAX) {
      return left.size() < right.size() ? left : right;
    }
    List<Alternative> both = new ArrayList<>(left.size() * right.size());
    for (Alternative one : left) {
      right.forEach(other -> both.add(one.and(other)));
    }
    return both;
  }

  private static List<Alternative> or(BinaryExpression binary) {
    List<Alternative> either = new ArrayList<>(alternatives(binary.getLeftOperand()));
    either.addAll(alternatives(binary.getRightOperand()));
    return either.size() > ALTERNATIVES_MAX ? ALL.alternatives : either;
  }

  private static Optional<Alternative> demand(BinaryExpression binary) {
    return demand(binary.getLeftOperand(), binary.getOperator(), binary.getRightOperand());
  }

  /** {@code 'x' eq Field} says the same as {@code Field eq 'x'}; bounds would turn round. */
  private static Optional<Alternative> swapped(BinaryExpression binary) {
    return binary.getOperator() == BinaryOperator.EQ
        ? demand(binary.getRightOperand(), BinaryOperator.EQ, binary.getLeftOperand())
        : Optional.empty();
  }

  private static Optional<Alternative> demand(
      CommonExpression left, BinaryOperator operator, CommonExpression right) {
    if (!(left instanceof PropertyExpression property)
        || !(right instanceof LiteralExpression literal)
        || !literal.getUriLiteral().startsWith("'")) {
      return Optional.empty();
    }
    Map<String, String> value = Map.of(property.getPropertyName(), Literals.text(literal));
    return Optional.of(
        switch (operator) {
          case EQ -> new Alternative(value, Map.of(), Map.of());
          case GE -> new Alternative(Map.of(), value, Map.of());
          // The smallest text beyond another one is that one with the smallest character added.
          case GT -> new Alternative(Map.of(), beyond(value), Map.of());
          default -> new Alternative(Map.of(), Map.of(), value);
        });
  }

  private static Map<String, String> beyond(Map<String, String> value) {
    Map<String, String> beyond = new HashMap<>();
    value.forEach((field, text) -> beyond.put(field, text + BEYOND));
    return beyond;
  }
}
