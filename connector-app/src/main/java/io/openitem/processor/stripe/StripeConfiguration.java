package io.openitem.processor.stripe;

import com.stripe.StripeClient;
import io.openitem.processor.Processor;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects Stripe where {@code openitem.processors.stripe.enabled} is not false. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "openitem.processors.stripe.enabled", matchIfMissing = true)
@EnableConfigurationProperties(StripeSettings.class)
public class StripeConfiguration {

  /** The processor's short name. */
  public static final String NAME = "stripe";

  @Bean
  Processor stripe(StripeSettings settings, Clock clock) {
    return connect(settings, clock);
  }

  /** Connects to Stripe; calls nobody yet. */
  public static Processor connect(StripeSettings settings, Clock clock) {
    StripeClient client = StripeClients.client(settings);
    StripeSignature signature =
        new StripeSignature(settings.webhookSecrets(), settings.webhookTolerance(), clock);
    return new Processor(
        NAME,
        new StripeCharges(client, settings.keyLifetime(), clock),
        new StripeMethods(client),
        new StripeMethodKeeping(client),
        new StripeWebhooks(signature),
        new StripeBooks(client),
        new StripeRefunds(client, settings.keyLifetime(), clock));
  }
}
