package io.openitem.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.AccountId;
import io.openitem.portal.export.PdfFonts;
import io.openitem.portal.export.TableFiles;
import io.openitem.portal.export.TableFormat;
import io.openitem.store.InvoiceFilter;
import io.openitem.store.InvoiceLine;
import io.openitem.store.InvoiceReader;
import io.openitem.store.InvoiceSort;
import io.openitem.store.Page;
import io.openitem.store.PageKey;
import io.openitem.support.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A download of 100,000 rows never holds more than a few pages of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamingTest {

  private static final int ROWS = 100_000;
  private static final int PAGE_ROWS = 500;
  private static final AccountId ACCOUNT = AccountId.parse("1710-0010000001");
  private static final InvoiceFilter ALL =
      new InvoiceFilter(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          LocalDate.parse("2026-11-24"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private final TableFiles files = new TableFiles(PdfFonts.of(Optional.empty()));
  private TestDatabase database;

  @BeforeAll
  void fill() {
    database = TestDatabase.create();
    database
        .jdbc()
        .sql(
            """
            insert into open_item (invoice_id, account_id, company_code, fiscal_year,
              accounting_document, item, document_type, document_date, posting_date,
              net_due_date, amount, currency, in_payment_run, cleared, seen_by_sync, updated_at)
            select '1710-2026-' || (9000000000 + n) || '-001', '1710-0010000001', '1710', '2026',
              (9000000000 + n)::text, '001', 'RV', '2026-10-31', '2026-10-31',
              date '2026-01-01' + (n % 90)::int, n, 'USD', false, false, 'run', now()
            from generate_series(1, ?) n\
            """)
        .param(ROWS)
        .update();
  }

  @AfterAll
  void stop() {
    database.close();
  }

  @Test
  void csvRowsGoOutAsTheyAreRead() throws IOException {
    Watch watch = new Watch();

    write(TableFormat.CSV, watch);

    assertThat(watch.lines).isEqualTo(ROWS + 1);
    // A page in hand, and what the writer's buffer of 8,192 characters holds.
    assertThat(watch.rowsHeldMax).isLessThanOrEqualTo(2 * PAGE_ROWS);
  }

  @Test
  void xlsxRowsGoOutAsTheyAreRead() throws IOException {
    Watch watch = new Watch();

    write(TableFormat.XLSX, watch);

    assertThat(watch.rowsRead).isEqualTo(ROWS);
    assertThat(watch.rowsBetweenBytesMax).isLessThanOrEqualTo(10 * PAGE_ROWS);
  }

  private void write(TableFormat format, Watch watch) throws IOException {
    InvoiceReader invoices = new InvoiceReader(database.jdbc());
    PagedRows<InvoiceLine> rows =
        new PagedRows<>(
            after -> watch.page(page(invoices, after)),
            InvoiceSort.DUE_DATE::parse,
            InvoiceTable::cells);
    files.write(format, InvoiceTable.HEAD, rows, ROWS, watch);
  }

  private static Page<InvoiceLine> page(InvoiceReader invoices, Optional<PageKey> after) {
    return invoices.list(Set.of(ACCOUNT), ALL, InvoiceSort.DUE_DATE, false, after, PAGE_ROWS);
  }

  /** Where the download goes; compares what was read with what has come out. */
  private static final class Watch extends OutputStream {
    private int rowsRead;
    private int rowsReadAtLastByte;
    private int lines;
    private int rowsHeldMax;
    private int rowsBetweenBytesMax;

    Page<InvoiceLine> page(Page<InvoiceLine> page) {
      rowsRead += page.entries().size();
      rowsHeldMax = Math.max(rowsHeldMax, rowsRead - lines);
      rowsBetweenBytesMax = Math.max(rowsBetweenBytesMax, rowsRead - rowsReadAtLastByte);
      return page;
    }

    @Override
    public void write(int octet) {
      rowsReadAtLastByte = rowsRead;
      lines += octet == '\n' ? 1 : 0;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      for (int i = offset; i < offset + length; i++) {
        write(bytes[i]);
      }
    }
  }
}
