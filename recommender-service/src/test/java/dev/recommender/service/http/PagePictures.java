package dev.recommender.service.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Takes the pictures of the README from a service that runs, such as the quick start's: {@code mvn
 * -pl recommender-service test -Dtest=PagePictures -Dpage=http://localhost:8080/}.
 */
class PagePictures {
  private static final String TITLE = System.getProperty("page.title", "Toy Story");

  @Test
  void takesThem() {
    try (Browser browser = new Browser()) {
      take(browser, ColorScheme.LIGHT, 1200, 1060);
      take(browser, ColorScheme.DARK, 390, 844);
    }
  }

  private static void take(Browser browser, ColorScheme scheme, int width, int height) {
    Page page =
        browser.page(
            new NewContextOptions()
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, height));
    page.navigate(System.getProperty("page", "http://localhost:8080/"));
    choose(page);
    rate(page, 0, "5 stars");
    rate(page, 1, "4 stars");
    rate(page, 2, "Not for me");
    choose(page);
    page.locator("h1").click();
    String name = "page-%s.png".formatted(scheme == ColorScheme.DARK ? "dark" : "light");
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("docs", name)));
  }

  private static void choose(Page page) {
    page.locator("#search").fill(TITLE);
    page.locator("#found li").first().click();
    assertThat(page.locator("#list-title")).containsText("Because you like " + TITLE);
    assertThat(page.locator("[aria-busy=false] .movie")).hasCount(10);
  }

  private static void rate(Page page, int rated, String label) {
    page.locator(".movie").first().getByLabel(label).click();
    assertThat(page.locator("#rated li")).hasCount(rated + 1);
    assertThat(page.locator("#recommendations")).hasAttribute("aria-busy", "false");
  }
}
