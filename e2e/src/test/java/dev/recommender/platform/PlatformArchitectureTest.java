package dev.recommender.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may see whom inside the platform, and that it sees nobody outside. */
@AnalyzeClasses(packages = "dev.recommender", importOptions = ImportOption.DoNotIncludeTests.class)
class PlatformArchitectureTest {
  @ArchTest
  static final ArchRule platformKnowsNothingOfTheProduct =
      noClasses()
          .that()
          .resideInAPackage("dev.recommender.platform..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.recommender.api..",
              "dev.recommender.operator..",
              "dev.recommender.training..",
              "dev.recommender.service..",
              "dev.recommender.quickstart..",
              "dev.recommender.benchmark..",
              "dev.recommender.scenario..");

  @ArchTest
  static final ArchRule partsKnowOnlyTheControlLoop =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..platform.apiserver..",
              "..platform.kubelet..",
              "..platform.workload..",
              "..platform.proxy..",
              "..platform.elasticsearch..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.recommender.platform");

  @ArchTest
  static final ArchRule partsAreFreeOfCycles =
      slices().matching("dev.recommender.platform.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheServerKnowsElasticsearchClasses =
      classes()
          .that()
          .resideOutsideOfPackage("..platform.elasticsearch.server")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackage("org.elasticsearch..");

  @ArchTest
  static final ArchRule partsDoNotSeeEachOther =
      slices()
          .matching("dev.recommender.platform.(apiserver|kubelet|workload|proxy|elasticsearch)..")
          .should()
          .notDependOnEachOther();
}
