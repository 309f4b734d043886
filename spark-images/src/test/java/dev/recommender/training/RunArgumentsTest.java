package dev.recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

/** Tests run with the same options as the container. */
final class RunArgumentsTest {
  /** Gone from the JDK, meant for other JDKs, or a weaker TLS that nothing here needs. */
  private static final List<String> LEFT_OUT =
      List.of(
          "sun.security.action",
          "useDirectMethodHandle",
          "IgnoreUnrecognizedVMOptions",
          "defaultEndpointVerificationAlgorithm");

  @Test
  void giveSparkTheModuleOptionsItAsksFor() {
    List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
    assertThat(
            Arrays.stream(JavaModuleOptions.defaultModuleOptionArray())
                .filter(option -> LEFT_OUT.stream().noneMatch(option::contains)))
        .isSubsetOf(given);
  }
}
