package cnnlab.ui.explore.build;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class BuildPaneTest {
  @Start
  void open(Stage stage) throws IOException {
    TestWindow.open(stage, View.EXPLORE);
  }

  @Test
  void aStrideThatBreaksTheAdditionIsMarkedAndUndone(FxRobot robot) throws TimeoutException {
    robot.clickOn("#facet-build");
    until(() -> layers(robot).getItems().size() > 10);
    robot.interact(() -> layers(robot).getSelectionModel().select(5));
    assertThat(text(robot, "#build-name")).isEqualTo("layer1.0.conv1");
    Spinner<?> stride = robot.lookup("#build-stride").queryAs(Spinner.class);
    robot.interact(() -> stride.increment());
    until(() -> robot.lookup("#build-problem").tryQuery().isPresent());
    assertThat(text(robot, "#build-problem")).contains("layer1.0.add", "same size");
    robot.clickOn("#build-go-to");
    assertThat(text(robot, "#build-name")).isEqualTo("layer1.0.add");
    assertThat(robot.lookup("⚠ layer1.0.add").tryQuery()).isPresent();
    assertThat(robot.lookup("#build-save").query().isDisabled()).isTrue();
    robot.clickOn("#language-zh");
    assertThat(text(robot, "#build-problem")).contains("layer1.0.add", "步幅和通道数一致");
    robot.clickOn("#language-en");

    robot.clickOn("#build-undo");
    until(() -> robot.lookup("#build-problem").tryQuery().isEmpty());
    robot.clickOn("#build-redo");
    until(() -> robot.lookup("#build-problem").tryQuery().isPresent());
    robot.clickOn("#build-undo");
    until(() -> robot.lookup("#build-problem").tryQuery().isEmpty());
    robot.clickOn("#build-remove-block");
    until(() -> text(robot, "#total-params").equals("11.6 M"));
    assertThat(robot.lookup("#train-network").query().isDisabled()).isTrue();
  }

  @Test
  void aNumberIsChangedByKeysAndByTyping(FxRobot robot) throws TimeoutException {
    robot.clickOn("#facet-build");
    until(() -> layers(robot).getItems().size() > 10);
    robot.interact(() -> layers(robot).getSelectionModel().select(1));
    robot.clickOn("#build-kernel").type(KeyCode.UP).type(KeyCode.UP);
    until(() -> text(robot, "#build-op").equals("Convolution 9×9/2, 64"));
    robot.type(KeyCode.A, KeyCode.ENTER);
    until(() -> kernel(robot).getEditor().getText().equals("9"));
    robot.clickOn("#build-kernel").push(KeyCode.CONTROL, KeyCode.A).write("5").type(KeyCode.ENTER);
    until(() -> text(robot, "#build-op").equals("Convolution 5×5/2, 64"));
  }

  @Test
  void aFlatteningThatWasRemovedIsPutBackAsAdvised(FxRobot robot) throws TimeoutException {
    robot.clickOn("#facet-build");
    until(() -> layers(robot).getItems().size() > 10);
    select(robot, "flatten");
    robot.clickOn("#build-remove");
    until(() -> robot.lookup("#build-problem").tryQuery().isPresent());
    assertThat(text(robot, "#build-problem")).contains("Layer fc", "Put a flatten layer before it");
    select(robot, "avgpool");
    robot.clickOn("#build-add").clickOn("#build-add-flatten");
    until(() -> robot.lookup("#build-problem").tryQuery().isEmpty());
  }

  /** Whoever comes back next week must find it: saved networks stand in the list of networks. */
  @Test
  void aSavedNetworkStandsAmongTheNetworksToChooseFrom(FxRobot robot) throws TimeoutException {
    assertThat(robot.lookup("#family-own").query().isVisible()).isFalse();
    robot.clickOn("#facet-build");
    until(() -> layers(robot).getItems().size() > 10);
    select(robot, "relu");
    robot.clickOn("#build-remove");
    until(() -> text(robot, "#network-title").equals("ResNet-18 (edited)"));
    PseudoClass wrong = PseudoClass.getPseudoClass("danger");
    assertThat(robot.lookup("#inputSize").query().getPseudoClassStates())
        .as("the size is not at fault")
        .doesNotContain(wrong);

    robot.clickOn("#build-save");
    until(() -> robot.lookup("#family-own").query().isVisible());
    until(() -> text(robot, "#network-title").equals("my ResNet-18"));
    assertThat(robot.lookup("#build-select").tryQuery()).isPresent();
    assertThat(layers(robot).getSelectionModel().isEmpty()).as("as the editor says").isTrue();
    robot.clickOn("#family-vgg").clickOn("#choose-vgg11");
    until(() -> text(robot, "#network-title").equals("VGG-11"));
    robot.clickOn("#family-own").clickOn("my ResNet-18");
    until(() -> text(robot, "#network-title").equals("my ResNet-18"));
  }

  private static void select(FxRobot robot, String layer) {
    robot.interact(
        () ->
            layers(robot).getItems().stream()
                .filter(it -> it.name().equals(layer))
                .findFirst()
                .ifPresent(layers(robot).getSelectionModel()::select));
  }

  private static Spinner<?> kernel(FxRobot robot) {
    return robot.lookup("#build-kernel").queryAs(Spinner.class);
  }

  @Test
  void anotherActivationFunctionIsChosenForALayerAndThenForAll(FxRobot robot)
      throws TimeoutException {
    robot.clickOn("#facet-build");
    until(() -> layers(robot).getItems().size() > 10);
    robot.interact(() -> layers(robot).getSelectionModel().select(3));
    assertThat(text(robot, "#build-op")).isEqualTo("ReLU");
    robot.clickOn("#build-function").type(KeyCode.END).type(KeyCode.ENTER);
    until(() -> text(robot, "#build-op").equals("Tanh"));
    assertThat(functions(robot)).containsExactlyInAnyOrder(new Op.Relu(), new Op.Tanh());
    robot.clickOn("#build-everywhere");
    until(() -> functions(robot).equals(Set.of(new Op.Tanh())));
    assertThat(robot.lookup("#build-problem").tryQuery()).isEmpty();
  }

  private static Set<Op> functions(FxRobot robot) {
    return layers(robot).getItems().stream()
        .map(Layer::op)
        .filter(Op.Activation.class::isInstance)
        .collect(Collectors.toSet());
  }

  @SuppressWarnings("unchecked") // the only list of that id
  private static ListView<Layer> layers(FxRobot robot) {
    return robot.lookup("#build-layers").queryAs(ListView.class);
  }

  private static String text(FxRobot robot, String label) {
    return robot.lookup(label).queryAs(Label.class).getText();
  }
}
