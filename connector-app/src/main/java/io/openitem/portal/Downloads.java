package io.openitem.portal;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.portal.export.DownloadSettings;
import io.openitem.portal.export.TableFiles;
import io.openitem.portal.export.TableFormat;
import io.openitem.portal.export.TableHead;
import io.openitem.portal.export.TableRows;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Answers with tables as files, for callers that accept one of these rather than JSON. */
public final class Downloads {

  private final TableFiles files;
  private final DownloadSettings settings;

  /** Bound by these settings. */
  public Downloads(TableFiles files, DownloadSettings settings) {
    this.files = files;
    this.settings = settings;
  }

  /** What the caller accepts instead of JSON; empty for JSON. */
  public static Optional<TableFormat> wanted(OperationRequest request) {
    return TableFormat.of(request.mediaType());
  }

  /** How many rows to read from the database, and hold, at once. */
  public int pageRows() {
    return settings.pageRows();
  }

  /**
   * A table as a file. Whether it is too long is asked now; its rows are read when it is sent.
   *
   * @param format what is wanted
   * @param fileName without its ending; letters, digits, dashes and dots
   * @param head title and columns
   * @param rowCount how many rows there are, counted no further than the number that it is given
   * @param rows tells all rows, once
   * @throws io.openitem.domain.ProblemException {@code download-too-large} where there are more
   *     rows than the settings allow
   */
  public OperationResponse file(
      TableFormat format,
      String fileName,
      TableHead head,
      IntUnaryOperator rowCount,
      TableRows rows) {
    int rowsMax = settings.rowsMax(format);
    if (rowCount.applyAsInt(rowsMax + 1) > rowsMax) {
      throw Problem.of(
              ProblemType.DOWNLOAD_TOO_LARGE,
              "A download has at most %d rows here. Narrow it down, such as by account or date."
                  .formatted(rowsMax))
          .with("rowsMax", rowsMax)
          .asException();
    }
    return new OperationResponse(
        200,
        Map.of("Content-Disposition", disposition(fileName, format)),
        new StreamedBody(
            format.contentType(), out -> files.write(format, head, rows, rowsMax, out)));
  }

  private static String disposition(String fileName, TableFormat format) {
    if (!fileName.matches("[A-Za-z0-9.-]{1,100}")) {
      throw new IllegalArgumentException("no plain file name: " + fileName);
    }
    return "attachment; filename=\"%s.%s\"".formatted(fileName, format.extension());
  }
}
