package io.openitem.mapping;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.deployment.DeployedFile;
import io.openitem.deployment.StartRefused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArithmeticScanTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a": .b * .c}           | line 1, column 10: *
          {"a": .b - .c}           | line 1, column 10: -
          {"a": .b / .c}           | line 1, column 10: /
          {"a": .b + 1}            | line 1, column 12: 1
          {"a": -1}                | a number may only be a position
          {"a": 1.15}              | a number may only be a position
          {"a": number(.b)}        | column 7: number: this function is not for mappings
          {"a": round(.b)}         | round: this function is not for mappings
          {"a": from-json(.b)}     | from-json: this function is not for mappings
          {"a": sum(.b)}           | sum: this function is not for mappings
          {* : .}                  | name every field
          import "x" as x {}       | a mapping is one file
          {"a": ~ }                | is no JSLT
          """)
  void whatCouldCalculateIsRefusedWithItsPlace(String jslt, String message) {
    assertThatThrownBy(() -> ArithmeticScan.check(file(jslt)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("mappings/x/y.jslt")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": .b + \" - 2 * 3\", \"c\": .d[0], \"e\": .f[0 : 50]}",
        "def short(text) $text[0 : 18] {\"a\": short(.b), \"c\": starts-with(.d, \"e\")}",
        "// 1 + 1 is 2\n{\"a\": if (.b == \"1\") .c else .d}"
      })
  void whatMovesAndRenamesIsFine(String jslt) {
    assertThatCode(() -> ArithmeticScan.check(file(jslt))).doesNotThrowAnyException();
  }

  private static DeployedFile file(String jslt) {
    return new DeployedFile("mappings/x/y.jslt", "somewhere", false, jslt);
  }
}
