package dev.recommender.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.recommender.operator",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "dev.recommender.operator.";

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.recommender.operator.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theLifeCycleKnowsNoClient =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "lifecycle..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.fabric8..",
              "io.javaoperatorsdk..",
              "co.elastic..",
              "java.net..",
              "java.nio.file..");

  @ArchTest
  static final ArchRule theLifeCycleKnowsNobodyElse =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "lifecycle..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "training..",
              ROOT + "serving..",
              ROOT + "indices..",
              ROOT + "status..",
              ROOT + "reconcile..",
              ROOT + "pod..");

  @ArchTest
  static final ArchRule trainingSeesNeitherServingNorIndices =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "training..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "serving..", ROOT + "indices..");

  @ArchTest
  static final ArchRule servingSeesNeitherTrainingNorIndices =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "serving..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "training..", ROOT + "indices..");

  @ArchTest
  static final ArchRule indicesSeeNeitherTrainingNorServing =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "indices..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "training..", ROOT + "serving..");

  @ArchTest
  static final ArchRule onlyIndicesKnowTheElasticsearchClient =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "indices..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("co.elastic.clients..");

  @ArchTest
  static final ArchRule onlyMainReadsTheEnvironment =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Main")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);
}
