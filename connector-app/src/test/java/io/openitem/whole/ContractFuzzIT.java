package io.openitem.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.portal.contract.Contract;
import io.openitem.portal.contract.Operation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the contract's requests are spoiled with: a problem document, no change, no fault.
 * Alone, {@code -Dopenitem.fuzz.inputs=20000} tries that many; {@code -Dopenitem.fuzz.seed} draws
 * others.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ContractFuzzIT {

  private static final int INPUTS = Integer.getInteger("openitem.fuzz.inputs", 3_000);

  /** The same in every build, so that a build never fails by luck. */
  private static final long SEED = Long.getLong("openitem.fuzz.seed", 58_139_701_428_659L);

  private static final int CLIENTS = 8;

  /** The longest that an answer may take; more in the sample, which shares its machine. */
  private static final Duration LIMIT = Duration.ofSeconds(INPUTS >= 20_000 ? 2 : 20);

  /**
   * Where refused attempts are counted, what waits for SAP or the mail server is worked off, what
   * the processor said of methods is kept for a while, and the sweep and the conservation check
   * note that they ran.
   */
  private static final Set<String> ON_RECORD =
      Set.of(
          "portal_attempt",
          "registration",
          "mail",
          "payment_method",
          "payment_method_read",
          "movement_sweep",
          "conservation_check");

  private static final Contract API = Contract.load(Contract.API);

  private final AtomicLong slowestMs = new AtomicLong();
  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
  private CheckedConnector connector;

  @BeforeAll
  void start(@TempDir Path folder) {
    // Nothing may change by itself.
    connector = CheckedConnector.start(folder, "--openitem.sync.purchase-orders.calls-max=0");
    new Payer(connector.portal()).newInvoice();
  }

  @AfterAll
  void stop() {
    clients.shutdownNow();
    connector.close();
  }

  @Test
  void everySpoiledRequestIsRefusedPreciselyAndChangesNothing() throws Exception {
    Random random = new Random(SEED);
    Map<Integer, Integer> statuses = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (Map.Entry<Operation, List<Call>> entry : inputs(random).entrySet()) {
      Operation operation = entry.getKey();
      List<Call> calls = entry.getValue();
      Map<String, String> before = DatabaseDigest.of(connector.database());
      List<Answered> answers = send(calls, tokenFor(operation));
      boolean done = false;
      for (Answered answered : answers) {
        statuses.merge(answered.status(), 1, Integer::sum);
        answered.wrong().ifPresent(wrong::add);
        done |= answered.status() < 300 && !answered.call().method().equals("GET");
      }
      tried += calls.size();
      if (!done) {
        Map<String, String> after = DatabaseDigest.of(connector.database());
        after.entrySet().removeAll(before.entrySet());
        after.keySet().removeAll(ON_RECORD);
        if (!after.isEmpty()) {
          wrong.add(operation.id() + " refused everything and changed " + after.keySet());
        }
      }
    }
    // What a run has tried is its result, and stands in the build's output for whoever reads it.
    System.out.printf(
        "fuzz: %d inputs over %d operations, seed %d, answers %s, slowest %d ms%n",
        tried, API.operations().size(), SEED, statuses, slowestMs.get());
    assertThat(wrong).as("seed %d", SEED).isEmpty();
    assertThat(tried).isGreaterThanOrEqualTo(INPUTS);
    assertThat(connector.log()).doesNotContain("internal fault", "ERROR");
  }

  /** As many inputs as asked for, drawn evenly: all single ones first, then pairs. */
  private Map<Operation, List<Call>> inputs(Random random) {
    FuzzedCalls fuzzed = new FuzzedCalls(new ContractCalls(API, objects()));
    Map<Operation, List<Call>> all = new java.util.LinkedHashMap<>();
    API.operations().forEach(operation -> all.put(operation, fuzzed.of(operation)));
    int singles = all.values().stream().mapToInt(List::size).sum();
    int each = (Math.max(0, INPUTS - singles) + all.size() - 1) / all.size();
    double share = Math.min(1.0, (double) INPUTS / singles);
    all.replaceAll(
        (operation, calls) -> {
          List<Call> drawn = new ArrayList<>(calls);
          Collections.shuffle(drawn, random);
          List<Call> kept =
              new ArrayList<>(drawn.subList(0, (int) Math.ceil(share * drawn.size())));
          for (int i = 0; i < each; i++) {
            kept.add(fuzzed.pair(calls, random));
          }
          return kept;
        });
    return all;
  }

  /** Objects that nobody has, so that even what happens to be good finds nothing to change. */
  private static Map<String, String> objects() {
    return Map.of(
        "InvoiceId", "1710-2026-0000000001-001",
        "PaymentId", "pay_01JDF8Q6W3M5X2C7V9B1N4K6T8",
        "PostingId", "pst_01JDF8Q6W3M5X2C7V9B1N4K6T8",
        "QuoteId", "quo_01JDF8Q6W3M5X2C7V9B1N4K6T8",
        "AccountId", CheckedConnector.ACCOUNT,
        "MethodId", "pm_nobodys",
        "UserId", "usr_01JDF8Q6W3M5X2C7V9B1N4K6T8");
  }

  private String tokenFor(Operation operation) {
    if (operation.open()) {
      return "";
    }
    List<String> roles =
        operation.roles().stream()
            .map(role -> role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
            .toList();
    return connector
        .issuer()
        .sign(
            claims ->
                claims
                    .claim("org", CheckedConnector.ORGANISATION)
                    .claim("accounts", List.of(CheckedConnector.ACCOUNT))
                    .claim("roles", roles));
  }

  private List<Answered> send(List<Call> calls, String token) throws Exception {
    List<Future<Answered>> sent = new ArrayList<>();
    for (Call call : calls) {
      sent.add(clients.submit(() -> answered(call, token)));
    }
    List<Answered> answers = new ArrayList<>();
    for (Future<Answered> one : sent) {
      answers.add(one.get());
    }
    return answers;
  }

  private record Answered(Call call, int status, java.util.Optional<String> wrong) {}

  private Answered answered(Call call, String token) {
    long from = System.nanoTime();
    HttpResponse<String> response;
    try {
      response = connector.send(call, token, LIMIT);
    } catch (RuntimeException e) {
      return new Answered(call, 0, java.util.Optional.of(call + " got no answer: " + e));
    }
    slowestMs.accumulateAndGet((System.nanoTime() - from) / 1_000_000, Math::max);
    return new Answered(call, response.statusCode(), wrong(call, response));
  }

  private static java.util.Optional<String> wrong(Call call, HttpResponse<String> response) {
    int status = response.statusCode();
    String body = response.body();
    if (status >= 500) {
      return java.util.Optional.of(call + " answered " + status + " " + body);
    }
    if (Stream.of("\tat ", "Exception", "java.", "org.postgresql", "io.openitem")
        .anyMatch(body::contains)) {
      return java.util.Optional.of(call + " shows its inside: " + body);
    }
    if (response.headers().firstValue("X-Injected").isPresent()) {
      return java.util.Optional.of(call + " was answered with an injected header");
    }
    if (status >= 400 && !isProblem(response, body)) {
      return java.util.Optional.of(call + " answered " + status + " without a problem: " + body);
    }
    return java.util.Optional.empty();
  }

  private static boolean isProblem(HttpResponse<String> response, String body) {
    try {
      JsonNode problem = ContractCalls.JSON.readTree(body);
      return response
              .headers()
              .firstValue("Content-Type")
              .orElse("")
              .startsWith("application/problem+json")
          && problem.path("status").asInt() == response.statusCode()
          && problem.hasNonNull("type")
          && problem.hasNonNull("detail");
    } catch (IOException e) {
      return false;
    }
  }
}
