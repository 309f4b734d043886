package dev.recommender.training;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;

@AnalyzeClasses(
    packages = "dev.recommender.training",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String BASE = "dev.recommender.training";

  /** Each may use those before it. */
  private static final List<String> ORDER =
      List.of(
          "failure",
          "executors",
          "people",
          "load",
          "clean",
          "features",
          "train",
          "evaluate",
          "publish");

  @ArchTest
  static final ArchRule stagesGoFromLeftToRight =
      ArchRuleDefinition.classes()
          .that()
          .resideInAPackage(BASE + ".(*)..")
          .should(
              new ArchCondition<>("use only stages before their own") {
                @Override
                public void check(JavaClass origin, ConditionEvents events) {
                  origin
                      .getDirectDependenciesFromSelf()
                      .forEach(dependency ->
                          events.add(
                              new SimpleConditionEvent(
                                  origin,
                                  position(dependency.getTargetClass()) <= position(origin),
                                  dependency.getDescription())));
                }
              });

  private static int position(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(BASE)) {
      return -1;
    }
    return name.equals(BASE)
        ? ORDER.size()
        : ORDER.indexOf(name.substring(BASE.length() + 1).split("\\.", -1)[0]);
  }

  @ArchTest
  static final ArchRule onlyPeopleAndPublishKnowElasticsearch =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE + ".people..", BASE + ".publish..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("co.elastic..");

  @ArchTest
  static final ArchRule onlyTheSolverAndCalibrationKnowMllib =
      noClasses()
          .that()
          .doNotHaveSimpleName("MllibFactorSolver")
          .and()
          .doNotHaveSimpleName("CalibrationCurve")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark.ml..", "org.apache.spark.mllib..");

  @ArchTest
  static final ArchRule noCycles = slices().matching(BASE + ".(*)..").should().beFreeOfCycles();
}
