package io.openitem.tours;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;

/** The operation {@code getTour}: the bean step of the route of that name. */
public final class GetTour {

  private final Tours tours;

  GetTour(Tours tours) {
    this.tours = tours;
  }

  /**
   * A tour with its steps; 304 where the caller has it already.
   *
   * @throws io.openitem.domain.ProblemException {@code not-found} where there is none
   */
  public OperationResponse show(OperationRequest request) {
    Tour tour =
        tours
            .find(request.path().getOrDefault("tourId", ""), request.header("accept-language"))
            .orElseThrow(
                () ->
                    Problem.of(ProblemType.NOT_FOUND, "There is no such tour; listTours has all.")
                        .asException());
    return Cached.answer(request, tours.version() + "-" + tour.tag(), tour);
  }
}
