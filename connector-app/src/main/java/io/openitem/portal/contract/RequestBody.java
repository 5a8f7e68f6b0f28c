package io.openitem.portal.contract;

import java.util.Set;

/**
 * The body of an operation's request.
 *
 * @param mediaTypes the media types that are accepted
 * @param maxBytes more than this is refused while it is read
 * @param raw whether the bytes are handed on unread, because a signature covers them
 * @param check the compiled schema; not applied to raw bodies
 */
public record RequestBody(Set<String> mediaTypes, int maxBytes, boolean raw, Check check) {

  /** Copies the media types. */
  public RequestBody {
    mediaTypes = Set.copyOf(mediaTypes);
  }
}
