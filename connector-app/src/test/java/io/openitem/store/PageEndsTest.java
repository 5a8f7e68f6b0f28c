package io.openitem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back in a cursor is read only in the form that it was given out in. */
class PageEndsTest {

  @ParameterizedTest
  @ValueSource(strings = {"1E-300000000", "1e9", "+1", "1.2345", "1234567890123456789012", "", "-"})
  void aNumberInAnotherFormIsRefused(String text) {
    assertThatThrownBy(() -> PageEnds.amount(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+999999999-12-31", "20261124", "2026-11-24T00:00:00Z", ""})
  void aDayInAnotherFormIsRefused(String text) {
    assertThatThrownBy(() -> PageEnds.day(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1000000000-12-31T00:00:00Z", "2026-11-24", ""})
  void aMomentInAnotherFormIsRefused(String text) {
    assertThatThrownBy(() -> PageEnds.moment(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-189.63", "12.345", "12000"})
  void anAmountAsItWasGivenOutIsRead(String text) {
    assertThat(PageEnds.amount(text)).isEqualTo(new BigDecimal(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-24T12:00:00Z", "2026-11-24T12:00:00.123456Z"})
  void aMomentAsItWasGivenOutIsRead(String text) {
    assertThat(PageEnds.moment(text)).isEqualTo(Instant.parse(text));
    assertThat(PageEnds.day(text.substring(0, 10))).isEqualTo(LocalDate.parse("2026-11-24"));
  }
}
