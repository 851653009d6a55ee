package io.github.gcn4j.imaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import javax.imageio.ImageIO;

@AnalyzeClasses(
    packages = "io.github.gcn4j.imaging",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule imagingKnowsNothingButCoreIoAndTheJdk =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.github.gcn4j.imaging..",
              "io.github.gcn4j.backend",
              "io.github.gcn4j.data",
              "io.github.gcn4j.evaluation",
              "io.github.gcn4j.explanation",
              "io.github.gcn4j.graph",
              "io.github.gcn4j.model",
              "io.github.gcn4j.program",
              "io.github.gcn4j.training",
              "io.github.gcn4j.io..",
              "java..",
              "javax.imageio..",
              "org.jspecify.annotations..");

  @ArchTest
  static final ArchRule globalSettingsOfImageIoAreNotTouched =
      noClasses()
          .should()
          .callMethod(ImageIO.class, "setUseCache", boolean.class)
          .orShould()
          .callMethod(ImageIO.class, "scanForPlugins");
}
