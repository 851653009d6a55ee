package io.github.gcn4j.backend.nd4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A backend sees the SPI, the graphs and the enums of programs, the planes and its own library. */
@AnalyzeClasses(
    packages = "io.github.gcn4j.backend.nd4j",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule backendsImportNothingButCoreAndPlanes =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.github.gcn4j.backend",
              "io.github.gcn4j.backend.nd4j",
              "io.github.gcn4j.backend.planes",
              "io.github.gcn4j.graph",
              "io.github.gcn4j.program",
              "java..",
              "org.nd4j.linalg..",
              "org.bytedeco.javacpp",
              "org.bytedeco.openblas.global",
              "org.jspecify.annotations..");
}
