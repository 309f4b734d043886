package dev.recommender.training.load;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import org.jspecify.annotations.Nullable;

/** Takes the lines of a file apart; not for use by two threads. */
public final class LineParser {
  /** What a decoder puts in place of bytes that are no text. */
  private static final char NO_TEXT = '\uFFFD';

  /** More than any file has: a longer line is malformed, whatever it holds. */
  private static final int MOST_COLUMNS = 16;

  private final CsvParser parser;
  private final int columns;

  public LineParser(DatasetFormat format, int columns) {
    this.parser = new CsvParser(settings(format));
    this.columns = columns;
  }

  private static CsvParserSettings settings(DatasetFormat format) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(format.delimiter());
    settings.getFormat().setQuote(format.hasHeader() ? '"' : '\0');
    settings.getFormat().setQuoteEscape(format.hasHeader() ? '"' : '\0');
    settings.getFormat().setComment('\0');
    settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.RAISE_ERROR);
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setNullValue("");
    settings.setEmptyValue("");
    settings.setMaxCharsPerColumn(-1);
    settings.setMaxColumns(MOST_COLUMNS);
    return settings;
  }

  /** Null when the line has another number of values than expected, or is no proper text. */
  public String @Nullable [] parse(String line) {
    if (line.indexOf(NO_TEXT) >= 0) {
      return null;
    }
    String[] values = split(line);
    return values != null && values.length == columns ? values : null;
  }

  String @Nullable [] split(String line) {
    try {
      return parser.parseLine(line);
    } catch (TextParsingException e) {
      return null;
    }
  }
}
