package io.openitem.sap;

import io.openitem.sap.SapAnswer.NotSent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Gives the {@code Authorization} header of a call. */
interface Authoriser {

  /** A header, or why there is none. */
  sealed interface Authorisation {}

  /** The header's value; empty where the connection itself shows who we are. */
  record Granted(String header) implements Authorisation {
    @Override
    public String toString() {
      return "Granted[***]";
    }
  }

  /** No header could be had. */
  record Withheld(NotSent why) implements Authorisation {}

  /** The header for a call that must go out before {@code end}. */
  Authorisation authorise(Deadline end);

  /** Told that SAP refused this header with 401; answers whether another one can be had. */
  boolean renew(Granted refused);

  /** Basic, sent before it is asked for. */
  static Authoriser basic(SapAuth.Basic basic) {
    return new Authoriser() {
      @Override
      public Authorisation authorise(Deadline end) {
        return new Granted(basicHeader(basic.user(), basic.password().reveal()));
      }

      @Override
      public boolean renew(Granted refused) {
        return false;
      }
    };
  }

  /** Nothing in the header: the TLS connection carries the certificate. */
  static Authoriser certificate() {
    return new Authoriser() {
      @Override
      public Authorisation authorise(Deadline end) {
        return new Granted("");
      }

      @Override
      public boolean renew(Granted refused) {
        return false;
      }
    };
  }

  /** The value of a Basic header. */
  static String basicHeader(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
