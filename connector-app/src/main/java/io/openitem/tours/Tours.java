package io.openitem.tours;

import io.openitem.deployment.DeployedFile;
import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.StartRefused;
import io.openitem.tours.Tour.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All tours in all their languages, checked once at the start. */
public final class Tours {

  /** The languages that every tour has to have; the first one is what everybody gets otherwise. */
  static final List<String> LANGUAGES = List.of("en", "de");

  private static final int TOURS_MAX = 100;

  private final Map<String, Map<String, Tour>> byId;
  private final String version;

  private Tours(Map<String, Map<String, Tour>> byId, String version) {
    this.byId = byId;
    this.version = version;
  }

  /**
   * Reads the files that are in effect.
   *
   * @throws StartRefused for a page or an element that there is not, a language that is missing, or
   *     steps that differ between languages; names the file, and the line where there is one
   */
  public static Tours read(DeployedFiles files) {
    PortalPages pages = PortalPages.read(files);
    List<DeployedFile> found =
        files.all(name -> name.startsWith("tours/") && !name.equals(PortalPages.FILE));
    Map<String, Map<String, Tour>> byId = new TreeMap<>();
    StringBuilder hashes = new StringBuilder();
    for (DeployedFile file : found) {
      Tour tour = TourReader.read(file, pages);
      byId.computeIfAbsent(tour.tourId(), id -> new TreeMap<>()).put(tour.language(), tour);
      hashes.append(file.sha256());
    }
    byId.forEach((id, languages) -> check(id, languages));
    if (byId.size() > TOURS_MAX) {
      throw new StartRefused("there are more than " + TOURS_MAX + " tours");
    }
    String all = new DeployedFile("tours", "", false, hashes.toString()).sha256();
    return new Tours(byId, all.substring(0, 16));
  }

  private static void check(String id, Map<String, Tour> languages) {
    for (String language : LANGUAGES) {
      if (!languages.containsKey(language)) {
        throw new StartRefused(
            "tours/%s.%s.yaml is missing: every tour has to be there in %s"
                .formatted(id, language, String.join(" and ", LANGUAGES)));
      }
    }
    List<String> places = places(languages.get(LANGUAGES.get(0)));
    languages.forEach(
        (language, tour) -> {
          if (!places(tour).equals(places)) {
            throw new StartRefused(
                "tours/%s.%s.yaml has the steps %s, but tours/%s.%s.yaml has %s"
                    .formatted(id, language, places(tour), id, LANGUAGES.get(0), places));
          }
        });
  }

  private static List<String> places(@org.jspecify.annotations.Nullable Tour tour) {
    return tour == null ? List.of() : tour.steps().stream().map(Step::place).toList();
  }

  /** What changes whenever any of the files does. */
  String version() {
    return version;
  }

  /**
   * All tours, or those with a step on a page, by their ids.
   *
   * @param accepted the header {@code Accept-Language}, where there is one
   */
  List<Tour> list(Optional<String> accepted, Optional<String> page) {
    List<Tour> tours = new ArrayList<>();
    for (Map<String, Tour> languages : byId.values()) {
      Tour tour = in(languages, accepted);
      if (page.isEmpty() || tour.steps().stream().anyMatch(s -> s.page().equals(page.get()))) {
        tours.add(tour);
      }
    }
    return tours;
  }

  /** A tour in the language that is wanted most; in English where none of those is there. */
  Optional<Tour> find(String tourId, Optional<String> accepted) {
    return Optional.ofNullable(byId.get(tourId)).map(languages -> in(languages, accepted));
  }

  /** The languages of a tour. */
  List<String> languages(String tourId) {
    return List.copyOf(byId.getOrDefault(tourId, Map.of()).keySet());
  }

  private static Tour in(Map<String, Tour> languages, Optional<String> accepted) {
    String language =
        accepted
            .flatMap(header -> preferred(header, List.copyOf(languages.keySet())))
            .orElse(LANGUAGES.get(0));
    return Optional.ofNullable(languages.get(language)).orElseThrow();
  }

  private static Optional<String> preferred(String header, List<String> there) {
    try {
      return Optional.ofNullable(Locale.lookupTag(LanguageRange.parse(header), there));
    } catch (IllegalArgumentException e) {
      // A header that cannot be read asks for nothing.
      return Optional.empty();
    }
  }
}
