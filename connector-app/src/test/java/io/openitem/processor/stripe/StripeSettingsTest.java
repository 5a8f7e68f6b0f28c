package io.openitem.processor.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.processor.Redaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StripeSettingsTest {

  private static final Map<String, String> REQUIRED =
      Map.of(
          "openitem.processors.stripe.secret-key", "sk_test_1",
          "openitem.processors.stripe.webhook-secrets", "whsec_1,whsec_2");

  @Test
  void theDefaultsAreTheDocumentedOnes() {
    StripeSettings settings = bind(REQUIRED);

    assertThat(settings.apiBase()).hasToString("https://api.stripe.com");
    assertThat(settings.webhookTolerance()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.keyLifetime()).isEqualTo(Duration.ofHours(23));
    assertThat(settings.webhookSecrets()).isEqualTo(List.of("whsec_1", "whsec_2"));
  }

  @Test
  void pain17AMissingWebhookSecretStopsTheStart() {
    Map<String, String> without = Map.of("openitem.processors.stripe.secret-key", "sk_test_1");

    assertThatThrownBy(() -> bind(without))
        .hasRootCauseMessage(
            "openitem.processors.stripe.webhook-secrets names no secret: without one, an event"
                + " could not be told from a forged one");
  }

  @Test
  void secretsAreNotPrinted() {
    assertThat(bind(REQUIRED).toString()).doesNotContain("sk_test_1", "whsec_1", "whsec_2");
  }

  @Test
  void pain25ACardNumberNeverStaysInAText() {
    assertThat(Redaction.clean("Card 4242 4242 4242 4242 was declined"))
        .isEqualTo("Card [number removed] was declined");
    assertThat(Redaction.clean("378282246310005")).isEqualTo("[number removed]");
    assertThat(Redaction.clean("x".repeat(1_000))).hasSize(300);
    assertThat(Redaction.clean("declined for 189.63 USD")).isEqualTo("declined for 189.63 USD");
  }

  private static StripeSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("openitem.processors.stripe", StripeSettings.class);
  }
}
