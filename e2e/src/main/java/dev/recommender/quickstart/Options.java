package dev.recommender.quickstart;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for.
 *
 * @param model file with the RecommenderModel
 * @param data folder or archive with a MovieLens set; null for the one that the project ships
 * @param port local port of the service; 0 for 8080 or, when that is taken, any free one
 * @param title title to ask for first; null for the most popular one
 * @param once whether to end after the first answer
 */
record Options(Path model, @Nullable Path data, int port, @Nullable String title, boolean once) {
  static final String USAGE =
      """
      usage: ./quickstart [--data <folder or zip>] [--model <file>] [--title <title>] [--port <port>] [--once]
        --data   a MovieLens set in CSV format (default: the ml-latest-small that the project ships)
        --model  the RecommenderModel to apply (default: e2e/movies.yaml); it is applied again when it changes
        --title  the title to ask for first (default: the most popular one)
        --port   the local port of the service (default: 8080, or any free one)
        --once   end after the first answer
      """;

  /** Reads the arguments; throws IllegalArgumentException with a sentence for the user. */
  static Options parse(String[] args, Path defaultModel) {
    Options options = new Options(defaultModel, null, 0, null, false);
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--once")) {
        options = new Options(options.model, options.data, options.port, options.title, true);
        continue;
      }
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(
            "argument \"%s\": unknown, or its value is missing".formatted(args[i]));
      }
      options = options.with(args[i], args[++i]);
    }
    return options;
  }

  private Options with(String name, String value) {
    return switch (name) {
      case "--data" -> new Options(model, Path.of(value), port, title, once);
      case "--model" -> new Options(Path.of(value), data, port, title, once);
      case "--title" -> new Options(model, data, port, value, once);
      case "--port" -> new Options(model, data, port(value), title, once);
      default -> throw new IllegalArgumentException("argument \"%s\" is unknown".formatted(name));
    };
  }

  private static int port(String value) {
    try {
      int port = Integer.parseInt(value);
      if (port >= 1 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // falls through to the sentence below
    }
    throw new IllegalArgumentException(
        "--port is \"%s\", expected a number from 1 to 65535".formatted(value));
  }
}
