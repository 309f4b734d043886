package dev.recommender.service.http.page;

import dev.recommender.service.http.message.Problem;
import dev.recommender.service.http.message.ProblemException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code GET /} and {@code /page/{file}}: the web page, from memory. */
public final class PageRoutes {
  private static final List<String> NAMES =
      List.of(
          "style.css",
          "icon.svg",
          "app.js",
          "api.js",
          "combobox.js",
          "element.js",
          "model.js",
          "movies.js",
          "ratings.js",
          "stars.js",
          "troubles.js",
          "wishes.js");

  private final PageFile index = PageFile.read("index.html");
  private final Map<String, PageFile> files =
      NAMES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), PageFile::read));

  public void index(ServerRequest request, ServerResponse response) {
    index.send(request, response);
  }

  public void file(ServerRequest request, ServerResponse response) {
    PageFile file = files.get(request.path().pathParameters().get("file"));
    if (file == null) {
      throw new ProblemException(Problem.notFound());
    }
    file.send(request, response);
  }
}
