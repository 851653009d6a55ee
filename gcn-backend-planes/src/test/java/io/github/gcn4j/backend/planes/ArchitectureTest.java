package io.github.gcn4j.backend.planes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Planes see the SPI, the graphs and the enums of programs, and nothing else. */
@AnalyzeClasses(
    packages = "io.github.gcn4j.backend.planes",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule planesImportNothingButCore =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.github.gcn4j.backend",
              "io.github.gcn4j.backend.planes..",
              "io.github.gcn4j.graph",
              "io.github.gcn4j.program",
              "com.sun.management",
              "java..",
              "org.jspecify.annotations..");
}
