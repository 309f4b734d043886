package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.http.TestServer.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecommendationRoutesTest {
  private static final String TITLE = "/v1/recommendations?title=movie+number+10";

  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer(ApiKeysFile.none());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void tellsOfEveryItemWhatItIsAndMeans() {
    JsonNode json = server.get(TITLE + "&k=1").json();
    assertThat(names(json)).containsExactly("model", "method", "understood", "time", "items");
    assertThat(json.at("/time").asText()).isEqualTo("2026-11-22T22:00:00Z");
    JsonNode item = json.at("/items/0");
    assertThat(names(item)).containsExactly("rank", "movie", "score", "match", "reason");
    int id = item.at("/movie/id").asInt();
    assertThat(item.at("/movie/links/imdbId").asText()).isEqualTo("00" + id);
    // The title curve of the small world rises from 0 at -2 to 1 at 2.
    double share = Math.clamp((item.at("/score").asDouble() + 2) / 4, 0, 1);
    assertThat(item.at("/match").asDouble()).isCloseTo(share, within(1e-6));
  }

  @Test
  void filtersByEverythingThatMayBeWished() {
    JsonNode items =
        server
            .get(
                TITLE
                    + "&k=100&genre=drama&yearFrom=1950&yearTo=1959&minRatings=800"
                    + "&exclude=52,54&mode=audience&novelty=0.2")
            .json()
            .at("/items");
    assertThat(ids(items)).containsExactlyInAnyOrder(50, 56, 58, 150, 152, 154, 156, 158);
    assertThat(ids(server.get(TITLE + "&k=100&genre=Drama&genre=COMEDY").json().at("/items")))
        .hasSize(100);
  }

  @Test
  void namesTheGenresThereAre() {
    assertThat(server.get(TITLE + "&genre=Western").json().at("/detail").asText())
        .isEqualTo("genre is \"Western\", expected one of Comedy, Drama");
  }

  @Test
  void answersWithWhatIsSimilarByTitleAndById() {
    JsonNode byTitle = server.get(TITLE + "&mode=similar").json();
    JsonNode byId = server.get("/v1/movies/10/similar").json();
    assertThat(byId.at("/method").asText()).isEqualTo("similar");
    assertThat(byId.at("/items")).isEqualTo(byTitle.at("/items"));
    assertThat(byId.at("/understood/matchedBy").asText()).isEqualTo("id");
    assertThat(byId.at("/items/0/score").asDouble()).isBetween(-1.0, 1.0);
  }

  @Test
  void explainsATitleByItsAudience() {
    JsonNode items =
        server.get("/v1/movies/11/similar?k=100&explain=true&yearTo=1910").json().at("/items");
    for (JsonNode item : items) {
      boolean isTen = item.at("/movie/id").asInt() == 10;
      assertThat(item.has("explanation")).isEqualTo(isTen);
      assertThat(item.at("/explanation/people").asInt()).isEqualTo(isTen ? 15 : 0);
    }
    assertThat(ids(items)).contains(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {TITLE, TITLE + "&mode=similar", "/v1/movies/10/similar"})
  void knowsAnAnswerThatTheClientHolds(String path) {
    Answer first = server.get(path);
    String tag = first.header("ETag");
    assertThat(tag).matches("\"[-_A-Za-z0-9]{20,}\"");
    for (String held : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
      Answer again = server.get(path, "If-None-Match", held);
      assertThat(again.status()).as(held).isEqualTo(304);
      assertThat(again.text()).isEmpty();
      assertThat(again.header("ETag")).isEqualTo(tag);
    }
    assertThat(server.get(path, "If-None-Match", "\"x\"").status()).isEqualTo(200);
    String separator = path.contains("?") ? "&" : "?";
    assertThat(server.get(path + separator + "k=9").header("ETag")).isNotEqualTo(tag);
  }

  @Test
  void marksNoAnswerFromPeopleOfNow() {
    assertThat(server.get(TITLE + "&mode=users").header("ETag")).isEmpty();
  }

  @Test
  void answersAList() {
    Answer answer =
        server.post(
            "/v1/recommendations",
            """
            {'items':[{'title':'Movie number 10'},{'movieId':7,'rating':4.5},{'movieId':8,'liked':false},
             {'title':'Movie fifty'},{'title':'Movie fifty','year':1960},{'movieId':301},
             {'title':'something else'}],'k':100,'genre':['comedy','Drama'],'explain':true}
            """);
    assertThat(answer.status()).isEqualTo(200);
    JsonNode json = answer.json();
    assertThat(json.at("/method").asText()).isEqualTo("fold-in");
    assertThat(json.at("/understood/0").toString())
        .isEqualTo(
            "{\"index\":0,\"movieId\":10,\"title\":\"Movie number 10\",\"year\":1910,"
                + "\"matchedBy\":\"exact\"}");
    assertThat(json.at("/understood/1/matchedBy").asText()).isEqualTo("id");
    assertThat(json.at("/understood/3/problem").asText()).isEqualTo("ambiguous-title");
    assertThat(ids(json.at("/understood/3"), "/candidates")).containsExactly(50, 60);
    assertThat(json.at("/understood/4/movieId").asInt()).isEqualTo(60);
    assertThat(json.at("/understood/5").toString())
        .isEqualTo("{\"index\":5,\"problem\":\"unknown-movie\"}");
    assertThat(json.at("/understood/6/problem").asText()).isEqualTo("unknown-title");
    assertThat(json.at("/items")).hasSize(100);
    assertThat(ids(json.at("/items"))).doesNotContain(10, 7, 8, 60);
    assertThat(json.at("/items/0/reason").asText()).startsWith("because you liked Movie ");
    // Disliked and unknown ones add nothing.
    assertThat(json.at("/items/0/explanation/contributions").findValues("movieId"))
        .extracting(JsonNode::asInt)
        .containsExactlyInAnyOrder(10, 7, 60);
  }

  @Test
  void answersSeveralListsAsEachAlone() {
    String one = "{'items':[{'movieId':1}],'k':3}";
    String two = "{'items':[{'movieId':2,'rating':1}],'k':4,'minRatings':900}";
    Answer both = server.post("/v1/recommendations", "{'lists':[" + one + "," + two + "]}");
    assertThat(names(both.json())).containsExactly("model", "time", "lists");
    assertThat(both.json().at("/lists/0"))
        .isEqualTo(server.post("/v1/recommendations", one).json());
    JsonNode disliked = server.post("/v1/recommendations", two).json();
    assertThat(both.json().at("/lists/1")).isEqualTo(disliked);
    assertThat(disliked.at("/method").asText()).isEqualTo("popular");
    assertThat(disliked.at("/notice").asText()).contains("no movie of the list counts as liked");
    assertThat(ids(disliked.at("/items"))).containsExactly(1, 3, 4, 5);
    assertThat(disliked.at("/items/0/match").asDouble()).isCloseTo(1000.0 / 1001, within(1e-3));
  }

  @Test
  void doesNotPretendToHaveUnderstoodAList() {
    Answer answer = server.post("/v1/recommendations", "{'items':[{'movieId':301}]}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("nothing-understood");
    assertThat(answer.json().at("/understood/0/problem").asText()).isEqualTo("unknown-movie");
    JsonNode several =
        server
            .post(
                "/v1/recommendations",
                "{'lists':[{'items':[{'movieId':301}]},{'items':[{'movieId':1}]}]}")
            .json();
    assertThat(several.at("/lists/0/method").asText()).isEqualTo("popular");
    assertThat(several.at("/lists/1/method").asText()).isEqualTo("fold-in");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[] | the body is a list, expected an object",
        "{} | items is missing, expected a list",
        "{'items':[]} | items has 0 elements, expected 1 to 100",
        "{'items':{}} | items is an object, expected a list",
        "{'items':[1]} | items[0] is \"1\", expected an object",
        "{'items':[{}]} | items[0] needs a title, with or without a year, or a movieId alone",
        "{'items':[{'title':'a','movieId':1}]} | items[0] needs a title",
        "{'items':[{'movieId':1,'year':1990}]} | items[0] needs a title",
        "{'items':[{'title':' '}]} | items[0].title is \" \", expected a text of 1 to 200",
        "{'items':[{'title':7}]} | items[0].title is \"7\", expected a text",
        "{'items':[{'movieId':1.5}]} | items[0].movieId is \"1.5\", expected a whole number",
        "{'items':[{'movieId':1,'rating':5.5}]} | items[0].rating is \"5.5\", expected 0.5 to 5",
        "{'items':[{'movieId':1,'rating':null}]} | items[0].rating is null, expected 0.5 to 5",
        "{'items':[{'movieId':1,'liked':'yes'}]} | items[0].liked is \"yes\", expected true or",
        "{'items':[{'movieId':1,'liked':true,'rating':4}]} | items[0] has a rating and liked",
        "{'items':[{'movieId':1,'stars':4}]} | items[0].stars has no effect, expected one of",
        "{'items':[{'movieId':1,'\\udc00':1}]} | items[0].? has no effect, expected one of",
        "{'items':[{'movieId':1}],'k':'\\ud800'} | k is \"?\", expected a whole number from 1",
        "{'items':[{'movieId':1}],'k':0} | k is \"0\", expected a whole number from 1 to 100",
        "{'items':[{'movieId':1}],'novelty':2} | novelty is \"2\", expected 0 to 1",
        "{'items':[{'movieId':1}],'exclude':[-1]} | exclude[0] is \"-1\", expected a whole number",
        "{'items':[{'movieId':1}],'genre':'Drama'} | genre is \"Drama\", expected a list",
        "{'items':[{'movieId':1}],'yearFrom':9,'yearTo':8} | yearFrom is \"9\", expected at most",
        "{'lists':[{'items':[{'movieId':1}]}],'k':3} | k has no effect, expected one of lists",
        "{'lists':[{'items':[{'movieId':1},{'movieId':1,'rating':'x'}]}]} | lists[0].items[1].rating is \"x\", expected 0.5 to 5",
      })
  void refusesABodyByThePathOfWhatIsWrong(String body, String detail) {
    Answer answer = server.post("/v1/recommendations", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-body");
    assertThat(answer.json().at("/detail").asText()).startsWith(detail);
  }

  @Test
  void limitsListsAndNamesTheirGenres() {
    String items = "{'items':[{'movieId':1}" + ",{'movieId':2}".repeat(100) + "]}";
    assertThat(server.post("/v1/recommendations", items).json().at("/detail").asText())
        .isEqualTo("items has 101 elements, expected 1 to 100");
    String list = "{'items':[{'movieId':1}]}";
    String lists = "{'lists':[" + list + ("," + list).repeat(20) + "]}";
    assertThat(server.post("/v1/recommendations", lists).json().at("/detail").asText())
        .isEqualTo("lists has 21 elements, expected 1 to 20");
    String genre = "{'items':[{'movieId':1}],'genre':['Drama','War']}";
    Answer answer = server.post("/v1/recommendations", genre);
    assertThat(answer.problem()).isEqualTo("invalid-body");
    assertThat(answer.json().at("/detail").asText())
        .isEqualTo("genre[1] is \"War\", expected one of Comedy, Drama");
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<Integer> ids(JsonNode items) {
    return ids(items, "");
  }

  private static List<Integer> ids(JsonNode parent, String path) {
    List<Integer> ids = new ArrayList<>();
    for (JsonNode item : path.isEmpty() ? parent : parent.at(path)) {
      ids.add(item.has("movie") ? item.at("/movie/id").asInt() : item.path("id").asInt());
    }
    return ids;
  }
}
