package io.openitem.portal.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The font of PDF files: Liberation Sans, which has Latin, Greek, Cyrillic and Hebrew, or a file of
 * the deployer's, for Chinese, Japanese, Korean and others. A sign that the font does not have is
 * shown as {@code ?}; text is set from left to right.
 */
public final class PdfFonts {

  private static final String LIBERATION =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final long FILE_BYTES_MAX = 32L * 1024 * 1024;

  private final byte[] bytes;

  private PdfFonts(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The deployer's font, or Liberation Sans.
   *
   * @param file a TrueType file of at most 32 MB
   * @throws IllegalArgumentException when it cannot be read as one
   */
  public static PdfFonts of(Optional<Path> file) {
    try {
      PdfFonts fonts = new PdfFonts(file.isPresent() ? read(file.get()) : liberation());
      fonts.open().close();
      return fonts;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "openitem.portal.downloads.pdf-font is no TrueType font that can be read", e);
    }
  }

  /** Parsed anew, because what parses it is not for many threads. Belongs to the caller. */
  TrueTypeFont open() throws IOException {
    return new TTFParser().parse(new RandomAccessReadBuffer(bytes));
  }

  private static byte[] read(Path file) throws IOException {
    if (Files.size(file) > FILE_BYTES_MAX) {
      throw new IOException("larger than " + FILE_BYTES_MAX + " bytes");
    }
    return Files.readAllBytes(file);
  }

  private static byte[] liberation() {
    try (InputStream in = PdfFonts.class.getResourceAsStream(LIBERATION)) {
      if (in == null) {
        throw new IllegalStateException("PDFBox comes without its font");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
