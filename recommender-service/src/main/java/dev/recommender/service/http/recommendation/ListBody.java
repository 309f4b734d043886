package dev.recommender.service.http.recommendation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.service.catalogue.Catalogue;
import dev.recommender.service.http.message.Member;
import dev.recommender.service.http.message.Members;
import dev.recommender.service.http.message.Opinion;
import dev.recommender.service.http.message.RequestBody;
import dev.recommender.service.recommend.ListRequest;
import dev.recommender.service.recommend.ListRequest.Item;
import dev.recommender.service.recommend.ListRequest.Named;
import java.util.List;

/** Reads the body of {@code POST /v1/recommendations}: one list of movies, or several. */
final class ListBody {
  private static final int MOST_LISTS = 20;
  private static final int MOST_ITEMS = 100;
  private static final String LISTS = "lists";
  private static final String ITEMS = "items";

  private final Catalogue catalogue;

  ListBody(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  static boolean hasSeveral(JsonNode body) {
    return body.has(LISTS);
  }

  ListRequest one(JsonNode body) {
    return list(Member.body(body));
  }

  List<ListRequest> several(JsonNode body) {
    return Member.body(body)
        .members(LISTS)
        .required(LISTS)
        .elements(1, MOST_LISTS)
        .map(this::list)
        .toList();
  }

  private ListRequest list(Member json) {
    Members list = json.members(WishParameters.and(ITEMS));
    return new ListRequest(
        list.required(ITEMS).elements(1, MOST_ITEMS).map(ListBody::item).toList(),
        WishParameters.of(list, catalogue));
  }

  private static Item item(Member json) {
    Members item = json.members("title", "year", "movieId", "rating", "liked");
    Opinion opinion = Opinion.of(json.path(), item);
    return new Item(named(json.path(), item), opinion.rating(), opinion.liked());
  }

  private static Named named(String path, Members item) {
    if (item.has("title") && !item.has("movieId")) {
      return new Named.Title(
          item.required("title").line(RecommendationRoutes.LONGEST_TITLE),
          item.optional("year")
              .map(year -> year.wholeNumber(1, WishParameters.LATEST_YEAR))
              .orElse(null));
    }
    if (item.has("movieId") && !item.has("title") && !item.has("year")) {
      return new Named.Id(item.required("movieId").movieId());
    }
    throw RequestBody.invalid(path + " needs a title, with or without a year, or a movieId alone");
  }
}
