package io.openitem.portal.mail;

import io.openitem.deployment.DeployedFile;
import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.StartRefused;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What mails say, by language, from {@code mails/<language>/<kind>.txt}: the subject in the first
 * line, an empty line, the text. {@code {{name}}} stands for what the mail is about. Read at the
 * start, and refused there when something in it is unknown.
 */
final class MailTemplates {

  /** The language that every kind has, for users whose own has none. */
  static final String FALLBACK = "en";

  private static final Pattern FILE = Pattern.compile("mails/([a-z]{2})/([a-z-]+)\\.txt");
  private static final Pattern FIELD = Pattern.compile("\\{\\{([^}]*)}}");
  private static final Set<String> ALWAYS = Set.of("portal", "portalUrl", "firstName", "lastName");
  private static final String SUBJECT = "Subject: ";

  private final Map<String, Template> templates = new HashMap<>();

  private MailTemplates() {}

  /**
   * A mail's words.
   *
   * @param subject one line
   * @param text what follows
   */
  record Template(String subject, String text) {}

  /**
   * Reads the templates in effect.
   *
   * @throws StartRefused naming file and reason, for an unknown kind or field, a missing subject,
   *     or a kind without English
   */
  static MailTemplates read(DeployedFiles files) {
    MailTemplates all = new MailTemplates();
    for (DeployedFile file : files.all(name -> name.startsWith("mails/"))) {
      Matcher name = FILE.matcher(file.name());
      if (!name.matches()) {
        throw new StartRefused(file + ": templates are mails/<language>/<kind>.txt");
      }
      MailKind kind = kind(file, name.group(2));
      all.templates.put(name.group(1) + "/" + kind, template(file, kind));
    }
    for (MailKind kind : MailKind.values()) {
      if (!all.templates.containsKey(FALLBACK + "/" + kind)) {
        throw new StartRefused("mails/en/" + kind.fileName() + ".txt is missing");
      }
    }
    return all;
  }

  /**
   * A mail's words with what it is about put in. A value stays within its line, so that none can
   * become a header or a line of its own.
   *
   * @param language the user's; English stands in
   */
  Template render(MailKind kind, String language, Map<String, String> fields) {
    Template template =
        Optional.ofNullable(templates.get(language + "/" + kind))
            .orElseGet(() -> templates.get(FALLBACK + "/" + kind));
    return new Template(fill(template.subject(), fields), fill(template.text(), fields));
  }

  private static String fill(String text, Map<String, String> fields) {
    return FIELD
        .matcher(text)
        .replaceAll(
            field -> Matcher.quoteReplacement(oneLine(fields.getOrDefault(field.group(1), ""))));
  }

  private static String oneLine(String value) {
    return value.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
  }

  private static MailKind kind(DeployedFile file, String fileName) {
    return Arrays.stream(MailKind.values())
        .filter(kind -> kind.fileName().equals(fileName))
        .findFirst()
        .orElseThrow(() -> new StartRefused(file + ": there is no kind of mail " + fileName));
  }

  private static Template template(DeployedFile file, MailKind kind) {
    String[] parts = file.text().replace("\r\n", "\n").split("\n\n", 2);
    if (parts.length != 2
        || !parts[0].startsWith(SUBJECT)
        || parts[0].contains("\n")
        || parts[1].isBlank()) {
      throw new StartRefused(file + ": begins with a line Subject: ..., then an empty line");
    }
    Matcher fields = FIELD.matcher(file.text());
    while (fields.find()) {
      if (!ALWAYS.contains(fields.group(1)) && !kind.fields().contains(fields.group(1))) {
        throw new StartRefused(
            "%s: {{%s}} is unknown; known are %s and %s"
                .formatted(file, fields.group(1), ALWAYS, kind.fields()));
      }
    }
    return new Template(parts[0].substring(SUBJECT.length()).strip(), parts[1]);
  }
}
