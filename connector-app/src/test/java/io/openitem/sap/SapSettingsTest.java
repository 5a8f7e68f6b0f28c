package io.openitem.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The settings as an operator writes them. */
class SapSettingsTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withUserConfiguration(SapConfiguration.class)
          .withBean(Clock.class, Clock::systemUTC);

  @Test
  void systemIsReadWithItsDefaults() {
    with("base-uri=https://s4.example:44300", "basic.user=U", "basic.password=value:p")
        .run(
            context -> {
              SapSystem system = context.getBean(SapConnections.class).to("s4").system();

              assertThat(system.limits()).isEqualTo(SapLimits.standard());
              assertThat(system.withoutEffectStatuses()).isEqualTo(Set.of(429));
              assertThat(system.odataPath()).isEqualTo("/sap/opu/odata/sap");
              assertThat(system.auth()).isInstanceOf(SapAuth.Basic.class);
            });
  }

  @Test
  void everySettingIsRead() {
    with(
            "base-uri=https://s4.example/prefix/",
            "oauth2.token-uri=https://s4.example/token",
            "oauth2.client-id=c",
            "oauth2.client-secret=value:s",
            "oauth2.scope=x",
            "client=100",
            "language=EN",
            "odata-path=/odata",
            "call-timeout=20s",
            "connection-wait=1s",
            "connections-max=3",
            "body-max=1MB",
            "without-effect-statuses=429,503")
        .run(
            context -> {
              SapSystem system = context.getBean(SapConnections.class).to("s4").system();

              assertThat(system.auth()).isInstanceOf(SapAuth.OAuth2.class);
              assertThat(system.limits().callTimeout()).isEqualTo(Duration.ofSeconds(20));
              assertThat(system.withoutEffectStatuses()).isEqualTo(Set.of(429, 503));
              assertThat(SapAddress.of(system, "/odata/X?$top=1").toString())
                  .isEqualTo(
                      "https://s4.example/prefix/odata/X?$top=1&sap-client=100&sap-language=EN");
            });
  }

  @Test
  void withoutAnyAuthorisationTheStartFailsNamingTheSystem() {
    with("base-uri=https://s4.example")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .hasMessageContaining("exactly one of basic, oauth2 and certificate"));
  }

  @Test
  void wrongSettingsFailTheStart() {
    for (String wrong :
        new String[] {
          "base-uri=s4.example",
          "client=1",
          "language=english",
          "connections-max=0",
          "connection-wait=91s",
          "read-timeout=0s",
          "without-effect-statuses=500",
          "basic.password=plain"
        }) {
      with("base-uri=https://s4.example", "basic.user=U", "basic.password=value:p", wrong)
          .run(context -> assertThat(context).as(wrong).hasFailed());
    }
  }

  @Test
  void unknownSystemIsNamedWithThoseThatAreKnown() {
    with("base-uri=https://s4.example:44300", "basic.user=U", "basic.password=value:p")
        .run(
            context ->
                assertThatThrownBy(() -> context.getBean(SapConnections.class).to("s5"))
                    .hasMessage("No SAP system 's5' in openitem.sap.systems; known: [s4]"));
  }

  private ApplicationContextRunner with(String... settings) {
    return runner.withPropertyValues(
        Arrays.stream(settings)
            .map(setting -> "openitem.sap.systems.s4." + setting)
            .toArray(String[]::new));
  }
}
