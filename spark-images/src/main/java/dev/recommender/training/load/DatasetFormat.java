package dev.recommender.training.load;

import java.util.Arrays;
import java.util.List;

/** The forms MovieLens comes in: how files are named and what stands between two values. */
public enum DatasetFormat {
  CSV("MovieLensCsv", ".csv", ",", true),
  DAT("MovieLensDat", ".dat", "::", false);

  private final String label;
  private final String extension;
  private final String delimiter;
  private final boolean header;

  DatasetFormat(String label, String extension, String delimiter, boolean header) {
    this.label = label;
    this.extension = extension;
    this.delimiter = delimiter;
    this.header = header;
  }

  /** As it is written into arguments and reports. */
  public String label() {
    return label;
  }

  public static List<String> labels() {
    return Arrays.stream(values()).map(DatasetFormat::label).toList();
  }

  public static DatasetFormat labelled(String label) {
    return Arrays.stream(values())
        .filter(format -> format.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(label));
  }

  public String fileName(DataFile file) {
    return file.baseName() + extension;
  }

  /** Names of all files, by alphabet. */
  List<String> fileNames() {
    return Arrays.stream(DataFile.values()).map(this::fileName).toList();
  }

  String delimiter() {
    return delimiter;
  }

  /** Whether the first line names the columns; values are quoted only then. */
  public boolean hasHeader() {
    return header;
  }
}
