package io.openitem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SyncSettingsTest {

  @Test
  void whatNobodySetsIsAsDocumented() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new SyncSettings(
                true,
                Duration.ofMinutes(15),
                "0 0 2 * * *",
                1,
                1_000,
                Duration.ofMinutes(2),
                Duration.ofMinutes(1),
                Duration.ofMinutes(30),
                Duration.ofHours(12),
                Duration.ofDays(90),
                730));
  }

  @ParameterizedTest
  @CsvSource({
    "delta-interval, 59s",
    "overlap-days, 32",
    "page-items, 9",
    "page-items, 5001",
    "lease, 9s",
    "retry-at-most, 11m",
    "give-up-after, 25h",
    "resume-within, 8d",
    "keep-runs, 1h",
    "cleared-days, 30",
    "full-cron, every night"
  })
  void whatIsOutOfBoundsIsRefusedByItsName(String name, String value) {
    assertThatThrownBy(() -> bind(Map.of("openitem.sync." + name, value)))
        .rootCause()
        .hasMessageStartingWith("openitem.sync." + name);
  }

  private static SyncSettings bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("openitem.sync", SyncSettings.class);
  }
}
