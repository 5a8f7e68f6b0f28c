package io.openitem.portal;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A body that is written while it is made, never whole in memory; as the body of an {@link
 * OperationResponse}.
 *
 * @param contentType the media type with its parameters
 * @param content writes all of it
 */
public record StreamedBody(String contentType, Content content) {

  /** Writes a body. */
  @FunctionalInterface
  public interface Content {

    /**
     * Writes all of it, once. What it throws before the container has sent anything is answered as
     * a problem; later, the connection is cut, so that no half of a file passes for the whole.
     *
     * @param out to be left open
     */
    void writeTo(OutputStream out) throws IOException;
  }
}
