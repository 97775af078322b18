package cnnlab.ui.train;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.ui.Screen;
import cnnlab.ui.Services;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import cnnlab.ui.image.Thumbnail;
import cnnlab.ui.train.data.CheckViewModel;
import cnnlab.ui.train.data.CorrectionsCard;
import cnnlab.ui.train.data.DataViewModel;
import cnnlab.ui.train.settings.FormViewModel;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The data page alone in a window. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class DataPageTest {
  private Stage stage;
  private Services services;
  private DataViewModel model;
  private DataPage page;
  private int left;

  @Start
  void open(Stage primary) throws Exception {
    stage = primary;
    TestWindow.open(stage, View.TRAIN, (_, shared) -> screen(shared));
    stage.setWidth(1280);
    stage.setHeight(720);
  }

  private Screen screen(Services shared) {
    services = shared;
    try {
      FormViewModel form =
          new FormViewModel(
              shared.background(), shared.engine(), Catalogue.entry("resnet20"), "shapes");
      model = new DataViewModel(form, shared.background());
      CheckViewModel check = new CheckViewModel(form, shared.background());
      page = new DataPage(model, check, new CorrectionsCard(form, shared), shared, () -> left++);
    } catch (UserProblem unknown) {
      throw new AssertionError(unknown);
    }
    page.getStylesheets()
        .add(Objects.requireNonNull(TrainView.class.getResource("train.css")).toExternalForm());
    return () -> page;
  }

  private void look(FxRobot robot) throws TimeoutException {
    until(() -> model.datasetProperty().get() != null);
    robot.interact(model::look);
    until(() -> model.overviewProperty().get() != null);
    until(() -> !model.augmentedProperty().get().isEmpty());
    robot.interact(() -> stage.getScene().getRoot().layout());
  }

  @Test
  void classesAndImagesAreBesideOneAnotherAndNoneIsCut(FxRobot robot) throws Exception {
    look(robot);

    assertThat(page.getRight()).isNotNull();
    assertNothingIsCut(robot);
    GridPane variations = robot.lookup("#variations").queryAs(GridPane.class);
    for (Node image : variations.getChildren()) {
      assertThat(onScene(image).getMaxX()).isLessThanOrEqualTo(stage.getScene().getWidth());
      if (image instanceof Thumbnail thumbnail) {
        assertThat(thumbnail.getFitWidth()).as("larger than a stamp").isGreaterThanOrEqualTo(45);
      }
    }
  }

  @Test
  void withLargeTypeTheyAreOneBehindTheOther(FxRobot robot) throws Exception {
    robot.interact(
        () -> {
          services.appearance().fontSizeProperty().set(22);
          services.texts().messagesProperty().set(Messages.ENGLISH);
        });
    look(robot);
    until(() -> page.getCenter() instanceof TabPane);

    TabPane tabs = (TabPane) page.getCenter();
    assertNothingIsCut(robot);
    robot.interact(() -> tabs.getSelectionModel().selectLast());
    robot.interact(() -> stage.getScene().getRoot().layout());
    assertNothingIsCut(robot);

    robot.interact(() -> services.appearance().fontSizeProperty().set(14));
    until(() -> page.getRight() != null);
    assertThat(page.getCenter()).isSameAs(robot.lookup("#data-classes").query());
  }

  @Test
  void escapeLeadsBackToTheForm(FxRobot robot) throws Exception {
    look(robot);
    robot.interact(page::requestFocus);
    robot.push(KeyCode.ESCAPE);
    until(() -> left == 1);
    robot.clickOn("#data-back");
    until(() -> left == 2);
  }

  private void assertNothingIsCut(FxRobot robot) {
    for (Node node : robot.from(page).lookup((Node each) -> each instanceof Labeled).queryAll()) {
      Labeled labeled = (Labeled) node;
      boolean shown = labeled.getWidth() > 0 && labeled.getText() != null && isVisible(labeled);
      if (shown && !labeled.getText().isBlank() && labeled.lookup(".text") instanceof Text drawn) {
        assertThat(drawn.getText()).as("cut").isEqualTo(labeled.getText());
        assertThat(onScene(labeled).getMaxX())
            .as("beyond the window: " + labeled.getText())
            .isLessThanOrEqualTo(stage.getScene().getWidth() + 1);
      }
    }
  }

  private static boolean isVisible(Node node) {
    return node.isVisible() && (node.getParent() == null || isVisible(node.getParent()));
  }

  private static Bounds onScene(Node node) {
    return node.localToScene(node.getBoundsInLocal());
  }
}
