package io.openitem.tours;

import java.util.List;
import java.util.Locale;

/**
 * A tour in one language.
 *
 * @param tourId its name, the same in every language
 * @param language two letters
 * @param title for people
 * @param summary what it is about, for people
 * @param steps in their order, at least one
 */
record Tour(String tourId, String language, String title, String summary, List<Step> steps) {

  /** Copies the steps. */
  Tour {
    steps = List.copyOf(steps);
  }

  /**
   * A step; the fields are the contract's {@code TourStep}.
   *
   * @param stepId its name within the tour, the same in every language
   * @param page the portal's page that it stands on
   * @param element what on that page it explains
   * @param title for people
   * @param text for people
   */
  record Step(String stepId, String page, String element, String title, String text) {

    /** Where it stands, whatever it says. */
    String place() {
      return "%s at %s/%s".formatted(stepId, page, element);
    }
  }

  /** The language, as {@link Locale#lookupTag} compares it. */
  String tag() {
    return language.toLowerCase(Locale.ROOT);
  }
}
