package io.openitem.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.ProblemType;
import io.openitem.support.ContractAssertions;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements as files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementFilesTest {

  private static final String PATH_OF_ALL =
      "/accounts/" + StatementBed.ACCOUNT + "/statement?from=2026-07-01&to=2026-11-30";

  private StatementBed bed;

  @BeforeAll
  void start() {
    bed = StatementBed.start();
  }

  @AfterAll
  void stop() {
    bed.close();
  }

  @Test
  void theFileHasEachCurrencysBalancesBeforeAndBehindTheLines() throws Exception {
    HttpResponse<String> response = bed.download("text/csv", StatementBed.PATH);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"statement-1710-0010000001-2026-10-01-2026-10-31.csv\"");
    assertThat(response.body().lines().skip(1))
        .containsExactly(
            "2026-10-01,OPENING_BALANCE,,,,,,,0,JPY,,,",
            "2026-10-01,OPENING_BALANCE,,,,,,,140.00,USD,,,",
            "2026-10-05,INVOICE,9000000004,2026,RV,R9000000004,,2026-11-04,12.34,USD,true,"
                + "2026-11-20,1400000009",
            "2026-10-06,CREDIT_MEMO,9000000005,2026,RV,R9000000005,,2026-10-06,-2.34,USD,true,,",
            "2026-10-07,INVOICE,9000000006,2026,RV,R9000000006,,2026-10-30,5000,JPY,true,,",
            "2026-10-31,PAYMENT,1400000001,2026,DZ,R1400000001,,2026-10-31,-100.00,USD,false,"
                + "2026-10-31,1400000001",
            "2026-10-31,CLEARING,1400000001,2026,,,,,0.00,USD,,,",
            "2026-10-31,CLOSING_BALANCE,,,,,,,5000,JPY,,,",
            "2026-10-31,CLOSING_BALANCE,,,,,,,50.00,USD,,,");
  }

  @ParameterizedTest
  @CsvSource({
    "application/pdf, %PDF-",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, PK"
  })
  void theStatementComesAsPdfAndAsWorkbookToo(String mediaType, String begin) throws Exception {
    HttpResponse<String> response = bed.download(mediaType, StatementBed.PATH);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains(mediaType);
    assertThat(response.body()).startsWith(begin);
  }

  @Test
  void moreRowsThanADownloadMayHaveAreRefused() throws Exception {
    HttpResponse<String> response = bed.download("text/csv", PATH_OF_ALL);

    ContractAssertions.assertProblem(
        ProblemType.DOWNLOAD_TOO_LARGE,
        response.statusCode(),
        PortalJson.mapper().readTree(response.body()));
  }
}
