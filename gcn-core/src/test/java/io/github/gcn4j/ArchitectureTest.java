package io.github.gcn4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between packages, and what core may depend on. */
@AnalyzeClasses(packages = "io.github.gcn4j", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule coreDependsOnTheJdkAlone =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.github.gcn4j..", "java..", "org.jspecify.annotations..");

  @ArchTest
  static final ArchRule coreReadsNoImagesAndOpensNoWindows =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.awt..", "javax.imageio..", "java.net..", "java.sql..");

  @ArchTest
  static final ArchRule noLibraryEndsTheProcess =
      noClasses().should().callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule arrowsPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("graph")
          .definedBy("io.github.gcn4j.graph")
          .layer("program")
          .definedBy("io.github.gcn4j.program")
          .layer("backend")
          .definedBy("io.github.gcn4j.backend")
          .layer("engine")
          .definedBy("io.github.gcn4j.engine")
          .layer("data")
          .definedBy("io.github.gcn4j.data")
          .layer("evaluation")
          .definedBy("io.github.gcn4j.evaluation")
          .layer("training")
          .definedBy("io.github.gcn4j.training")
          .layer("model")
          .definedBy("io.github.gcn4j.model")
          .layer("explanation")
          .definedBy("io.github.gcn4j.explanation")
          .whereLayer("program")
          .mayOnlyBeAccessedByLayers("backend", "engine", "training", "model", "explanation")
          .whereLayer("backend")
          .mayOnlyBeAccessedByLayers("engine", "training", "model", "explanation")
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers("training", "model", "explanation")
          .whereLayer("training")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("model")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("explanation")
          .mayNotBeAccessedByAnyLayer();
}
