package io.openitem.portal;

import io.openitem.portal.export.DownloadSettings;
import io.openitem.portal.export.PdfFonts;
import io.openitem.portal.export.TableFiles;
import java.util.Optional;

/** Downloads with a bound that a test names. */
final class TestDownloads {

  private TestDownloads() {}

  static Downloads of(int rowsMax) {
    return new Downloads(
        new TableFiles(PdfFonts.of(Optional.empty())),
        new DownloadSettings(rowsMax, rowsMax, 500, ""));
  }
}
