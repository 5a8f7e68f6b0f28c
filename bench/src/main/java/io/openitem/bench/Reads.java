package io.openitem.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** One reads run, from start to figures. */
final class Reads {
  private static final String CALLER = "load-0";
  private static final long LATENCY_MAX_MICROS = TimeUnit.MINUTES.toMicros(2);
  private static final int DIGITS = 3;

  /** SAP knows none of the items, and no processor any of the payments. */
  private static final List<String> UNWATCHED =
      List.of("--openitem.sync.scheduled=false", "--openitem.ops.conservation-every=0s");

  private final ReadsOptions options;
  private final PrintWriter out;

  Reads(ReadsOptions options, PrintWriter out) {
    this.options = options;
    this.out = out;
  }

  List<ReadFigure> run() throws IOException, InterruptedException, SQLException {
    ThroughputOptions stageOptions =
        new ThroughputOptions(
            Duration.ZERO,
            Duration.ZERO,
            1,
            100,
            options.data(),
            options.sandbox(),
            options.connector(),
            false);
    try (Stage stage = Stage.start(stageOptions, UNWATCHED)) {
      JsonNode claims = claims(stage.portal());
      List<String> accounts = new ArrayList<>();
      claims.path("accounts").forEach(account -> accounts.add(account.asText()));
      ReadRows rows = new ReadRows(stage.jdbcUrl(), claims.path("org").asText(), accounts);
      rows.begin();
      List<ReadFigure> figures = new ArrayList<>();
      int there = 0;
      for (int items : List.of(options.items(), options.itemsLater())) {
        long start = System.nanoTime();
        rows.grow(there, items);
        there = items;
        out.printf(
            "filled     %d items and payments of %d accounts in %.0f s%n",
            items, accounts.size(), (System.nanoTime() - start) / 1e9);
        figures.addAll(measure(stage.portal(), accounts.get(0), items));
      }
      return figures;
    }
  }

  private List<ReadFigure> measure(Portal portal, String account, int items)
      throws IOException, InterruptedException {
    Map<String, String> headers = portal.bearer(CALLER);
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    List<ReadCall> calls = ReadCall.all(account, today);
    for (ReadCall call : calls) {
      read(portal, call, headers, options.warmUpRequests());
    }
    Map<String, Histogram> operations = new LinkedHashMap<>();
    for (ReadCall call : calls) {
      Histogram micros = read(portal, call, headers, options.requests());
      ReadFigure figure = ReadFigure.of(call.operation(), items, micros);
      out.printf(
          "%-10d %7.2f ms, slowest hundredth %7.2f ms  %s%n",
          items, figure.p50Micros() / 1e3, figure.p99Micros() / 1e3, call.path());
      operations
          .computeIfAbsent(call.operation(), any -> new Histogram(LATENCY_MAX_MICROS, DIGITS))
          .add(micros);
    }
    return operations.entrySet().stream()
        .map(entry -> ReadFigure.of(entry.getKey(), items, entry.getValue()))
        .toList();
  }

  private static Histogram read(
      Portal portal, ReadCall call, Map<String, String> headers, int times)
      throws IOException, InterruptedException {
    Histogram micros = new Histogram(LATENCY_MAX_MICROS, DIGITS);
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      HttpJson.Answer answer = portal.http().get(portal.api(call.path()), headers);
      micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
      answer.required(200);
    }
    return micros;
  }

  /** What the caller's token says; the accounts are those of the sandbox's world. */
  private static JsonNode claims(Portal portal) throws IOException, InterruptedException {
    String token = portal.bearer(CALLER).getOrDefault("Authorization", "").substring(7);
    String claims = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(claims));
  }
}
