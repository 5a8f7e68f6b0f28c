package io.openitem.portal.front;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code docs/errors.md} as HTML: the one source of what is told of problems. Knows only what that
 * page uses: headings, paragraphs, lists, {@code code}, bold words and links, of which the words
 * are left.
 */
final class ErrorsPage {

  private static final Pattern SECTION =
      Pattern.compile("^## ([a-z0-9-]+)\\R(.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\([^)]+\\)");

  private final Map<String, String> sections = new LinkedHashMap<>();

  ErrorsPage(String markdown) {
    Matcher matcher = SECTION.matcher(markdown);
    while (matcher.find()) {
      sections.put(matcher.group(1), section(matcher.group(1), matcher.group(2)));
    }
  }

  /** The page of each problem, by its slug. */
  Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    sections.forEach((slug, section) -> pages.put(slug, page(slug, section)));
    return pages;
  }

  /** All problems on one page, each under its anchor. */
  String whole() {
    return page("Errors", String.join("\n", sections.values()));
  }

  private static String page(String title, String content) {
    return """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>%s</title>
        <link rel="stylesheet" href="/api/docs/pages.css"></head>
        <body>
        <main>
        %s
        </main>
        </body>
        </html>
        """
        .formatted(title, content);
  }

  private static String section(String slug, String markdown) {
    StringBuilder html = new StringBuilder("<h2 id=\"%s\">%s</h2>\n".formatted(slug, slug));
    boolean inList = false;
    for (String line : markdown.strip().split("\\R", -1)) {
      boolean item = line.startsWith("- ");
      if (item != inList) {
        html.append(item ? "<ul>\n" : "</ul>\n");
        inList = item;
      }
      if (!line.isBlank()) {
        String words = inline(item ? line.substring(2) : line);
        html.append((item ? "<li>%s</li>\n" : "<p>%s</p>\n").formatted(words));
      }
    }
    return html.append(inList ? "</ul>" : "").toString();
  }

  private static String inline(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    String links = LINK.matcher(escaped).replaceAll("$1");
    String bold = BOLD.matcher(links).replaceAll("<strong>$1</strong>");
    return CODE.matcher(bold).replaceAll("<code>$1</code>");
  }
}
