package dev.recommender.service.http.recommendation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.service.catalogue.Catalogue;
import dev.recommender.service.http.message.Members;
import dev.recommender.service.http.message.RequestBody;
import dev.recommender.service.recommend.ListRequest;
import dev.recommender.service.recommend.ListRequest.Item;
import dev.recommender.service.recommend.ListRequest.Named;
import java.util.List;

/** Reads the body of {@code POST /v1/recommendations}: one list of movies, or several. */
final class ListBody {
  private static final int MOST_LISTS = 20;
  private static final int MOST_ITEMS = 100;
  private static final int HIGHEST_ID = 999_999_999;
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
    return list("", body);
  }

  List<ListRequest> several(JsonNode body) {
    return Members.of(body, "", LISTS).list(LISTS, 1, MOST_LISTS, this::list);
  }

  private ListRequest list(String path, JsonNode json) {
    Members list = Members.of(json, path, WishParameters.and(ITEMS));
    return new ListRequest(
        list.list(ITEMS, 1, MOST_ITEMS, ListBody::item), WishParameters.of(list, catalogue));
  }

  private static Item item(String path, JsonNode json) {
    Members item = Members.of(json, path, "title", "year", "movieId", "rating", "liked");
    if (item.has("rating") && item.has("liked")) {
      throw RequestBody.invalid(path + " has a rating and liked, expected one of them");
    }
    return new Item(named(path, item), item.decimal("rating", 0.5, 5), item.flag("liked"));
  }

  private static Named named(String path, Members item) {
    String title = item.text("title", RecommendationRoutes.LONGEST_TITLE);
    Integer id = item.number("movieId", 0, HIGHEST_ID);
    Integer year = item.number("year", 1, WishParameters.LATEST_YEAR);
    if (title != null && id == null) {
      return new Named.Title(title, year);
    }
    if (id != null && title == null && year == null) {
      return new Named.Id(id);
    }
    throw RequestBody.invalid(path + " needs a title, with or without a year, or a movieId alone");
  }
}
