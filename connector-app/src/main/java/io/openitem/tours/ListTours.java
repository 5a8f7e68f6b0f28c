package io.openitem.tours;

import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The operation {@code listTours}: the bean step of the route of that name. */
public final class ListTours {

  private final Tours tours;

  ListTours(Tours tours) {
    this.tours = tours;
  }

  /** The tours, or those that have a step on a page; 304 where the caller has them already. */
  public OperationResponse list(OperationRequest request) {
    Optional<String> accepted = request.header("accept-language");
    List<TourLine> lines =
        tours.list(accepted, request.queryValue("page")).stream()
            .map(
                tour ->
                    new TourLine(
                        tour.tourId(),
                        tour.language(),
                        tour.title(),
                        tour.summary(),
                        tours.languages(tour.tourId()),
                        tour.steps().stream().map(Tour.Step::page).distinct().toList(),
                        tour.steps().size()))
            .toList();
    // Tours may be there in different languages, so the answer has none of its own.
    String languages =
        lines.stream()
            .map(line -> line.tourId() + "." + line.language())
            .collect(Collectors.joining(","));
    String which = Integer.toHexString(languages.hashCode());
    return Cached.answer(request, tours.version() + "-" + which, new TourList(lines));
  }

  private record TourLine(
      String tourId,
      String language,
      String title,
      String summary,
      List<String> languages,
      List<String> pages,
      int steps) {}

  private record TourList(List<TourLine> tours) {}
}
