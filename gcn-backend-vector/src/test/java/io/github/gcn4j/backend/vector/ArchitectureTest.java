package io.github.gcn4j.backend.vector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this backend may see, and who may see the Vector API. */
@AnalyzeClasses(
    packages = "io.github.gcn4j.backend.vector",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule backendsImportNothingButCoreAndPlanes =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.github.gcn4j.backend",
              "io.github.gcn4j.backend.planes..",
              "io.github.gcn4j.backend.vector..",
              "io.github.gcn4j.graph",
              "io.github.gcn4j.program",
              "java..",
              "jdk.incubator.vector",
              "org.jspecify.annotations..");

  @ArchTest
  static final ArchRule theVectorApiStaysInItsPackage =
      noClasses()
          .that()
          .resideOutsideOfPackage("..vector.incubator")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator.vector");

  @ArchTest
  static final ArchRule onlyTheTierOpensThatPackage =
      noClasses()
          .that()
          .resideOutsideOfPackage("..vector.incubator")
          .and()
          .doNotHaveSimpleName("KernelTier")
          .and()
          .areNotAssignableTo(KernelTier.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..vector.incubator");
}
