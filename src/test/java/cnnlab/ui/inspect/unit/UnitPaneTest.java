package cnnlab.ui.inspect.unit;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.ui.inspect.CatOnScreen;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.robot.Motion;

/** One unit after the other, by keys and by hand. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class UnitPaneTest {
  private Stage stage;

  @Start
  void open(Stage primary) throws Exception {
    stage = primary;
    CatOnScreen.open(primary);
  }

  @Test
  void aUnitIsAskedWhatItLooksForAndSilenced(FxRobot robot) throws Exception {
    CatOnScreen.drop(stage, robot, "inspect-tab-unit");
    until(() -> !links(robot, "#unit-inputs").isEmpty());
    assertThat(links(robot, "#unit-inputs")).as("of the first ReLU").startsWith("input ·");

    until(() -> robot.lookup("#unit-cards").query().isFocused());
    Spinner<?> unit = robot.lookup("#unit-channel").queryAs(Spinner.class);
    int next = next(unit);
    robot.type(KeyCode.RIGHT, KeyCode.DOWN);
    ComboBox<?> layer = robot.from(pane(robot)).lookup(".layer-box").queryAs(ComboBox.class);
    assertThat(layer.getValue().toString()).contains("layer1.0.conv1");
    until(() -> links(robot, "#unit-inputs").startsWith("relu ·"));
    assertThat(unit.getValue()).isEqualTo(next);

    Button make = robot.lookup("#unit-make").queryAs(Button.class);
    robot.interact(make::fire);
    FlowPane image = robot.lookup("#unit-synthesis").queryAs(FlowPane.class);
    until(() -> !image.getChildren().isEmpty());
    until(() -> make.isVisible() && make.getText().equals("Another one"));

    CheckBox silent = robot.lookup("#unit-silent").queryAs(CheckBox.class);
    robot.interact(silent::fire);
    robot.interact(() -> unit.increment(1));
    assertThat(silent.isSelected()).isFalse();
    assertThat(robot.lookup("#unit-ablation .label").<Label>queryAll().stream().map(Label::getText))
        .contains("1 other unit is silent, too.");
  }

  /** By the keys alone, as in the Deep Visualization Toolbox. */
  @Test
  void aUnitIsPinnedAndSilencedByKeys(FxRobot robot) throws Exception {
    CatOnScreen.drop(stage, robot, "inspect-tab-unit");
    until(() -> robot.lookup("#unit-cards").query().isFocused());
    until(() -> !titles(robot).isEmpty());
    Spinner<?> unit = robot.lookup("#unit-channel").queryAs(Spinner.class);
    int next = next(unit);
    robot.type(KeyCode.RIGHT, KeyCode.P, KeyCode.S, KeyCode.RIGHT);
    until(() -> link(robot, "#unit-pinned").equals("Pinned: relu · " + next));
    assertThat(robot.lookup("#unit-ablation .label").<Label>queryAll().stream().map(Label::getText))
        .contains("1 other unit is silent, too.");
    Hyperlink pinned = robot.lookup("#unit-pinned").queryAs(Hyperlink.class);
    robot.interact(pinned::fire);
    until(() -> unit.getValue().equals(next));
    CheckBox silent = robot.lookup("#unit-silent").queryAs(CheckBox.class);
    assertThat(silent.isSelected()).isTrue();
    robot.type(KeyCode.S, KeyCode.P);
    until(() -> robot.lookup("#unit-pinned").queryAll().isEmpty());
    assertThat(silent.isSelected()).isFalse();
  }

  /**
   * A click in the map asks about the neuron there, the keys move on, and the way back is shown.
   */
  @Test
  void aPlaceInTheMapIsANeuron(FxRobot robot) throws Exception {
    CatOnScreen.drop(stage, robot, "inspect-tab-unit");
    until(() -> robot.lookup("#unit-map").tryQuery().isPresent());
    robot.clickOn("#unit-map");
    until(() -> robot.lookup("#unit-whole").tryQuery().isPresent());
    String title = titles(robot).getFirst();
    assertThat(title).endsWith(" (16, 16)");
    String channel = title.replace(" (16, 16)", "");
    until(() -> robot.lookup("#patch").query().isVisible());
    until(() -> robot.lookup("#unit-map").query().isFocused());
    robot.type(KeyCode.RIGHT);
    until(() -> titles(robot).getFirst().equals(channel + " (16, 17)"));
    Button make = robot.lookup("#unit-make").queryAs(Button.class);
    robot.interact(make::fire);
    until(() -> make.isVisible() && make.getText().equals("Another one"));
    CheckBox silent = robot.lookup("#unit-silent").queryAs(CheckBox.class);
    robot.interact(silent::fire);
    until(() -> robot.lookup("#unit-map").query().isVisible());
    robot.interact(() -> robot.lookup("#unit-whole").queryAs(Hyperlink.class).fire());
    until(() -> titles(robot).getFirst().equals(channel));
    assertThat(silent.isSelected()).as("of the channel only a neuron").isFalse();
    assertThat(robot.lookup("#unit-ablation .label").<Label>queryAll().stream().map(Label::getText))
        .contains("1 other unit is silent, too.");
  }

  /** The unit behind the one in view, of the first layer's sixteen. */
  private static int next(Spinner<?> unit) {
    return ((Integer) unit.getValue() + 1) % 16;
  }

  private static List<String> titles(FxRobot robot) {
    return robot.lookup("#unit-sight .label").<Label>queryAll().stream()
        .map(Label::getText)
        .filter(text -> text.startsWith("relu"))
        .toList();
  }

  /** The kernel's tiles, and what it feeds in two orders. */
  @Test
  void theLargestSlicesComeFirst(FxRobot robot) throws Exception {
    CatOnScreen.drop(stage, robot, "inspect-tab-unit");
    Button predicted = robot.lookup("#unit-predicted").queryAs(Button.class);
    robot.interact(predicted::fire);
    until(() -> robot.lookup("#unit-kernel .image-view").queryAll().size() == 12);
    Button more = robot.lookup("#unit-kernel-more").queryAs(Button.class);
    robot.interact(more::fire);
    assertThat(robot.lookup("#unit-kernel .image-view").queryAll()).hasSize(64);
    List<Double> norms =
        robot.lookup("#unit-kernel .small.muted").<Label>queryAll().stream()
            .map(label -> -Double.parseDouble(label.getText()))
            .toList();
    assertThat(norms).isSorted();

    String byContribution = links(robot, "#unit-inputs");
    CheckBox byWeight = robot.lookup("#unit-inputs-by-weight").queryAs(CheckBox.class);
    robot.interact(byWeight::fire);
    assertThat(links(robot, "#unit-inputs"))
        .isNotEqualTo(byContribution)
        .startsWith(
            "avgpool · " + link(robot, "#unit-kernel .hyperlink").replaceFirst("Channel ", ""));
  }

  /** The strip shows where one is; a click goes there, and folded kinds are passed over. */
  @Test
  void theStripAndTheKindsLeadThroughTheNetwork(FxRobot robot) throws Exception {
    CatOnScreen.drop(stage, robot, "inspect-tab-unit");
    Node strip = robot.from(pane(robot)).lookup("#network-strip").query();
    ComboBox<?> layer = robot.from(pane(robot)).lookup(".layer-box").queryAs(ComboBox.class);
    robot.clickOn(strip, Motion.DEFAULT);
    until(() -> layer.getValue().toString().contains("layer2"));
    assertThat(strip.isFocused()).isTrue();
    Object clicked = layer.getValue();
    robot.type(KeyCode.RIGHT);
    until(() -> !clicked.equals(layer.getValue()));
    MenuButton kinds = robot.from(pane(robot)).lookup("#layer-kinds").queryAs(MenuButton.class);
    robot.interact(
        () ->
            kinds.getItems().stream()
                .filter(item -> !"layer-kind-conv".equals(item.getId()))
                .forEach(item -> ((CheckMenuItem) item).setSelected(false)));
    robot.type(KeyCode.LEFT);
    assertThat(layer.getValue().toString()).contains("op=Conv");
    assertThat(layer.getItems()).as("conv1 and two in each block").hasSize(19);
  }

  private static String link(FxRobot robot, String query) {
    return robot.lookup(query).<Hyperlink>queryAll().stream()
        .map(Hyperlink::getText)
        .findFirst()
        .orElse("");
  }

  private static Node pane(FxRobot robot) {
    return robot.lookup(".unit").query();
  }

  private static String links(FxRobot robot, String card) {
    List<String> texts =
        robot.lookup(card + " .hyperlink").<Hyperlink>queryAll().stream()
            .map(Hyperlink::getText)
            .toList();
    return String.join(", ", texts);
  }
}
