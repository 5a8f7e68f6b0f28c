package io.openitem.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stripe's bracket syntax. */
final class ParamsTest {
  @Test
  void bracketsNest() {
    Params params =
        Params.parse("amount=5&metadata%5Ba%20b%5D=x%26y&expand[]=one&expand[]=two&c[gte]=7");

    assertThat(params.integer("amount")).contains(5L);
    assertThat(params.entries("metadata")).isEqualTo(Map.of("a b", "x&y"));
    assertThat(params.list("expand")).containsExactly("one", "two");
    assertThat(params.nested("c").integer("gte")).contains(7L);
  }

  @Test
  void numberedListsKeepTheirOrder() {
    assertThat(Params.parse("expand[0]=one&expand[1]=two").list("expand"))
        .containsExactly("one", "two");
  }

  @Test
  void whatIsMalformedOrBeyondTheLimitsIsRefused() {
    assertThatThrownBy(() -> Params.parse("a[b=1")).isInstanceOf(StripeRefusal.class);
    assertThatThrownBy(() -> Params.parse("a=%zz")).isInstanceOf(StripeRefusal.class);
    assertThatThrownBy(() -> Params.parse("a" + "[x]".repeat(Params.DEPTH_MAX) + "=1"))
        .isInstanceOf(StripeRefusal.class);
    assertThatThrownBy(() -> Params.parse("a[]=1&".repeat(Params.PARAMS_MAX + 1)))
        .isInstanceOf(StripeRefusal.class);
    assertThatThrownBy(() -> Params.parse("a=x").integer("a")).isInstanceOf(StripeRefusal.class);
  }
}
