package io.openitem.tours;

import io.openitem.deployment.DeployedFile;
import io.openitem.deployment.StartRefused;
import io.openitem.deployment.YamlFields;
import io.openitem.tours.Tour.Step;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code tours/<tourId>.<language>.yaml}. Every complaint names file and line. */
final class TourReader {

  static final Pattern NAME = Pattern.compile("tours/([a-z][a-z0-9-]{0,39})\\.([a-z]{2})\\.yaml");

  private static final int STEPS_MAX = 50;
  private static final int TITLE_CHARS_MAX = 80;
  private static final int TEXT_CHARS_MAX = 600;

  private TourReader() {}

  static Tour read(DeployedFile file, PortalPages pages) {
    Matcher name = NAME.matcher(file.name());
    if (!name.matches()) {
      throw new StartRefused(file + ": a tour's file is named tours/<tour>.<language>.yaml");
    }
    Tour tour = YamlFields.read(file, root -> tour(root, name, pages));
    long distinct = tour.steps().stream().map(Step::stepId).distinct().count();
    if (tour.steps().isEmpty() || tour.steps().size() > STEPS_MAX) {
      throw new StartRefused(file + ": a tour has 1 to " + STEPS_MAX + " steps");
    }
    if (distinct < tour.steps().size()) {
      throw new StartRefused(file + ": two steps have the same name");
    }
    return tour;
  }

  private static Tour tour(YamlFields root, Matcher name, PortalPages pages) {
    String id = name.group(1);
    List<Step> steps = root.list("steps", fields -> step(fields, pages));
    return new Tour(
        root.required("tour", Texts.form(Pattern.quote(id))),
        name.group(2),
        root.required("title", Texts.words(TITLE_CHARS_MAX)),
        root.required("summary", Texts.words(TEXT_CHARS_MAX)),
        steps);
  }

  private static Step step(YamlFields fields, PortalPages pages) {
    String page = fields.required("page", pages::page);
    return new Step(
        fields.required("step", Texts.form("[a-z][a-z0-9-]{0,39}")),
        page,
        fields.required("element", name -> pages.element(page, name)),
        fields.required("title", Texts.words(TITLE_CHARS_MAX)),
        fields.required("text", Texts.words(TEXT_CHARS_MAX)));
  }
}
