package dev.recommender.chart;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ValuesReferenceTest {
  @Test
  void theReadmeOfTheChartIsCurrent() throws IOException {
    String reference =
        ValuesReference.of(Chart.schema(), Chart.yaml(Chart.FOLDER.resolve("values.yaml")));
    Golden.compare(Chart.FOLDER.resolve("README.md"), reference);
  }
}
