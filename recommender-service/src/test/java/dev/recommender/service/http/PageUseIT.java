package dev.recommender.service.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.recommender.service.access.ApiKeysFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do with the page, and what it does when the service has nothing to show. */
class PageUseIT {
  private static Browser browser;

  private TestServer server;
  private Page page;
  private CannedApi api;

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
    api = new CannedApi(page);
    page.navigate("http://127.0.0.1:%d/".formatted(server.port()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void isUsableByKeyboardAlone() {
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    page.keyboard().press("Tab");
    assertThat(page.locator("#search")).isFocused();
    page.keyboard().type("toy");
    assertThat(page.locator("#found li")).hasCount(2);
    assertThat(page.locator("#search")).hasAttribute("aria-expanded", "true");
    page.keyboard().press("ArrowUp");
    assertThat(page.locator("#search")).hasAttribute("aria-activedescendant", "found-1");
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("#search")).not().hasAttribute("aria-activedescendant", "found-1");
    page.keyboard().press("Escape");
    assertThat(page.locator("#search")).hasAttribute("aria-expanded", "false");
    assertThat(page.locator("#search")).hasValue("toy");
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("#found li")).hasCount(2);
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("#found-0")).hasAttribute("aria-selected", "true");
    page.keyboard().press("Enter");
    assertThat(heading()).hasText("Because you like Toy Story (1995)");
    assertThat(page.locator(".movie")).hasCount(10);

    page.keyboard().press("Tab");
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("input[value=users]")).isChecked();
    assertThat(page.locator("#recommendations")).hasAttribute("aria-busy", "false");
    assertThat(api.asked.getLast()).contains("title=Toy+Story", "year=1995", "mode=users");

    tabTo(".list .stars button");
    page.keyboard().press("ArrowRight");
    assertThat(page.locator(".movie:first-child [data-part=dislike]")).isFocused();
    page.keyboard().press("4");
    assertThat(heading()).hasText("From your ratings");
    assertThat(api.asked.getLast())
        .isEqualTo("{\"items\":[{\"movieId\":3114,\"rating\":4}],\"k\":10,\"novelty\":0}");
    assertThat(page.locator(".list [data-part=star-4]:focus")).hasCount(1);
    assertThat(page.locator(".list [data-key='3114']")).hasCount(0);

    tabTo("#forget");
    page.keyboard().press("Enter");
    assertThat(page.locator("#ratings-title")).isFocused();
    assertThat(heading()).hasText("Because you like Toy Story (1995)");
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void ratingsChangeTheListStayInTheBrowserAndCanBeForgotten() {
    choose("aladdin", 0);
    page.locator(".movie").nth(2).getByLabel("5 stars").click();
    assertThat(heading()).hasText("From your ratings");
    List<String> one = titles();
    page.locator(".movie").nth(0).getByLabel("Not for me").click();
    assertThat(page.locator("#rated li")).hasCount(2);
    assertThat(page.locator("#recommendations")).hasAttribute("aria-busy", "false");
    assertThat(titles()).hasSize(10).isNotEqualTo(one).doesNotContain(one.getFirst());
    assertThat(api.asked.getLast()).contains("\"liked\":false", "\"rating\":5");

    page.reload();
    assertThat(page.locator("#ratings-title")).hasText("Your ratings (2)");
    assertThat(heading()).hasText("From your ratings");
    page.locator("#rated li").nth(0).locator("[aria-pressed=true]").click();
    assertThat(page.locator("#rated li")).hasCount(1);
    page.getByText("Forget my ratings").click();
    assertThat(page.locator("#empty")).isVisible();
    assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
  }

  @Test
  void asksForModesNoveltyAndGenres() {
    choose("toy", 0);
    page.getByLabel("Similar movies").check();
    assertThat(page.locator("#recommendations")).hasAttribute("aria-busy", "false");
    page.getByLabel("From its audience").check();
    page.locator("#novelty").fill("0.5");
    assertThat(page.locator("#novelty-said")).hasText("A good mix");
    page.selectOption("#genre", "Drama");
    assertThat(page.locator("#recommendations")).hasAttribute("aria-busy", "false");
    assertThat(api.asked.getLast()).contains("mode=audience", "novelty=0.5", "genre=Drama", "k=10");
    assertThat(browser.requests).anyMatch(url -> url.contains("/v1/movies/1/similar?k=10"));
    page.locator(".movie").nth(0).getByLabel("I like it").click();
    assertThat(heading()).hasText("From your ratings");
    assertThat(api.asked.getLast()).contains("\"novelty\":0.5", "\"genre\":[\"Drama\"]");
  }

  @Test
  void dropsTheAnswerToWhatWasTypedBefore() {
    List<Route> late = new ArrayList<>();
    page.route(Pattern.compile("/v1/movies\\?q=toy&"), late::add);
    page.locator("#search").fill("toy");
    page.waitForCondition(() -> !late.isEmpty());
    page.locator("#search").fill("babe");
    assertThat(page.locator("#found li")).hasCount(1);
    late.getFirst().fulfill(new Route.FulfillOptions().setStatus(200).setBody("{\"movies\":[]}"));
    page.locator("#search").press("End");
    assertThat(page.locator("#found li")).hasText(Pattern.compile("Babe \\(1995\\).*"));
  }

  @Test
  void asksWhichMovieIsMeantAndSuggestsOthers() {
    page.locator("#search").fill("sabrina");
    page.locator("#search").press("Enter");
    assertThat(page.locator(".trouble h3")).hasText("Which one do you mean?");
    page.locator(".choices button").nth(1).click();
    assertThat(heading()).hasText("Because you like Sabrina (1995)");

    page.locator("#search").fill("no such movie");
    page.locator("#search").press("Enter");
    assertThat(page.locator(".trouble h3")).hasText("No movie of quite that name");
    page.locator(".choices button").nth(0).click();
    assertThat(heading()).hasText("Because you like Toy Story (1995)");
  }

  @Test
  void waitsWhileTheServiceCannotAnswer() {
    api.fails(503, Map.of("type", "https://recommender.dev/problems/not-ready"));
    choose("babe", 0);
    assertThat(page.locator(".trouble h3")).hasText("The model is being loaded");
    api.recovers();
    assertThat(heading()).hasText("Because you like Babe (1995)");
    assertThat(page.locator(".movie")).hasCount(10);
    assertThat(page.locator(".trouble")).hasCount(0);
  }

  @Test
  void offersTheAudienceWhereThePeopleAreTooFew() {
    api.fails(409, Map.of("type", "https://recommender.dev/problems/too-few-people"));
    choose("babe", 0);
    api.recovers();
    page.getByText("Ask its whole audience").click();
    assertThat(page.locator(".movie")).hasCount(10);
  }

  @Test
  void beginsWithTheTitleOfItsAddress() {
    choose("back to", 0);
    assertThat(page).hasURL(Pattern.compile(".*/\\?title=Back\\+to\\+the\\+Future\\+%281985%29"));
    page.navigate("http://127.0.0.1:%d/?title=Monsters".formatted(server.port()));
    assertThat(heading()).hasText("Because you like Monsters, Inc. (2001)");
  }

  @Test
  void keepsTheFocusWhereItWas() {
    choose("toy", 0);
    page.locator("#more").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#recommendations")).hasAttribute("aria-busy", "false");
    assertThat(page.locator("#more")).isHidden(); // the canned list ends at ten
    assertThat(heading()).isFocused();
    page.locator("#seed-stars [data-part=star-3]").focus();
    page.keyboard().press("Enter");
    assertThat(heading()).hasText("From your ratings");
    assertThat(heading()).isFocused();
    page.locator("#rated [data-part=star-3]").focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press(" ");
    assertThat(page.locator("#rated [data-part=star-4]")).isFocused();
    assertThat(page.locator("#rated [data-part=star-4]")).hasAttribute("aria-pressed", "true");
  }

  @Test
  void saysWhatTheModelIsAndHowGoodItIs() {
    assertThat(page.locator("#model"))
        .containsText(
            "Trained on November 22, 2026 from 100,836 ratings by 610 people of 9,742 movies"
                + " (ml-latest-small).");
    assertThat(page.locator("#model"))
        .containsText("1.5 times as good as showing everyone what is popular");
  }

  @Test
  void asksNobodyButItsOwnService() {
    choose("toy", 0);
    page.locator(".movie").nth(0).getByLabel("4 stars").click();
    assertThat(heading()).hasText("From your ratings");
    String own = "http://127.0.0.1:%d/".formatted(server.port());
    assertThat(browser.requests).hasSizeGreaterThan(10).allMatch(url -> url.startsWith(own));
    assertThat(browser.complaints).isEmpty();
  }

  private void choose(String text, int at) {
    page.locator("#search").fill(text);
    page.getByRole(AriaRole.OPTION).nth(at).click();
  }

  private Locator heading() {
    return page.locator("#list-title");
  }

  private List<String> titles() {
    return page.locator(".movie h3").allInnerTexts();
  }

  /** Presses Tab until an element of that kind has the focus. */
  private void tabTo(String kind) {
    for (int presses = 0; presses < 60; presses++) {
      page.keyboard().press("Tab");
      if (page.locator(kind + ":focus").count() > 0) {
        return;
      }
    }
    throw new AssertionError("Tab does not reach " + kind);
  }
}
