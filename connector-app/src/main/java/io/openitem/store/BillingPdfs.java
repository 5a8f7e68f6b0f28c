package io.openitem.store;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Copies of billing documents, bounded in size and age; every replica has them. */
public final class BillingPdfs {

  private static final String KEEP =
      """
      insert into billing_pdf (sap_system, billing_document, content, bytes, etag, read_at)
      values (:system, :document, :content, :bytes, :etag, :readAt)
      on conflict (sap_system, billing_document) do update set content = excluded.content,
        bytes = excluded.bytes, etag = excluded.etag, read_at = excluded.read_at\
      """;

  private static final String MAKE_ROOM =
      """
      delete from billing_pdf p using (
        select sap_system, billing_document,
          sum(bytes) over (order by read_at desc, sap_system, billing_document) as up_to
        from billing_pdf) sized
      where p.sap_system = sized.sap_system and p.billing_document = sized.billing_document
        and sized.up_to > :bytesMax\
      """;

  private final JdbcClient jdbc;

  /** Keeps copies in this database. */
  public BillingPdfs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The copy of a billing document; empty where there is none or it is older.
   *
   * @param system the SAP system
   * @param document the billing document's number
   * @param readSince as it was in SAP then, or later
   */
  public Optional<BillingPdf> find(String system, String document, Instant readSince) {
    return jdbc.sql(
            """
            select content, etag, read_at from billing_pdf
            where sap_system = :system and billing_document = :document and read_at >= :since\
            """)
        .param("system", system)
        .param("document", document)
        .param("since", Timestamps.utc(readSince))
        .query(
            (row, number) ->
                new BillingPdf(
                    row.getBytes("content"),
                    row.getString("etag"),
                    Timestamps.instant(row, "read_at")))
        .optional();
  }

  /**
   * Keeps a copy, and lets the oldest ones go until all of them fit.
   *
   * @param system the SAP system
   * @param document the billing document's number
   * @param pdf its content
   * @param bytesMax how many bytes all copies may have
   */
  public void keep(String system, String document, BillingPdf pdf, long bytesMax) {
    jdbc.sql(KEEP)
        .param("system", system)
        .param("document", document)
        .param("content", pdf.content())
        .param("bytes", pdf.content().length)
        .param("etag", pdf.etag())
        .param("readAt", Timestamps.utc(pdf.readAt()))
        .update();
    jdbc.sql(MAKE_ROOM).param("bytesMax", bytesMax).update();
  }

  /** Forgets copies that were read before this time; how many. */
  public int forget(Instant before) {
    return jdbc.sql("delete from billing_pdf where read_at < :before")
        .param("before", Timestamps.utc(before))
        .update();
  }
}
