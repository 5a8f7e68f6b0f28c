package io.openitem.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A billing document as PDF, as SAP made it.
 *
 * @param content the PDF's bytes
 * @param etag of the content, with its quotes
 * @param readAt when SAP was asked for it
 */
// The bytes are answered as they are; nobody compares PDFs.
@SuppressWarnings("ArrayRecordComponent")
public record BillingPdf(byte[] content, String etag, Instant readAt) {

  /** A PDF that SAP has just sent; its ETag is made of its content. */
  public static BillingPdf of(byte[] content, Instant readAt) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return new BillingPdf(content, '"' + HexFormat.of().formatHex(digest, 0, 16) + '"', readAt);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Whether a caller has this content already.
   *
   * @param ifNoneMatch the header as sent: {@code *}, or ETags, weak or not
   */
  public boolean isNamedBy(String ifNoneMatch) {
    return Arrays.stream(ifNoneMatch.split(",", -1))
        .map(one -> one.strip().replaceFirst("^W/", ""))
        .anyMatch(one -> one.equals("*") || one.equals(etag));
  }
}
