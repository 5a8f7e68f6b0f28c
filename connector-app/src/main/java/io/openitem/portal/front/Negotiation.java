package io.openitem.portal.front;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Which of the media types that an operation can answer with a caller prefers. */
final class Negotiation {

  private final List<String> produces;
  private final List<MediaType> mediaTypes;

  Negotiation(Set<String> produces) {
    // JSON is what callers get who do not mind.
    this.produces =
        produces.stream()
            .sorted(
                Comparator.comparing((String type) -> !type.equals(OperationRequest.JSON))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    this.mediaTypes = this.produces.stream().map(MediaType::parseMediaType).toList();
  }

  /**
   * The preferred one, as the contract writes it; JSON for an operation that answers with nothing.
   *
   * @throws io.openitem.domain.ProblemException {@code not-acceptable}, before anything is done,
   *     when none of the accepted media types can be made
   */
  String choose(@Nullable String accept) {
    if (produces.isEmpty()) {
      return OperationRequest.JSON;
    }
    if (accept == null || accept.isBlank() || accept.equals("*/*")) {
      return produces.get(0);
    }
    if (produces.contains(accept)) {
      return accept;
    }
    return preferred(accept)
        .orElseThrow(
            () ->
                Problem.of(
                        ProblemType.NOT_ACCEPTABLE,
                        "This operation answers with %s. Say so in Accept, or leave it out."
                            .formatted(String.join(" or ", produces)))
                    .asException());
  }

  private Optional<String> preferred(String accept) {
    try {
      List<MediaType> accepted = MediaType.parseMediaTypes(accept);
      String best = "";
      double quality = 0;
      for (int i = 0; i < mediaTypes.size(); i++) {
        double given = quality(accepted, mediaTypes.get(i));
        if (given > quality) {
          best = produces.get(i);
          quality = given;
        }
      }
      return quality > 0 ? Optional.of(best) : Optional.empty();
    } catch (IllegalArgumentException e) {
      // No media types.
      return Optional.empty();
    }
  }

  /** By the most specific range that has it (RFC 9110, 12.5.1); 0 for one that is not accepted. */
  private static double quality(List<MediaType> accepted, MediaType type) {
    return accepted.stream()
        .filter(range -> range.includes(type))
        .max(Comparator.comparingInt(Negotiation::specificity))
        .map(MediaType::getQualityValue)
        .orElse(0.0);
  }

  /** Spring's own order of media types puts their quality first. */
  private static int specificity(MediaType range) {
    if (range.isWildcardType()) {
      return 0;
    }
    return range.isWildcardSubtype() ? 1 : 2;
  }
}
