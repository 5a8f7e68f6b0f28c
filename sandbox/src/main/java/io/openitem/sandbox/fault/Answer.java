package io.openitem.sandbox.fault;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a request is answered with, decided when the effect happened and written afterwards. */
@FunctionalInterface
public interface Answer {

  /**
   * Writes status, headers and body.
   *
   * @throws IOException when the client went away
   */
  void writeTo(HttpServletResponse response) throws IOException;

  /** An answer with a text body, encoded as UTF-8. */
  static Answer of(int status, String mediaType, String body) {
    return response -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      response.setStatus(status);
      response.setContentType(mediaType);
      response.setContentLength(bytes.length);
      response.getOutputStream().write(bytes);
    };
  }

  /** A JSON answer. */
  static Answer json(int status, String body) {
    return of(status, "application/json", body);
  }

  /** An answer without a body. */
  static Answer empty(int status) {
    return response -> {
      response.setStatus(status);
      response.setContentLength(0);
    };
  }

  /** This answer with one more header. */
  default Answer withHeader(String name, String value) {
    return response -> {
      response.setHeader(name, value);
      writeTo(response);
    };
  }
}
