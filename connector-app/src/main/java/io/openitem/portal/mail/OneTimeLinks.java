package io.openitem.portal.mail;

import java.time.Instant;

/** Makes what the link of a mail opens, at the moment when the mail is sent. */
public interface OneTimeLinks {

  /** What a link is for. */
  enum Purpose {
    /** Choosing the first password. */
    ACTIVATION,
    /** Choosing another one. */
    RESET
  }

  /**
   * A token and its end.
   *
   * @param token for the mail alone
   * @param expiresAt when it stops working
   */
  record Link(String token, Instant expiresAt) {

    /** Never the token. */
    @Override
    public String toString() {
      return "Link[until " + expiresAt + "]";
    }
  }

  /** Makes a link for a user. A mail that is sent twice has two; using one uses up both. */
  Link create(String userId, Purpose purpose);
}
