package io.openitem.mapping;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.JsltParserTokenManager;
import com.schibsted.spt.data.jslt.parser.SimpleCharStream;
import com.schibsted.spt.data.jslt.parser.Token;
import com.schibsted.spt.data.jslt.parser.TokenMgrError;
import io.openitem.deployment.DeployedFile;
import io.openitem.deployment.StartRefused;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses mappings that could calculate. JSLT calculates in doubles (1.15 times 100 is
 * 114.99999999999999 there), so a mapping moves and renames and does nothing else: no operator but
 * {@code +} between texts, no number but a position in a list, and only functions that leave values
 * as they are.
 */
final class ArithmeticScan implements JsltParserConstants {

  private static final Set<String> FUNCTIONS =
      Set.of(
          "all",
          "any",
          "array",
          "boolean",
          "contains",
          "ends-with",
          "error",
          "fallback",
          "flatten",
          "get-key",
          "is-array",
          "is-boolean",
          "is-object",
          "is-string",
          "join",
          "lowercase",
          "not",
          "size",
          "split",
          "starts-with",
          "string",
          "test",
          "trim",
          "uppercase");

  private ArithmeticScan() {}

  static void check(DeployedFile file) {
    List<Token> tokens = tokens(file);
    Set<String> allowed = new HashSet<>(FUNCTIONS);
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.get(i - 1).kind == DEF) {
        allowed.add(tokens.get(i).image.replace("(", ""));
      }
    }
    for (int i = 0; i < tokens.size(); i++) {
      int before = i == 0 ? EOF : tokens.get(i - 1).kind;
      int after = i + 1 == tokens.size() ? EOF : tokens.get(i + 1).kind;
      check(file, tokens.get(i), before, after, allowed);
    }
  }

  private static void check(
      DeployedFile file, Token token, int before, int after, Set<String> functions) {
    switch (token.kind) {
      case MINUS, STAR, SLASH ->
          throw refused(file, token, "mappings do no arithmetic and name every field");
      case INTEGER, DECIMAL -> {
        boolean position =
            (before == LBRACKET && (after == RBRACKET || after == COLON))
                || (before == COLON && after == RBRACKET);
        if (!position) {
          throw refused(file, token, "a number may only be a position in a list; write a text");
        }
      }
      case IMPORT -> throw refused(file, token, "a mapping is one file");
      case IDENT, PIDENT -> {
        if (after == LPAREN && before != DOT && !functions.contains(token.image)) {
          throw refused(
              file, token, "this function is not for mappings; " + sorted(functions) + " are");
        }
      }
      default -> {
        // Everything else only moves values.
      }
    }
  }

  private static List<String> sorted(Set<String> functions) {
    return functions.stream().sorted().toList();
  }

  private static List<Token> tokens(DeployedFile file) {
    var manager = new JsltParserTokenManager(new SimpleCharStream(new StringReader(file.text())));
    List<Token> tokens = new ArrayList<>();
    try {
      for (Token t = manager.getNextToken(); t.kind != EOF; t = manager.getNextToken()) {
        tokens.add(t);
      }
    } catch (TokenMgrError e) {
      throw new StartRefused(file + " is no JSLT: " + e.getMessage(), e);
    }
    return tokens;
  }

  private static StartRefused refused(DeployedFile file, Token token, String why) {
    return new StartRefused(
        "%s, line %d, column %d: %s: %s"
            .formatted(file, token.beginLine, token.beginColumn, token.image, why));
  }
}
