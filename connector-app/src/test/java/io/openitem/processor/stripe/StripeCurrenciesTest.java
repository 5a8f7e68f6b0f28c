package io.openitem.processor.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.domain.IsoCurrencies;
import io.openitem.domain.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pain 11: minor units. */
class StripeCurrenciesTest {

  private static final List<String> KNOWN =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .filter(StripeCurrencies::knows)
          .sorted()
          .toList();

  @ParameterizedTest
  @CsvSource({
    "189.63, USD, 18963",
    "12324.00, USD, 1232400",
    "0.01, EUR, 1",
    "5000, JPY, 5000",
    "1, KRW, 1",
    "12.340, KWD, 12340",
    "1.000, BHD, 1000",
    // No decimals, but sent as if there were two.
    "5, ISK, 500",
    "5, UGX, 500",
    // Paid out in whole units, charged in hundredths.
    "10.45, HUF, 1045",
    "800.45, TWD, 80045",
    // Two decimals at ISO, none at Stripe.
    "10.00, MGA, 10",
  })
  void pain11EachCurrencyHasItsOwnMinorUnits(String amount, String currency, long minorUnits) {
    Money money = Money.of(amount, currency);

    assertThat(StripeCurrencies.whyNot(money)).isEmpty();
    assertThat(StripeCurrencies.toMinorUnits(money)).isEqualTo(minorUnits);
    assertThat(StripeCurrencies.toMoney(minorUnits, currency.toLowerCase(Locale.ROOT)))
        .isEqualTo(money);
  }

  @ParameterizedTest
  @CsvSource({
    "12.345, KWD, steps of 0.010",
    "0.001, BHD, steps of 0.010",
    "10.50, MGA, whole units",
    "1.00, KPW, does not take KPW",
  })
  void anAmountThatStripeCannotHoldIsNamedAndNeverRounded(
      String amount, String currency, String why) {
    Money money = Money.of(amount, currency);

    assertThat(StripeCurrencies.whyNot(money)).hasValueSatisfying(w -> assertThat(w).contains(why));
    assertThatThrownBy(() -> StripeCurrencies.toMinorUnits(money))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({"xyz", "XXX", "btc", "''"})
  void anUnknownCurrencyThrows(String currency) {
    assertThatThrownBy(() -> StripeCurrencies.toMoney(100, currency))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"501, isk", "50, ugx"})
  void anAmountThatTheCurrencyCannotHaveThrows(long minorUnits, String currency) {
    assertThatThrownBy(() -> StripeCurrencies.toMoney(minorUnits, currency))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyAmountThatStripeTakesComesBackTheSame() {
    assertThat(KNOWN).hasSizeGreaterThan(120);
    Random random = new Random(11);

    for (String currency : KNOWN) {
      for (int i = 0; i < 200; i++) {
        Money money = anyAmount(random, currency);
        if (StripeCurrencies.whyNot(money).isPresent()) {
          continue;
        }
        long minor = StripeCurrencies.toMinorUnits(money);

        assertThat(StripeCurrencies.toMoney(minor, currency.toLowerCase(Locale.ROOT)))
            .isEqualTo(money);
      }
    }
  }

  private static Money anyAmount(Random random, String currency) {
    int decimals = IsoCurrencies.decimals(currency);
    return new Money(BigDecimal.valueOf(random.nextInt(99_999_999) + 1L, decimals), currency);
  }
}
