package cnnlab.ui.explore;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.analysis.LayerStats;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import cnnlab.weights.hub.PublishedWeights;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class LayerCardTest {
  @Start
  void open(Stage stage) throws IOException {
    TestWindow.open(stage, View.EXPLORE);
  }

  @Test
  void aLayerIsExplainedWithItsFormulasAndWhatPrintSaysOtherwise(FxRobot robot)
      throws TimeoutException {
    robot.clickOn("#gallery-unfold");
    robot.interact(
        () -> robot.lookup("#gallery-search").queryTextInputControl().setText("googlenet_paper"));
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn("#network-googlenet_paper");
    TableView<LayerStats> table = robot.lookup("#layers").queryTableView();
    until(() -> table.getItems().size() > 1 && isGoogLeNet(table));
    robot.interact(() -> table.getSelectionModel().select(1));
    assertThat(robot.lookup("⌊(224 + 2 · 3 − 7) / 2⌋ + 1 = 112").tryQuery()).isPresent();
    assertThat(robot.lookup("= 64 · 3 · 7 · 7 + 64").tryQuery()).isPresent();
    assertThat(robot.lookup("weight [64, 3, 7, 7]\nbias [64]").tryQuery()).isPresent();
    String printed =
        "conv1: Szegedy 2014, table 1 reports 2.7 K, 34 M; the network has 9.4 K, 118 M.";
    assertThat(robot.lookup(printed).queryLabeled().getParent().isVisible()).isFalse();
    robot.interact(() -> robot.lookup("#errata-line").queryAs(Hyperlink.class).fire());
    assertThat(robot.lookup(printed).queryLabeled().getParent().isVisible()).isTrue();

    robot.interact(() -> robot.lookup("#classes").queryTextInputControl().setText("10"));
    until(() -> robot.lookup("#form").queryLabeled().getText().contains("10 classes"));
    assertThat(robot.lookup("#errata-line").tryQuery()).isEmpty();
  }

  /** Of ResNet-50 there are two; of the one that the catalogue also has in v1 there is another. */
  @Test
  void publishedWeightsOfTheNetworkInViewAreOffered(FxRobot robot) throws TimeoutException {
    robot.clickOn("#gallery-unfold");
    choose(robot, "googlenet_paper");
    assertThat(robot.lookup("#pretrained").tryQuery()).isEmpty();

    choose(robot, "resnet50");
    robot.interact(() -> robot.lookup("#pretrained").queryAs(Hyperlink.class).fire());
    until(() -> robot.lookup("#pretrained-list").tryQuery().isPresent());

    assertThat(robot.lookup("#pretrained-list").queryListView().getItems())
        .extracting(weights -> ((PublishedWeights) weights).name())
        .containsExactly("resnet50", "resnet50-v2");
    assertThat(robot.lookup("#pretrained-fetch").queryButton().getText()).isEqualTo("Fetch 103 MB");
    robot.type(KeyCode.ESCAPE);
    until(() -> robot.lookup("#pretrained-list").tryQuery().isEmpty());
  }

  private static void choose(FxRobot robot, String network) throws TimeoutException {
    robot.interact(() -> robot.lookup("#gallery-search").queryTextInputControl().setText(network));
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn("#network-" + network);
    String title =
        Catalogue.entries().stream()
            .filter(entry -> entry.name().equals(network))
            .map(Entry::title)
            .findFirst()
            .orElseThrow();
    until(() -> robot.lookup("#network-title").queryLabeled().getText().equals(title));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static boolean isGoogLeNet(TableView<LayerStats> table) {
    return table.getItems().get(1).layer().name().equals("conv1.conv");
  }
}
