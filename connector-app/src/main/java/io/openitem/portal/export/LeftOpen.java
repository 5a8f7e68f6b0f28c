package io.openitem.portal.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A stream that a library cannot close, and whose flushes go no further than ours want them. */
final class LeftOpen extends FilterOutputStream {

  LeftOpen(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  @Override
  public void flush() {
    // The container sends its buffer when that is full; a flush for each part would be a packet
    // each.
  }

  @Override
  public void close() {
    // Whoever opened it closes it.
  }
}
