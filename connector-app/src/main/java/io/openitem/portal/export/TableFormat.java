package io.openitem.portal.export;

import java.util.Arrays;
import java.util.Optional;

/** What a table can be downloaded as. */
public enum TableFormat {
  /** RFC 4180 in UTF-8, with a header line. */
  CSV("text/csv", "text/csv; charset=utf-8; header=present", "csv"),
  /** A workbook of one sheet. */
  XLSX(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "xlsx"),
  /** A4 pages. */
  PDF("application/pdf", "application/pdf", "pdf");

  private final String mediaType;
  private final String contentType;
  private final String extension;

  TableFormat(String mediaType, String contentType, String extension) {
    this.mediaType = mediaType;
    this.contentType = contentType;
    this.extension = extension;
  }

  /** The format of a media type, as the contract writes it; empty for JSON and others. */
  public static Optional<TableFormat> of(String mediaType) {
    return Arrays.stream(values()).filter(format -> format.mediaType.equals(mediaType)).findFirst();
  }

  /** As callers ask for it. */
  public String mediaType() {
    return mediaType;
  }

  /** As the answer names it, with its parameters. */
  public String contentType() {
    return contentType;
  }

  /** How the file's name ends, without the dot. */
  public String extension() {
    return extension;
  }
}
