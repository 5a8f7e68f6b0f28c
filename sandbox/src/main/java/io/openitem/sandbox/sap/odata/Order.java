package io.openitem.sandbox.sap.odata;

import java.util.Comparator;
import java.util.List;
import org.apache.olingo.odata2.api.uri.expression.OrderByExpression;
import org.apache.olingo.odata2.api.uri.expression.OrderExpression;
import org.apache.olingo.odata2.api.uri.expression.PropertyExpression;
import org.apache.olingo.odata2.api.uri.expression.SortOrder;
import org.jspecify.annotations.Nullable;

/** Compares values and rows. */
final class Order {
  private Order() {}

  /** Compares two values of one type; values of two types are not equal. */
  @SuppressWarnings("unchecked") // Both are of the same class, which is comparable with itself.
  static int compare(Object left, Object right) {
    if (left.getClass() == right.getClass() && left instanceof Comparable<?>) {
      return ((Comparable<Object>) left).compareTo(right);
    }
    return left.toString().compareTo(right.toString());
  }

  static int compareKeys(List<String> left, List<String> right) {
    for (int i = 0; i < left.size() && i < right.size(); i++) {
      int order = left.get(i).compareTo(right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  /** True when rows in the order of their key are in the wanted order already. */
  static boolean isKeyOrder(
      @Nullable OrderByExpression orderBy, EntityModel<?> model, Access access) {
    if (orderBy == null) {
      return true;
    }
    List<String> open =
        model.keys().stream()
            .map(Field::name)
            .filter(
                name ->
                    !access.alternatives().stream()
                        .allMatch(each -> each.equal().containsKey(name)))
            .toList();
    int next = 0;
    for (OrderExpression order : orderBy.getOrders()) {
      String name = order.getExpression().getUriLiteral();
      if (next < open.size()
          && name.equals(open.get(next))
          && order.getSortOrder() == SortOrder.asc) {
        next++;
      } else if (!isFixed(name, access)) {
        return false;
      }
    }
    return true;
  }

  /** One and the same value in every row that the filter lets through. */
  private static boolean isFixed(String name, Access access) {
    return access.alternatives().stream()
                .map(each -> each.equal().getOrDefault(name, "\u0000" + name))
                .distinct()
                .count()
            == 1
        && access.alternatives().get(0).equal().containsKey(name);
  }

  static <T> Comparator<T> by(OrderByExpression orderBy, EntityModel<T> model) throws SapFailure {
    Comparator<T> byKey = (left, right) -> compareKeys(model.keyOf(left), model.keyOf(right));
    Comparator<T> all = Comparator.comparing(row -> 0);
    for (OrderExpression order : orderBy.getOrders()) {
      if (!(order.getExpression() instanceof PropertyExpression property)) {
        throw SapFailure.notImplemented("Only properties can be ordered by");
      }
      Field<T> field = model.fields().get(property.getPropertyName());
      if (field == null) {
        throw SapFailure.notFound(property.getPropertyName());
      }
      Comparator<T> one =
          Comparator.comparing(
              field::of, Comparator.nullsFirst((left, right) -> compare(left, right)));
      all = all.thenComparing(order.getSortOrder() == SortOrder.desc ? one.reversed() : one);
    }
    return all.thenComparing(byKey);
  }
}
