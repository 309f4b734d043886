package dev.recommender.service.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.model.ModelState;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page before the real routes: what it shows is what they answer. */
class PageIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEN = "title=Movie+number+10&year=1910";

  private static Browser browser;

  private TestServer server;
  private Page page;

  @BeforeAll
  static void launch() {
    browser = new Browser();
  }

  @AfterAll
  static void end() {
    browser.close();
  }

  @BeforeEach
  void start() throws IOException {
    server = new TestServer(ApiKeysFile.none());
    page = browser.page(new NewContextOptions());
    page.navigate("http://127.0.0.1:%d/".formatted(server.port()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void showsWhatTheServiceAnswersInEveryMode() {
    choose("Movie number 10");
    assertThat(heading()).hasText("Because you like Movie number 10 (1910)");
    assertShows(server.get("/v1/recommendations?mode=audience&" + TEN).json());
    page.getByLabel("From the closest people").check();
    assertShows(server.get("/v1/recommendations?mode=users&" + TEN).json());
    page.getByLabel("Similar movies").check();
    assertShows(server.get("/v1/movies/10/similar").json());
    page.getByLabel("From its audience").check();
    page.locator("#novelty").fill("0.6");
    page.selectOption("#genre", "Drama");
    assertShows(server.get("/v1/recommendations?novelty=0.6&genre=Drama&" + TEN).json());
    page.getByText("Show more").click();
    assertThat(page.locator(".movie")).hasCount(20);
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void followsRatingsAtOnce() throws IOException {
    choose("Movie number 10");
    String first = page.locator(".movie").nth(0).getAttribute("data-key");
    page.locator(".movie").nth(0).getByLabel("5 stars").click();
    assertThat(heading()).hasText("From your ratings");
    assertShows(posted("{\"items\":[{\"movieId\":%s,\"rating\":5}]}".formatted(first)));
    String second = page.locator(".movie").nth(0).getAttribute("data-key");
    page.locator(".movie").nth(0).getByLabel("Not for me").click();
    assertShows(
        posted(
            "{\"items\":[{\"movieId\":%s,\"liked\":false},{\"movieId\":%s,\"rating\":5}]}"
                .formatted(second, first)));
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void letsPeopleChooseWhatTheyMeant() {
    page.locator("#search").fill("Movie fifty");
    page.locator("#search").press("Enter");
    assertThat(page.locator(".trouble h3")).hasText("Which one do you mean?");
    page.getByRole(AriaRole.BUTTON, named("Movie fifty (1960)")).click();
    assertThat(heading()).hasText("Because you like Movie fifty (1960)");
    page.locator("#search").fill("Movie numbre 1O1x");
    page.locator("#search").press("Enter");
    assertThat(page.locator(".trouble h3")).containsText("No movie");
  }

  @Test
  void saysWhatIsTrueOfTheModel() {
    assertThat(page.locator("#model")).containsText("movies, version 7");
    assertThat(page.locator("#model"))
        .containsText("January 1, 2026 from 100 ratings by 10 people");
    assertThat(page.locator("#model")).containsText("1.5 times as good");
  }

  @Test
  void waitsForTheModel() {
    ModelState ready = server.state();
    server.becomes(new ModelState.NotReady("VersionMissing", "there is no version 7"));
    page.locator("#search").fill("Movie number 10");
    page.locator("#search").press("Enter");
    assertThat(page.locator(".trouble h3")).hasText("The model is being loaded");
    server.becomes(ready);
    assertThat(heading()).hasText("Because you like Movie number 10 (1910)");
    assertThat(page.locator(".movie")).hasCount(10);
  }

  private void choose(String title) {
    page.locator("#search").pressSequentially(title);
    page.locator("#found .title").filter(having(title + " (")).click();
    assertThat(page.locator(".movie")).hasCount(10);
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private Locator heading() {
    return page.locator("#list-title");
  }

  private void assertShows(JsonNode answer) {
    assertThat(answer.path("items").size()).as(answer.toString()).isPositive();
    assertThat(page.locator(".movie h3 .title")).hasText(written(answer));
    assertThat(page.locator(".movie .reason")).hasText(texts(answer, "/reason"));
  }

  private static String[] written(JsonNode answer) {
    return items(answer)
        .map(item -> item.at("/movie/title").asText() + " " + item.at("/movie/year").asText())
        .toArray(String[]::new);
  }

  private static String[] texts(JsonNode answer, String pointer) {
    return items(answer).map(item -> item.at(pointer).asText()).toArray(String[]::new);
  }

  private static Stream<JsonNode> items(JsonNode answer) {
    return StreamSupport.stream(answer.path("items").spliterator(), false);
  }

  /** What the service answers to a list, asked apart from the page's own script. */
  private JsonNode posted(String body) throws IOException {
    Object answer =
        page.evaluate(
            "body => fetch('/v1/recommendations', {method: 'POST', body, headers:"
                + " {'Content-Type': 'application/json'}}).then(answer => answer.text())",
            body);
    return JSON.readTree((String) answer);
  }
}
