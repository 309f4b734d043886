package dev.recommender.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.recommender.service",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String HERE = "dev.recommender.service.";

  @ArchTest
  static final ArchRule ONLY_HTTP_SEES_HELIDON =
      noClasses()
          .that()
          .resideOutsideOfPackage(HERE + "http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.helidon..", "io.micrometer..");

  @ArchTest
  static final ArchRule ONLY_ELASTICSEARCH_SEES_ITS_CLIENT =
      noClasses()
          .that()
          .resideOutsideOfPackage(HERE + "elasticsearch")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("co.elastic..", "org.apache.hc..");

  @ArchTest
  static final ArchRule RECOMMEND_SEES_MODEL_CATALOGUE_AND_PEOPLE =
      classes()
          .that()
          .resideInAPackage(HERE + "recommend")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              HERE + "recommend",
              HERE + "admission",
              HERE + "model",
              HERE + "scan",
              HERE + "catalogue",
              HERE + "people",
              "java..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule ADMISSION_KNOWS_NOTHING_OF_WHAT_IT_ADMITS =
      classes()
          .that()
          .resideInAPackage(HERE + "admission")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(HERE + "admission", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule MODEL_CATALOGUE_AND_PEOPLE_SEE_NOTHING_ABOVE =
      noClasses()
          .that()
          .resideInAnyPackage(HERE + "model", HERE + "catalogue", HERE + "people")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              HERE + "recommend",
              HERE + "rights",
              HERE + "http..",
              HERE + "elasticsearch",
              HERE + "access");

  @ArchTest
  static final ArchRule RIGHTS_SEE_PEOPLE_ONLY =
      classes()
          .that()
          .resideInAPackage(HERE + "rights")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              HERE + "rights", HERE + "people", "java..", "org.slf4j..", "org.jspecify..");

  @ArchTest
  static final ArchRule SCAN_KNOWS_NEITHER_MOVIES_NOR_PEOPLE =
      noClasses()
          .that()
          .resideInAPackage(HERE + "scan")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              HERE + "model",
              HERE + "catalogue",
              HERE + "people",
              HERE + "recommend",
              HERE + "admission");

  @ArchTest
  static final ArchRule HTTP_AND_ELASTICSEARCH_DO_NOT_MEET =
      noClasses()
          .that()
          .resideInAPackage(HERE + "http..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(HERE + "elasticsearch");

  @ArchTest
  static final ArchRule ONLY_MAIN_READS_THE_ENVIRONMENT =
      noClasses()
          .that()
          .doNotHaveSimpleName("ServiceMain")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.recommender.service.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_CYCLES_BELOW_HTTP =
      slices().matching("dev.recommender.service.http.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_THE_SERVER_SEES_ALL_ROUTES =
      noClasses()
          .that()
          .resideInAPackage(HERE + "http.(*)..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(HERE + "http");
}
