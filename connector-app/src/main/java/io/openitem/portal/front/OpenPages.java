package io.openitem.portal.front;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.web.HttpRequestHandler;

/**
 * Pages that anyone may read: the contract to browse, under {@code /api/docs}, and a page for each
 * type of problem, under {@code /problems}. Everything on them is served from here.
 */
public final class OpenPages {

  /** Their paths, as patterns. */
  public static final List<String> PATTERNS =
      List.of("/api/docs", "/api/docs/*", "/docs/errors", "/problems/*");

  private static final String HTML = "text/html;charset=utf-8";
  private static final String SCRIPT = "text/javascript;charset=utf-8";
  private static final String STYLE = "text/css;charset=utf-8";
  private static final String WEBJAR = "META-INF/resources/webjars/swagger-ui/%s/";

  private OpenPages() {}

  /** The pages by their paths. */
  static Map<String, HttpRequestHandler> all(ProblemWriter problems) {
    Map<String, HttpRequestHandler> pages = new TreeMap<>();
    ErrorsPage errors = new ErrorsPage(text("docs/errors.md"));
    errors
        .pages()
        .forEach((slug, page) -> pages.put("/problems/" + slug, page(page, HTML, problems)));
    pages.put("/docs/errors", page(errors.whole(), HTML, problems));
    pages.put("/api/docs", page(text("portal/docs/index.html"), HTML, problems));
    pages.put("/api/docs/start.js", page(text("portal/docs/start.js"), SCRIPT, problems));
    pages.put("/api/docs/pages.css", page(text("portal/docs/pages.css"), STYLE, problems));
    String webjar = WEBJAR.formatted(version());
    pages.put("/api/docs/swagger-ui.css", page(text(webjar + "swagger-ui.css"), STYLE, problems));
    pages.put(
        "/api/docs/swagger-ui-bundle.js",
        page(text(webjar + "swagger-ui-bundle.js"), SCRIPT, problems));
    return pages;
  }

  private static PageEndpoint page(String content, String mediaType, ProblemWriter problems) {
    return new PageEndpoint(content.getBytes(StandardCharsets.UTF_8), mediaType, problems);
  }

  /** The library's files lie under its version. */
  private static String version() {
    Properties library = new Properties();
    try (InputStream in = open("META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      library.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return library.getProperty("version", "");
  }

  private static String text(String resource) {
    try (InputStream in = open(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    InputStream in = OpenPages.class.getClassLoader().getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("no " + resource + " on the class path");
    }
    return in;
  }
}
