package io.openitem.portal.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.domain.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTest {

  @Test
  void namesAndValuesAreDecodedOnceAndKeptInOrder() {
    Map<String, List<String>> query = QueryString.parse("a=1%2B1&b=x+y&a=%C3%A4&c&=&&d=e=f");

    assertThat(query)
        .containsEntry("a", List.of("1+1", "ä"))
        .containsEntry("b", List.of("x y"))
        .containsEntry("c", List.of(""))
        .containsEntry("d", List.of("e=f"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%C3%28", "%ff=1", "a=%-1"})
  void whatCannotBeDecodedIsRefused(String query) {
    assertThatThrownBy(() -> QueryString.parse(query))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("cannot be decoded");
  }
}
