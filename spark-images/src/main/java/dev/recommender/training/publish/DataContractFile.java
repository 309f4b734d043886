package dev.recommender.training.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the repository says of a data set, whatever run fills it: one file per data set. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DataContractFile(Description about, List<Rule> quality, List<Field> fields) {
  /** The data sets of the catalogue. */
  static final List<String> DATA_SETS =
      List.of("source", "items", "users", "statistics", "versions", "people", "audit", "catalogue");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The data set as a whole. */
  record Description(
      String kind,
      String title,
      String description,
      @Nullable String publisher,
      List<String> identifiers,
      Terms terms) {}

  /** Under which terms it is kept and used. */
  record Terms(String licence, String purpose, String retention, String personalData) {}

  /** A quality rule. */
  record Rule(String rule, String meaning) {}

  /** A field; {@code personalData} is none, aggregated, pseudonymous or personal. */
  record Field(String name, String type, String meaning, String personalData) {}

  static DataContractFile of(String dataset) {
    String file = "catalogue/%s.json".formatted(dataset);
    try (InputStream in = DataContractFile.class.getResourceAsStream(file)) {
      return JSON.readValue(Objects.requireNonNull(in, file), DataContractFile.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
