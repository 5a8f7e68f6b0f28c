package io.openitem.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.domain.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SapCurrenciesTest {

  @ParameterizedTest
  @CsvSource({
    "JPY, 0", "KRW, 0", "CLP, 0", "HUF, 0", "TWD, 0", "COP, 0", "IDR, 0", "VND, 0", "USD, 2",
    "EUR, 2", "GBP, 2", "CHF, 2", "SEK, 2", "KWD, 3", "BHD, 3", "TND, 3", "IQD, 3"
  })
  void theDecimalsAreSaps(String currency, int decimals) {
    assertThat(SapCurrencies.decimals(currency)).isEqualTo(decimals);
  }

  @ParameterizedTest
  @CsvSource({
    "5000, JPY, 5000",
    "12.345, KWD, 12.345",
    "189.63, USD, 189.63",
    "-40, USD, -40.00",
    "100.00, HUF, 100",
    "12000, EUR, 12000.00"
  })
  void amountsAreRealAmountsWithSapsDecimals(String amount, String currency, String text) {
    assertThat(SapCurrencies.text(Money.of(amount, currency))).isEqualTo(text);
  }

  @Test
  void anAmountThatSapCannotHoldIsRefusedAndNeverRounded() {
    assertThatThrownBy(() -> SapCurrencies.text(Money.of("100.50", "HUF")))
        .hasMessage("SAP has 0 decimals for HUF and cannot hold 100.50");
  }

  @Test
  void anUnknownCurrencyIsNeverGuessed() {
    assertThatThrownBy(() -> SapCurrencies.decimals("XXX"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("XXX are not known");
  }
}
