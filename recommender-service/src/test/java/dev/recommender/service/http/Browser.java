package dev.recommender.service.http;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Chromium of this machine, without a window; what its latest page complains about is kept. */
final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  final List<String> complaints = new ArrayList<>();
  final List<String> requests = new ArrayList<>();
  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  Browser() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(program()).setChromiumSandbox(false));
  }

  /** A page with storage of its own; the one before it is closed. */
  Page page(NewContextOptions options) {
    List.copyOf(chromium.contexts()).forEach(BrowserContext::close);
    complaints.clear();
    requests.clear();
    Page page = chromium.newContext(options).newPage();
    page.setDefaultTimeout(10_000);
    page.onConsoleMessage(message -> {
      if (List.of("error", "warning").contains(message.type())) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.onRequest(request -> requests.add(request.url()));
    return page;
  }

  private static Path program() {
    String told = System.getenv("CHROMIUM");
    if (told != null && !told.isEmpty()) {
      return Path.of(told);
    }
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("no Chromium: see .mvn/chromium.sh, or run ./verify"));
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
