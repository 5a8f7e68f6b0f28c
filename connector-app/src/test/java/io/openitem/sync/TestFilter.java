package io.openitem.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides an OData filter of {@code eq}, {@code gt}, {@code and}, {@code or} over one row. */
final class TestFilter {

  private static final Pattern TOKEN = Pattern.compile("'[^']*'|\\(|\\)|[^\\s()]+");

  private final Deque<String> tokens = new ArrayDeque<>();
  private final Map<String, String> row;

  private TestFilter(String filter, Map<String, String> row) {
    Matcher matcher = TOKEN.matcher(filter);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    this.row = row;
  }

  static boolean fits(String filter, List<String> key) {
    Map<String, String> row =
        Map.of(
            "CompanyCode", key.get(0),
            "FiscalYear", key.get(1),
            "AccountingDocument", key.get(2),
            "AccountingDocumentItem", key.get(3),
            "FinancialAccountType", "D",
            "IsCleared", "false",
            "ClearingDate", "");
    return new TestFilter(filter, row).or();
  }

  private boolean or() {
    boolean any = and();
    while ("or".equals(tokens.peek())) {
      tokens.remove();
      boolean right = and();
      any = any || right;
    }
    return any;
  }

  private boolean and() {
    boolean all = comparison();
    while ("and".equals(tokens.peek())) {
      tokens.remove();
      boolean right = comparison();
      all = all && right;
    }
    return all;
  }

  private boolean comparison() {
    String first = tokens.remove();
    if (first.equals("(")) {
      boolean inner = or();
      tokens.remove();
      return inner;
    }
    String operator = tokens.remove();
    String literal = tokens.remove().replace("'", "");
    int order = Objects.requireNonNull(row.get(first), first).compareTo(literal);
    return operator.equals("eq") ? order == 0 : order > 0;
  }
}
