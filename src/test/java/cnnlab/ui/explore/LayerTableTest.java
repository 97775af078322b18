package cnnlab.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.analysis.Conventions;
import cnnlab.analysis.LayerStats;
import cnnlab.text.Messages;
import cnnlab.ui.Texts;
import cnnlab.ui.explore.model.ExploreModels;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The table of layers by itself. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class LayerTableTest {
  private ExploreViewModel model;
  private LayerTable table;

  @Start
  void open(Stage stage) {
    model = ExploreModels.of("resnet18");
    table = new LayerTable(model, new Texts(Messages.ENGLISH));
    stage.setScene(new Scene(table, 1000, 500));
    stage.show();
  }

  @ParameterizedTest
  @CsvSource({"Parameters, params", "MACs, macs", "'Memory, KiB', memory"})
  void aCostIsSortedFromTheLargestDownByOneClickAndLayersWithoutItStayLast(
      String heading, String cost, FxRobot robot) {
    ToLongFunction<LayerStats> number =
        switch (cost) {
          case "params" -> Conventions.STANDARD::params;
          case "macs" -> Conventions.STANDARD::operations;
          default -> Conventions.STANDARD::activationBytes;
        };
    Comparator<LayerStats> byCost = Comparator.comparingLong(number);

    click(heading, robot);
    assertThat(withCost(number)).isSortedAccordingTo(byCost.reversed());
    assertThat(costless(number)).isNotEmpty();
    assertThat(number.applyAsLong(table.getItems().getLast())).isZero();

    click(heading, robot);
    assertThat(withCost(number)).isSortedAccordingTo(byCost);
    assertThat(number.applyAsLong(table.getItems().getFirst())).isPositive();
    assertThat(number.applyAsLong(table.getItems().getLast())).isZero();
  }

  private List<LayerStats> withCost(ToLongFunction<LayerStats> number) {
    return table.getItems().stream().filter(it -> number.applyAsLong(it) > 0).toList();
  }

  private List<LayerStats> costless(ToLongFunction<LayerStats> number) {
    return table.getItems().stream().filter(it -> number.applyAsLong(it) == 0).toList();
  }

  @Test
  void theThirdClickRestoresTheOrderOfTheNetworkAndKeepsTheSelection(FxRobot robot) {
    List<LayerStats> depth = List.copyOf(table.getItems());
    robot.interact(() -> model.selectedProperty().set("layer2.0.conv1"));
    for (int click = 0; click < 3; click++) {
      click("Parameters", robot);
      assertThat(table.getSelectionModel().getSelectedItem().layer().name())
          .isEqualTo("layer2.0.conv1");
    }
    assertThat(table.getItems()).isEqualTo(depth);
  }

  @Test
  void anotherNetworkIsSortedTheSameWay(FxRobot robot) {
    click("Parameters", robot);
    robot.interact(() -> ExploreModels.choose(model, "vgg16"));
    assertThat(table.getItems().getFirst().layer().name()).isEqualTo("classifier.0");
    assertThat(Conventions.STANDARD.params(table.getItems().getLast())).isZero();
  }

  @Test
  void headingsSayHowCostsAreCounted(FxRobot robot) {
    robot.interact(
        () ->
            model
                .conventionsProperty()
                .set(Conventions.STANDARD.withFlops(true).withDecimal(true)));
    assertThat(robot.lookup("FLOPs").tryQuery()).isPresent();
    assertThat(robot.lookup("Memory, kB").tryQuery()).isPresent();
    assertThat(robot.lookup("MACs").tryQuery()).isEmpty();
  }

  /** The headless robot's own clicks count as those of the right button, which do not sort. */
  private static void click(String heading, FxRobot robot) {
    Node header = robot.lookup(heading).query();
    robot.interact(() -> header.fireEvent(released(header)));
  }

  private static MouseEvent released(Node on) {
    return new MouseEvent(
        MouseEvent.MOUSE_RELEASED,
        1,
        1,
        1,
        1,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        true,
        new PickResult(on, 1, 1));
  }
}
