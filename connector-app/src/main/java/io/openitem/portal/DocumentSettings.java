package io.openitem.portal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the copies of billing documents, {@code openitem.portal.documents.*}.
 *
 * @param freshFor for how long a copy is answered without asking SAP; 0 (always ask) to 30 days,
 *     default 1 day
 * @param keepFor when a copy is deleted; 1 hour to 366 days, default 30 days
 * @param pdfMax the largest PDF that is served and kept; larger ones are answered with {@code
 *     no-document}; 1 KB to 64 MB, default 10 MB
 * @param allMax how large all copies may be together; the oldest go first; 1 MB to 100 GB, default
 *     512 MB
 */
@ConfigurationProperties("openitem.portal.documents")
public record DocumentSettings(
    @DefaultValue("1d") Duration freshFor,
    @DefaultValue("30d") Duration keepFor,
    @DefaultValue("10MB") DataSize pdfMax,
    @DefaultValue("512MB") DataSize allMax) {

  /** Checks the bounds. */
  public DocumentSettings {
    between("fresh-for", freshFor, Duration.ZERO, Duration.ofDays(30));
    between("keep-for", keepFor, Duration.ofHours(1), Duration.ofDays(366));
    between("pdf-max", pdfMax, DataSize.ofKilobytes(1), DataSize.ofMegabytes(64));
    between("all-max", allMax, DataSize.ofMegabytes(1), DataSize.ofGigabytes(100));
  }

  private static <T extends Comparable<T>> void between(String name, T value, T least, T most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "openitem.portal.documents.%s is %s; it must be %s to %s"
              .formatted(name, value, least, most));
    }
  }
}
