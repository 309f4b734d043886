package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.recommender.service.access.ApiKeysFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the page looks; pictures of every case are in {@code target/page}. */
class PageLooksIT {
  private static final double READABLE = 4.5;

  private static Browser browser;

  private TestServer server;

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
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 320", "DARK, 320"})
  void isReadableAndFitsTheScreen(ColorScheme scheme, int width) throws IOException {
    Page page = open(scheme, width);
    judge(page, "start-%s-%d".formatted(scheme, width));
    page.fill("#search", "sabrina");
    page.waitForSelector("#found li");
    judge(page, "search-%s-%d".formatted(scheme, width));
    page.press("#search", "Enter");
    page.waitForSelector(".trouble");
    judge(page, "candidates-%s-%d".formatted(scheme, width));
    page.fill("#search", "toy story");
    page.click("#found li:first-child");
    page.waitForSelector(".movie:nth-child(10)");
    judge(page, "movie-%s-%d".formatted(scheme, width));
    page.click(".movie:nth-child(1) [data-part=star-5]");
    page.click(".movie:nth-child(2) [data-part=dislike]");
    page.waitForSelector(".rated li:nth-child(2)");
    judge(page, "ratings-%s-%d".formatted(scheme, width));
    assertThat(browser.complaints.stream().filter(text -> !text.contains("status of 300")))
        .isEmpty();
  }

  @Test
  void staysStillForThoseWhoWantIt() {
    Page page = open(ColorScheme.LIGHT, 1280);
    page.fill("#search", "toy story");
    page.click("#found li:first-child");
    page.waitForSelector(".movie");
    assertThat(animation(page)).isEqualTo("none");
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
    assertThat(animation(page)).isEqualTo("arrive");
  }

  private Page open(ColorScheme scheme, int width) {
    Page page =
        browser.page(
            new NewContextOptions()
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, width < 400 ? 640 : 900));
    var _ = new CannedApi(page);
    page.navigate("http://127.0.0.1:%d/".formatted(server.port()));
    page.waitForSelector(".gauge");
    return page;
  }

  private static void judge(Page page, String name) throws IOException {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/page/%s.png".formatted(name))));
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as("pixels beyond the screen: " + name)
        .isEqualTo(0);
    List<Map<String, Object>> texts = texts(page);
    assertThat(texts).hasSizeGreaterThan(15);
    assertThat(texts)
        .as(name)
        .allSatisfy(text ->
            assertThat(((Number) text.get("ratio")).doubleValue())
                .as(text.toString())
                .isGreaterThanOrEqualTo(READABLE));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> texts(Page page) throws IOException {
    try (InputStream script = PageLooksIT.class.getResourceAsStream("contrast.js")) {
      String source = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      return (List<Map<String, Object>>)
          page.evaluate(source.substring(source.indexOf("() =>")).strip());
    }
  }

  private static Object animation(Page page) {
    return page.evaluate("getComputedStyle(document.querySelector('.movie')).animationName");
  }
}
