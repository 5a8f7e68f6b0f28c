package io.openitem.sandbox.sap.odata;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.olingo.odata2.api.uri.expression.BinaryExpression;
import org.apache.olingo.odata2.api.uri.expression.BinaryOperator;
import org.apache.olingo.odata2.api.uri.expression.CommonExpression;
import org.apache.olingo.odata2.api.uri.expression.FilterExpression;
import org.apache.olingo.odata2.api.uri.expression.LiteralExpression;
import org.apache.olingo.odata2.api.uri.expression.MethodExpression;
import org.apache.olingo.odata2.api.uri.expression.PropertyExpression;
import org.apache.olingo.odata2.api.uri.expression.UnaryExpression;
import org.apache.olingo.odata2.api.uri.expression.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns a filter into a predicate over rows. Knows comparisons, and, or, not, and the string
 * functions that Gateway maps to a SELECT: startswith, endswith, substringof; and tolower, toupper.
 *
 * @param <T> a row
 */
final class FilterCompiler<T> {
  private final EntityModel<T> model;

  FilterCompiler(EntityModel<T> model) {
    this.model = model;
  }

  Predicate<T> compile(@Nullable FilterExpression filter) throws SapFailure {
    return filter == null ? row -> true : condition(filter.getExpression());
  }

  private Predicate<T> condition(CommonExpression expression) throws SapFailure {
    if (expression instanceof BinaryExpression binary) {
      return binary(binary);
    }
    if (expression instanceof UnaryExpression unary && unary.getOperator() == UnaryOperator.NOT) {
      return condition(unary.getOperand()).negate();
    }
    if (expression instanceof MethodExpression method) {
      return method(method);
    }
    Function<T, @Nullable Object> value = value(expression);
    return row -> Boolean.TRUE.equals(value.apply(row));
  }

  private Predicate<T> binary(BinaryExpression binary) throws SapFailure {
    BinaryOperator operator = binary.getOperator();
    if (operator == BinaryOperator.AND) {
      return condition(binary.getLeftOperand()).and(condition(binary.getRightOperand()));
    }
    if (operator == BinaryOperator.OR) {
      return condition(binary.getLeftOperand()).or(condition(binary.getRightOperand()));
    }
    Function<T, @Nullable Object> left = value(binary.getLeftOperand());
    Function<T, @Nullable Object> right = value(binary.getRightOperand());
    return switch (operator) {
      case EQ -> row -> isEqual(left.apply(row), right.apply(row));
      case NE -> row -> !isEqual(left.apply(row), right.apply(row));
      case LT -> row -> compare(left.apply(row), right.apply(row), order -> order < 0);
      case LE -> row -> compare(left.apply(row), right.apply(row), order -> order <= 0);
      case GT -> row -> compare(left.apply(row), right.apply(row), order -> order > 0);
      case GE -> row -> compare(left.apply(row), right.apply(row), order -> order >= 0);
      default -> throw unsupported(operator.toUriLiteral());
    };
  }

  private Predicate<T> method(MethodExpression method) throws SapFailure {
    List<CommonExpression> parameters = method.getParameters();
    Function<T, String> first = text(parameters.get(0));
    Function<T, String> second = parameters.size() > 1 ? text(parameters.get(1)) : row -> "";
    return switch (method.getMethod()) {
      case STARTSWITH -> row -> first.apply(row).startsWith(second.apply(row));
      case ENDSWITH -> row -> first.apply(row).endsWith(second.apply(row));
      case SUBSTRINGOF -> row -> second.apply(row).contains(first.apply(row));
      default -> throw unsupported(method.getUriLiteral());
    };
  }

  private Function<T, String> text(CommonExpression expression) throws SapFailure {
    Function<T, @Nullable Object> value = value(expression);
    return row -> {
      Object text = value.apply(row);
      return text == null ? "" : text.toString();
    };
  }

  private Function<T, @Nullable Object> value(CommonExpression expression) throws SapFailure {
    if (expression instanceof LiteralExpression literal) {
      Object constant = Literals.value(literal);
      return row -> constant;
    }
    if (expression instanceof PropertyExpression property) {
      Field<T> field = model.fields().get(property.getPropertyName());
      if (field != null) {
        return field.value();
      }
    }
    if (expression instanceof MethodExpression method) {
      Function<T, String> text = text(method.getParameters().get(0));
      switch (method.getMethod()) {
        case TOLOWER -> {
          return row -> text.apply(row).toLowerCase(Locale.ROOT);
        }
        case TOUPPER -> {
          return row -> text.apply(row).toUpperCase(Locale.ROOT);
        }
        default -> {
          Predicate<T> condition = condition(method);
          return condition::test;
        }
      }
    }
    throw unsupported(expression.getUriLiteral());
  }

  private static SapFailure unsupported(String what) {
    return SapFailure.notImplemented("Filter expression '" + what + "' is not supported");
  }

  private static boolean isEqual(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      // A field without a value equals the blank of its type, as in a SELECT.
      return left == right || "".equals(left) || "".equals(right);
    }
    return left.equals(right) || Order.compare(left, right) == 0;
  }

  private static boolean compare(
      @Nullable Object left, @Nullable Object right, Predicate<Integer> wanted) {
    return left != null && right != null && wanted.test(Order.compare(left, right));
  }
}
