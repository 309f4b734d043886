package dev.recommender.service.recommend;

import dev.recommender.service.catalogue.Catalogue;
import dev.recommender.service.recommend.Recommendation.Recommended;
import dev.recommender.service.scan.Ranking;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A ranking with the catalogue that its positions point into. */
record Ranked(Catalogue catalogue, Ranking ranking) {
  Recommendation recommendation(Method method, String reason, @Nullable String notice) {
    return new Recommendation(
        method,
        notice,
        IntStream.range(0, ranking.size())
            .mapToObj(at ->
                new Recommended(catalogue.at(ranking.position(at)), ranking.score(at), reason))
            .toList());
  }
}
