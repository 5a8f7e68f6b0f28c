package io.openitem.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurchargeShareTest {

  @ParameterizedTest
  @CsvSource({
    // captured, surcharge, back, fee back, next, share
    "12324.00, 324.00, 0.00, 0.00, 12324.00, 324.00",
    "12324.00, 324.00, 0.00, 0.00, 6162.00, 162.00",
    "12324.00, 324.00, 6162.00, 162.00, 6162.00, 162.00",
    "12324.00, 324.00, 0.00, 0.00, 100.00, 2.63",
    "1.00, 0.05, 0.00, 0.00, 0.50, 0.03",
    "1.00, 0.05, 0.50, 0.03, 0.50, 0.02",
    "189.63, 0.00, 0.00, 0.00, 50.00, 0.00",
  })
  void theFeeGoesBackInProportion(
      String captured, String fee, String back, String feeBack, String next, String share) {
    assertThat(
            SurchargeShare.of(usd(captured), usd(fee), usd(back), usd(feeBack), usd(next))
                .plainAmount())
        .isEqualTo(share);
  }

  @Test
  void howeverTheMoneyGoesBackAllOfTheFeeIsBackWithTheLastOfIt() {
    Random random = new Random(42);
    for (int round = 0; round < 2_000; round++) {
      long total = 1L + random.nextInt(20_000);
      long fee = random.nextInt((int) total);
      long back = 0;
      long feeBack = 0;
      while (back < total) {
        long next = 1L + random.nextInt((int) Math.min(total - back, 1 + total / 3));
        long share = cents(SurchargeShare.of(c(total), c(fee), c(back), c(feeBack), c(next)));
        assertThat(share).isBetween(0L, next);
        back += next;
        feeBack += share;
        assertThat(fee - feeBack).as("what is left of the fee").isBetween(0L, total - back);
      }
      assertThat(feeBack).isEqualTo(fee);
    }
  }

  @Test
  void moreThanIsLeftHasNoShare() {
    assertThatThrownBy(
            () ->
                SurchargeShare.of(usd("10.00"), usd("1.00"), usd("5.00"), usd("0.50"), usd("5.01")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long cents(Money money) {
    return money.amount().movePointRight(2).longValueExact();
  }

  private static Money c(long cents) {
    return new Money(BigDecimal.valueOf(cents, 2), "USD");
  }

  private static Money usd(String amount) {
    return Money.of(amount, "USD");
  }
}
