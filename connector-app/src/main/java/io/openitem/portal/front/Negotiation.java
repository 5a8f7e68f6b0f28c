package io.openitem.portal.front;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Whether a caller accepts what an operation can answer with. */
final class Negotiation {

  private final Set<String> produces;
  private final List<MediaType> mediaTypes;

  Negotiation(Set<String> produces) {
    this.produces = produces;
    this.mediaTypes = produces.stream().map(MediaType::parseMediaType).toList();
  }

  /** Refuses before anything is done when none of the accepted media types can be made. */
  void require(@Nullable String accept) {
    if (produces.isEmpty()
        || accept == null
        || accept.isBlank()
        || accept.equals("*/*")
        || produces.contains(accept)) {
      return;
    }
    if (!accepts(accept)) {
      throw Problem.of(
              ProblemType.NOT_ACCEPTABLE,
              "This operation answers with %s. Say so in Accept, or leave it out."
                  .formatted(String.join(" or ", produces)))
          .asException();
    }
  }

  private boolean accepts(String accept) {
    try {
      return MediaType.parseMediaTypes(accept).stream()
          .filter(accepted -> accepted.getQualityValue() > 0)
          .anyMatch(accepted -> mediaTypes.stream().anyMatch(accepted::includes));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
