package io.openitem.sap.journalentry;

import io.openitem.deployment.DeployedFile;
import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.YamlFields;
import io.openitem.sap.journalentry.Confirmation.LogItem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of SAP's messages say "not now" and which only say that there are others; every other error
 * is a refusal. From {@code mappings/journalentry/answers.yaml}.
 */
final class AnswerTable {

  static final String FILE = "mappings/journalentry/answers.yaml";

  private static final Duration RETRY_MAX = Duration.ofDays(1);

  private final Map<String, Meaning> byTypeId;

  /** What a message means. */
  private sealed interface Meaning {
    /** The same may succeed later. */
    record Later(Duration after) implements Meaning {}

    /** It only says that there are further messages. */
    record Frame() implements Meaning {}
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
  static AnswerTable read(DeployedFiles files) {
    DeployedFile file = files.require(FILE);
    List<Row> rows = YamlFields.read(file, root -> root.list("messages", AnswerTable::row));
    Map<String, Meaning> byTypeId = new HashMap<>();
    rows.forEach(row -> byTypeId.put(row.typeId(), row.meaning()));
    return new AnswerTable(byTypeId);
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
      default -> throw new IllegalArgumentException("means is later or frame");
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
