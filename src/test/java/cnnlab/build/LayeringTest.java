package cnnlab.build;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which part of the program may know which, and why. */
class LayeringTest {
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("cnnlab");

  @ParameterizedTest(name = "{0} may use {1}")
  @CsvSource({
    "text, '', every part speaks to people and must not bring anything else along",
    "arch, 'text files', what a network is depends on no way of looking at it or training it",
    "analysis, 'text arch run', its numbers follow from an architecture; of runs it knows the"
        + " update rule that memory depends on",
    "diagram, 'text arch analysis', a picture is drawn from an architecture and its numbers alone",
    "data, 'text files arch', images and labels are the same for every network",
    "files, text, how a file is kept whole has nothing to do with what it holds",
    "weights, 'text files arch data', weight files are read without a framework",
    "run, 'text files arch data weights', a stored run can be opened without a framework",
    "engine, 'text files arch data weights run analysis', the port is for frameworks to fill and"
        + " for screens and commands to use",
    "training, 'text files arch analysis data weights run engine', a run goes its way on any engine"
        + " and without a window",
    "inference, 'text files arch analysis data weights run engine training', a trained network is"
        + " used on any engine",
    "explain, 'text files arch analysis data weights run engine inference', what a prediction rests"
        + " on follows from the network alone",
    "evaluation, 'text files arch analysis data weights run engine training inference', a network"
        + " is judged the same way with a window and without",
    "chart, 'text files diagram', a chart is drawn from its values alone, in a window or a file",
    "comparison, 'text files arch analysis data weights run engine chart diagram', runs are"
        + " compared the same way with a window and without",
    "lesson, 'text files arch analysis diagram data weights run engine training inference explain"
        + " chart comparison', a lesson is data, performed with a window and without",
    "report, 'text files arch analysis data weights run engine training inference evaluation chart"
        + " diagram comparison', a report is the same from a window and without",
    "export, 'text arch', source code is written from an architecture alone",
    "cli, 'text arch analysis diagram export data files weights run engine training inference"
        + " explain evaluation chart comparison report lesson', commands work without a window and"
        + " on any engine",
    "ui, 'text arch analysis diagram export data files weights run engine training inference"
        + " explain evaluation chart comparison report lesson', the window works on any engine and"
        + " must not need the command line"
  })
  void eachPartUsesOnlyThoseBelowIt(String part, String below, String because) {
    String[] allowed =
        Stream.of((part + " " + below).strip().split(" "))
            .map(name -> "cnnlab." + name + "..")
            .toArray(String[]::new);
    check(
        noClasses()
            .that(resideInAPackage("cnnlab." + part + ".."))
            .should()
            .dependOnClassesThat(resideInAPackage("cnnlab..").and(not(resideInAnyPackage(allowed))))
            .because(because));
  }

  @Test
  void theFrameworkIsBehindItsPort() {
    check(
        noClasses()
            .that(
                not(resideInAnyPackage("cnnlab", "cnnlab.engine.dl4j..", "cnnlab.engine.onednn..")))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("cnnlab.engine.dl4j..", "cnnlab.engine.onednn.."))
            .because("only the start of the program chooses an engine; all else sees the port"));
    check(
        noClasses()
            .that(not(resideInAnyPackage("cnnlab.engine.dl4j..", "cnnlab.engine.onednn..")))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco.."))
            .because("a framework is then replaced by writing one package"));
  }

  @Test
  void onlyTheWindowKnowsJavaFx() {
    check(
        noClasses()
            .that(not(resideInAnyPackage("cnnlab", "cnnlab.ui..")))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp.ikonli.."))
            .because("the core runs where there is no screen"));
  }

  @Test
  void onlyChartsKnowJFreeChartAndAwt() {
    check(
        noClasses()
            .that(not(resideInAnyPackage("cnnlab.chart..", "cnnlab.ui.chart..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.jfree..", "javax.swing.."))
            .because("the chart library can then be replaced"));
    check(
        noClasses()
            .that(
                not(
                    resideInAnyPackage(
                        "cnnlab.chart..",
                        "cnnlab.ui.chart..",
                        "cnnlab.diagram.render.png..",
                        "cnnlab.report..",
                        "cnnlab.data..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.awt..", "javax.imageio.."))
            .because("two toolkits in one window do not mix"));
    check(
        noClasses()
            .that(resideInAPackage("cnnlab.data.."))
            .should()
            .dependOnClassesThat(
                resideInAPackage("java.awt..").and(not(resideInAPackage("java.awt.image.."))))
            .because("reading an image file needs its decoder, not a drawing toolkit"));
  }

  @Test
  void aViewModelHasNoNodes() {
    check(
        noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat(resideInAPackage("javafx.scene.."))
            .because("what a screen does can then be tested without showing it"));
  }

  @Test
  void screensDoNotKnowEachOther() {
    check(
        slices()
            .matching("cnnlab.ui.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                alwaysTrue(),
                resideInAnyPackage(
                    "cnnlab.ui.chart..",
                    "cnnlab.ui.confusion..",
                    "cnnlab.ui.correction..",
                    "cnnlab.ui.fetch..",
                    "cnnlab.ui.file..",
                    "cnnlab.ui.image..",
                    "cnnlab.ui.network..",
                    "cnnlab.ui.pretrained..",
                    "cnnlab.ui.report..",
                    "cnnlab.ui.runs..",
                    "cnnlab.ui.work.."))
            .because("each can be read, changed and removed by itself"));
    check(
        noClasses()
            .that(resideInAPackage("cnnlab.ui"))
            .should()
            .dependOnClassesThat(resideInAPackage("cnnlab.ui.*.."))
            .because("what screens share must not know them"));
  }

  @Test
  void tabsOfInspectDoNotKnowEachOther() {
    check(
        slices()
            .matching("cnnlab.ui.inspect.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                alwaysTrue(),
                resideInAnyPackage(
                    "cnnlab.ui.inspect.model..",
                    "cnnlab.ui.inspect.image..",
                    "cnnlab.ui.inspect.layout..",
                    "cnnlab.ui.inspect.activation.."))
            .because(
                "each shows the network, the image and the layer in view, and can be removed by"
                    + " itself"));
  }

  @Test
  void workLeavesAndEntersTheJavaFxThreadInTwoPlaces() {
    check(
        noClasses()
            .that(resideInAPackage("cnnlab.ui.."))
            .and()
            .haveNameNotMatching("cnnlab\\.ui\\.(Background|LiveFeed)(\\$.*)?")
            .should()
            .callMethod(Platform.class, "runLater", Runnable.class)
            .orShould()
            .dependOnClassesThat(resideInAPackage("javafx.concurrent.."))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Executors.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .callMethod(Thread.class, "ofPlatform")
            .orShould()
            .callMethod(Thread.class, "ofVirtual")
            .orShould()
            .callMethod(Thread.class, "startVirtualThread", Runnable.class)
            .because("two bridges can be reasoned about, one per screen cannot"));
  }

  @Test
  void packagesHaveNoCycles() {
    check(
        slices()
            .matching("cnnlab.(**)")
            .should()
            .beFreeOfCycles()
            .because("a part can be understood with those below it only if there is a below"));
  }

  private static void check(ArchRule rule) {
    rule.check(PROGRAM);
  }
}
