package io.openitem.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PostingSettingsTest {

  @Test
  void defaultsAreWhatIsDocumented() {
    assertThat(bound(Map.of("openitem.posting.consumers", "8"))).isEqualTo(TestSettings.PACKAGED);
  }

  @Test
  void callThatMayOutliveItsClaimDoesNotStart() {
    assertThatThrownBy(
            () ->
                bound(
                    Map.of(
                        "openitem.posting.lease", "30s",
                        "openitem.posting.call-time-limit", "30s")))
        .isInstanceOf(BindException.class)
        .hasRootCauseMessage(
            "openitem.posting.call-time-limit (PT30S) must be shorter than openitem.posting.lease (PT30S): a call must not outlive its claim");
  }

  @ParameterizedTest
  @CsvSource({
    "lease, 2h",
    "call-time-limit, 0s",
    "sap-maximum-run-time, -1s",
    "sap-maximum-run-time, 2h",
    "first-back-off, 0s",
    "first-back-off, 6m",
    "longest-back-off, 2h",
    "first-ask, 2m",
    "deadline, 0s",
    "deadline, 31d",
    "consumers, 0",
    "consumers, 65",
    "waker-interval, 2m",
    "hint-again-after, 0s",
    "waker-batch-rows-max, 1001",
    "relay-interval, 0s",
    "relay-batch-rows-max, 0",
  })
  void settingOutOfItsBoundsDoesNotStart(String name, String value) {
    assertThatThrownBy(() -> bound(Map.of("openitem.posting." + name, value)))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessageContaining("openitem.posting." + name);
  }

  private static PostingSettings bound(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("openitem.posting", PostingSettings.class);
  }
}
