package io.openitem.tours;

import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.YamlFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pages of the portal and what on them a tour can point at, from {@code tours/pages.yaml}. */
final class PortalPages {

  /** The file's name below the root. */
  static final String FILE = "tours/pages.yaml";

  private static final String NAME = "[a-z][a-z0-9-]{0,39}";

  private final Map<String, Set<String>> elements;

  private PortalPages(Map<String, Set<String>> elements) {
    this.elements = elements;
  }

  /** A page with its elements. */
  private record Page(String name, List<String> elements) {}

  static PortalPages read(DeployedFiles files) {
    Map<String, Set<String>> elements = new LinkedHashMap<>();
    List<Page> pages =
        YamlFields.read(files.require(FILE), root -> root.list("pages", PortalPages::page));
    for (Page page : pages) {
      elements.put(page.name(), Set.copyOf(page.elements()));
    }
    return new PortalPages(elements);
  }

  private static Page page(YamlFields fields) {
    return new Page(
        fields.required("page", Texts.form(NAME)),
        List.of(
            fields
                .required("elements", Texts.form(NAME + "( " + NAME + "){0,99}"))
                .split(" ", -1)));
  }

  /** Refuses a page that there is not. */
  String page(String name) {
    if (!elements.containsKey(name)) {
      throw new IllegalArgumentException(
          "%s is no page of %s; there are %s".formatted(name, FILE, names(elements.keySet())));
    }
    return name;
  }

  /** Refuses what is not on the page. */
  String element(String page, String name) {
    Set<String> known = elements.getOrDefault(page, Set.of());
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          "%s is not on the page %s of %s; there are %s".formatted(name, page, FILE, names(known)));
    }
    return name;
  }

  private static String names(Set<String> names) {
    return String.join(", ", new java.util.TreeSet<>(names));
  }
}
