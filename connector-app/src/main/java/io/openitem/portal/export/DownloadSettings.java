package io.openitem.portal.export;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of downloads, {@code openitem.portal.downloads.*}.
 *
 * @param rowsMax how many rows a CSV or XLSX download may have; a longer list is refused with
 *     {@code download-too-large} before its first byte; 1 to 1,000,000, default 100000
 * @param pdfRowsMax the same for PDF, whose pages are laid out before they are sent; 1 to 50,000,
 *     default 10000
 * @param pageRows how many rows are read from the database, and held, at once; 1 to 5,000, default
 *     500
 * @param pdfFont a TrueType file whose signs PDF downloads show; empty takes Liberation Sans, which
 *     has Latin, Greek, Cyrillic and Hebrew but no Chinese, Japanese, Korean or Arabic
 */
@ConfigurationProperties("openitem.portal.downloads")
public record DownloadSettings(
    @DefaultValue("100000") int rowsMax,
    @DefaultValue("10000") int pdfRowsMax,
    @DefaultValue("500") int pageRows,
    @DefaultValue("") String pdfFont) {

  /** Checks the bounds. */
  public DownloadSettings {
    require(rowsMax, 1_000_000, "rows-max");
    require(pdfRowsMax, 50_000, "pdf-rows-max");
    require(pageRows, 5_000, "page-rows");
  }

  /** How many rows a file of this format may have. */
  public int rowsMax(TableFormat format) {
    return switch (format) {
      case CSV, XLSX -> rowsMax;
      case PDF -> pdfRowsMax;
    };
  }

  /** Where the deployer's font is; empty for ours. */
  public Optional<Path> font() {
    return Optional.of(pdfFont).filter(file -> !file.isBlank()).map(Path::of);
  }

  private static void require(int value, int max, String name) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(
          "openitem.portal.downloads.%s is 1 to %d".formatted(name, max));
    }
  }
}
