package io.openitem.sap.document;

import io.openitem.deployment.DeployedFile;
import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.YamlFields;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which of SAP's messages say "not now", which say that the posting period is closed, and which
 * only say that there are others; every other error is a refusal. From {@code
 * mappings/sap/answers.yaml}; the same for every posting API.
 */
public final class AnswerTable {

  static final String FILE = "mappings/sap/answers.yaml";

  private static final int EVIDENCE_MAX_CHARS = 1_000;

  private static final Duration RETRY_MAX = Duration.ofDays(1);

  private final Map<String, Meaning> byTypeId;

  /** What a message means. */
  private sealed interface Meaning {
    /** The same may succeed later. */
    record Later(Duration after) implements Meaning {}

    /** It only says that there are further messages. */
    record Frame() implements Meaning {}

    /** The posting period is closed; another posting date may succeed. */
    record PeriodClosed() implements Meaning {}
  }

  private record Row(String typeId, Meaning meaning) {}

  private AnswerTable(Map<String, Meaning> byTypeId) {
    this.byTypeId = byTypeId;
  }

  /**
   * Reads the table in effect.
   *
   * @throws io.openitem.deployment.StartRefused naming file and line
   */
  public static AnswerTable read(DeployedFiles files) {
    DeployedFile file = files.require(FILE);
    List<Row> rows = YamlFields.read(file, root -> root.list("messages", AnswerTable::row));
    Map<String, Meaning> byTypeId = new HashMap<>();
    rows.forEach(row -> byTypeId.put(row.typeId(), row.meaning()));
    return new AnswerTable(byTypeId);
  }

  /**
   * What SAP's errors say about a document that was provably not posted.
   *
   * @param errors at least one
   * @return {@code NotDone} when all of them pass, else {@code Refused} with the first that tells;
   *     under {@link Outcome.Refused#PERIOD_CLOSED} when none tells of anything else
   */
  public Outcome<DocumentNumber> notPosted(List<LogItem> errors) {
    List<LogItem> telling = telling(errors);
    String detail =
        shortened(telling.stream().map(LogItem::toString).collect(Collectors.joining("; ")));
    return retryAfter(errors)
        .<Outcome<DocumentNumber>>map(wait -> new Outcome.NotDone<>(detail, Optional.of(wait)))
        .orElseGet(() -> Outcome.refused(code(telling), detail));
  }

  private String code(List<LogItem> telling) {
    boolean periodOnly =
        telling.stream()
            .allMatch(error -> byTypeId.get(error.typeId()) instanceof Meaning.PeriodClosed);
    return periodOnly ? Outcome.Refused.PERIOD_CLOSED : telling.get(0).typeId();
  }

  /** As much of SAP's words as is kept as evidence. */
  public static String shortened(String text) {
    return text.length() <= EVIDENCE_MAX_CHARS ? text : text.substring(0, EVIDENCE_MAX_CHARS);
  }

  /**
   * When the same may be sent again.
   *
   * @return the longest of the waits; empty when any of the errors is a refusal
   */
  Optional<Duration> retryAfter(List<LogItem> errors) {
    Duration longest = Duration.ZERO;
    boolean later = false;
    for (LogItem error : errors) {
      Meaning meaning = byTypeId.get(error.typeId());
      if (meaning instanceof Meaning.Later wait) {
        later = true;
        longest = longest.compareTo(wait.after()) < 0 ? wait.after() : longest;
      } else if (!(meaning instanceof Meaning.Frame)) {
        return Optional.empty();
      }
    }
    return later ? Optional.of(longest) : Optional.empty();
  }

  /** The errors that say something themselves; all of them when none does. */
  List<LogItem> telling(List<LogItem> errors) {
    List<LogItem> telling =
        errors.stream()
            .filter(error -> !(byTypeId.get(error.typeId()) instanceof Meaning.Frame))
            .toList();
    return telling.isEmpty() ? errors : telling;
  }

  private static Row row(YamlFields fields) {
    String typeId = fields.required("typeId", AnswerTable::typeId);
    fields.required("why", why -> why);
    return switch (fields.required("means", means -> means)) {
      case "later" ->
          new Row(
              typeId,
              new Meaning.Later(fields.required("retryAfterSeconds", AnswerTable::seconds)));
      case "frame" -> new Row(typeId, new Meaning.Frame());
      case "closed-period" -> new Row(typeId, new Meaning.PeriodClosed());
      default -> throw new IllegalArgumentException("means is later, frame or closed-period");
    };
  }

  private static String typeId(String text) {
    if (!text.matches("[0-9]{3}\\([A-Z0-9_/]{1,20}\\)")) {
      throw new IllegalArgumentException("a message is written 102(F5)");
    }
    return text;
  }

  private static Duration seconds(String text) {
    Duration wait = Duration.ofSeconds(Long.parseLong(text));
    if (wait.isNegative() || wait.compareTo(RETRY_MAX) > 0) {
      throw new IllegalArgumentException("0 to " + RETRY_MAX.toSeconds());
    }
    return wait;
  }
}
