package cnnlab.ui.train.form;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.arch.catalogue.Family;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.training.NumericSetting;
import cnnlab.training.RunPlan;
import cnnlab.ui.Debounce;
import cnnlab.ui.RunModel;
import cnnlab.ui.Screen;
import cnnlab.ui.Services;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import cnnlab.ui.train.data.DataSource;
import cnnlab.ui.train.settings.FormViewModel;
import cnnlab.weights.TrainedResNet20;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The form alone in a window, without a run. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class FormViewTest {
  private final List<RunPlan> started = new ArrayList<>();
  private final ObservableList<RunModel> runs = FXCollections.observableArrayList();
  private Stage stage;
  private final List<Integer> seeds = new ArrayList<>();
  private Services services;
  private FormViewModel form;
  private FormView view;

  @Start
  void open(Stage primary) throws Exception {
    stage = primary;
    TestWindow.open(stage, View.TRAIN, (_, shared) -> screen(shared));
  }

  private Screen screen(Services shared) {
    services = shared;
    try {
      Entry network = Catalogue.entry("resnet20");
      Debounce quickly = new Debounce(Duration.millis(20));
      form = new FormViewModel(shared.background(), quickly, shared.engine(), network, "shapes");
    } catch (UserProblem unknown) {
      throw new AssertionError(unknown);
    }
    DataSource source = new DataSource(shared, form, () -> stage);
    view =
        new FormView(
            form,
            shared,
            source,
            runs,
            () -> {},
            started::add,
            _ -> {},
            (_, count) -> seeds.add(count));
    view.getStylesheets()
        .add(
            Objects.requireNonNull(FormView.class.getResource("/cnnlab/ui/train/train.css"))
                .toExternalForm());
    return () -> view;
  }

  @ParameterizedTest(name = "{0} x {1}, type {2}, {3}")
  @CsvSource({"1280, 720, 14, en", "1366, 768, 14, zh", "1280, 720, 22, en", "1280, 720, 22, zh"})
  void everythingCanBeReachedAndNoTextIsCut(
      int width, int height, int type, String language, FxRobot robot) throws Exception {
    ready(robot);
    robot.interact(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
          services.appearance().fontSizeProperty().set(type);
          services
              .texts()
              .messagesProperty()
              .set(language.equals("zh") ? Messages.CHINESE : Messages.ENGLISH);
          form.weightsProperty().setValue(bundled());
        });
    until(() -> form.validationProperty().get().start() != null);
    robot.interact(() -> stage.getScene().getRoot().layout());

    Bounds start = onScene(robot.lookup("#start").query());
    assertThat(start.getMaxY()).isLessThanOrEqualTo(stage.getScene().getHeight());
    assertThat(start.getMaxX()).isLessThanOrEqualTo(stage.getScene().getWidth());
    for (Node node : robot.from(view).lookup((Node each) -> each instanceof Labeled).queryAll()) {
      Labeled labeled = (Labeled) node;
      if (isShown(labeled) && labeled.lookup(".text") instanceof Text drawn) {
        assertThat(drawn.getText()).as("cut").isEqualTo(labeled.getText());
        assertThat(onScene(labeled).getMaxX())
            .as("beyond the window: " + labeled.getText())
            .isLessThanOrEqualTo(stage.getScene().getWidth() + 1);
      }
    }
  }

  @Test
  void severalSeedsAreTrainedInPlaceOfOne(FxRobot robot) throws Exception {
    ready(robot);
    Spinner<Integer> field = robot.lookup("#seeds").query();
    robot.interact(() -> field.getValueFactory().setValue(3));
    robot.interact(view::start);
    until(() -> !seeds.isEmpty());
    assertThat(seeds).containsExactly(3);
    assertThat(started).isEmpty();
  }

  private static boolean isShown(Labeled labeled) {
    String text = labeled.getText();
    return text != null && !text.isBlank() && labeled.getWidth() > 0 && visible(labeled);
  }

  private static boolean visible(Node node) {
    return node.isVisible() && (node.getParent() == null || visible(node.getParent()));
  }

  private static Bounds onScene(Node node) {
    return node.localToScene(node.getBoundsInLocal());
  }

  private static String bundled() {
    return TrainedResNet20.file().toString();
  }

  @Test
  void aWrongNumberIsMarkedSaidBelowAndToldToScreenReaders(FxRobot robot) throws Exception {
    ready(robot);
    Parent root = stage.getScene().getRoot();
    TextField epochs = robot.lookup("#epochs").queryAs(TextField.class);
    robot.interact(() -> epochs.setText("ten"));
    until(() -> epochs.getStyleClass().contains("field-error"));

    assertThat(stage.getScene().getRoot()).as("the window stays as it is").isSameAs(root);
    Label sentence = robot.lookup("#epochs-problem").queryAs(Label.class);
    assertThat(sentence.getText()).contains("“ten” is not a whole number");
    assertThat(sentence.isVisible()).isTrue();
    assertThat(epochs.getAccessibleText()).startsWith("Epochs").contains("“ten”");
    assertThat(start(robot).isDisabled()).isTrue();
    assertThat(robot.lookup("#form-problem").queryAs(Label.class).getText())
        .contains("1 field needs attention");

    robot.interact(() -> epochs.setText("10"));
    until(() -> !epochs.getStyleClass().contains("field-error"));
    until(() -> !start(robot).isDisabled());
    assertThat(sentence.isVisible()).isFalse();
    assertThat(epochs.getAccessibleText()).isEqualTo("Epochs");
  }

  @Test
  void anUnwiseNumberIsMarkedOtherwiseAndStarts(FxRobot robot) throws Exception {
    ready(robot);
    TextField patience = robot.lookup("#patience").queryAs(TextField.class);
    robot.interact(() -> patience.setText("50"));
    until(() -> patience.getStyleClass().contains("field-warning"));
    assertThat(robot.lookup("#patience-problem").queryAs(Label.class).getText())
        .contains("never ends early");
    assertThat(start(robot).isDisabled()).isFalse();

    robot.interact(() -> start(robot).fire());
    until(() -> started.size() == 1);
    assertThat(started.getFirst().settings().patience()).isEqualTo(50);
  }

  @Test
  void whatIsPassedOverInTheDataIsSaidInTheLanguageOfTheScreen(@TempDir Path folder, FxRobot robot)
      throws Exception {
    ready(robot);
    assertThat(visible(robot.lookup("#data-notes").query())).isFalse();
    for (String name : List.of("cat", "dog")) {
      Path images = Files.createDirectories(folder.resolve("train").resolve(name));
      for (int i = 0; i < 2; i++) {
        Files.copy(Path.of("sample-images", "chelsea.png"), images.resolve(i + ".png"));
      }
    }
    Files.createDirectories(folder.resolve("extra"));

    robot.interact(() -> form.dataProperty().setValue(folder.toString()));
    until(() -> visible(robot.lookup("#data-notes").query()));
    Label notes = robot.lookup("#data-notes").queryAs(Label.class);
    assertThat(notes.getText()).contains("extra", "Parts are called train, val and test");

    robot.interact(() -> services.texts().messagesProperty().set(Messages.CHINESE));
    assertThat(notes.getText()).contains("extra", "没有使用");
  }

  @Test
  void aSetThatMustBeFetchedIsNoFieldThatNeedsAttention(FxRobot robot) throws Exception {
    ready(robot);
    robot.interact(() -> form.dataProperty().setValue("imagenette"));
    until(() -> robot.lookup("#fetch").query().isVisible());
    until(() -> start(robot).isDisabled());

    assertThat(robot.lookup("#data-problem").query().isVisible()).isFalse();
    assertThat(robot.lookup("#form-problem").queryAs(Label.class).getText())
        .isEqualTo("Fetch the data set first");
  }

  @Test
  void weightsOpenWhatFineTuningNeedsInOneSentenceAndInFields(FxRobot robot) throws Exception {
    ready(robot);
    assertThat(visible(robot.lookup("#headEpochs").query())).isFalse();
    robot.interact(() -> form.weightsProperty().setValue(bundled()));
    until(
        () ->
            robot
                .lookup("#start-facts")
                .queryAs(Label.class)
                .getText()
                .startsWith("In the first 3 epochs only the classifier learns"));
    assertThat(visible(robot.lookup("#headEpochs").query())).isTrue();
    ComboBox<String> freeze = robot.lookup("#freeze").queryComboBox();
    assertThat(freeze.getValue()).isEqualTo("layer2");

    robot.interact(() -> freeze.setValue(""));
    TextField head = robot.lookup("#headEpochs").queryAs(TextField.class);
    robot.interact(() -> head.setText("0"));
    until(
        () ->
            robot
                .lookup("#start-facts")
                .queryAs(Label.class)
                .getText()
                .startsWith("All layers learn from the first epoch on"));
    assertThat(freeze.getValue()).isEmpty();
    robot.interact(() -> form.start(started::add));
    until(() -> started.size() == 1);
    assertThat(started.getFirst().settings().fineTuning().headEpochs()).isZero();
  }

  @Test
  void boxesWhoseItemsChangeShowWhatIsChosen(FxRobot robot) throws Exception {
    ready(robot);
    ComboBox<Entry> network = robot.lookup("#network").queryComboBox();
    ComboBox<Family> family = robot.lookup("#family").queryComboBox();
    for (String name : List.of("vgg16", "resnet50", "resnet20", "googlenet_paper", "resnet56")) {
      Entry entry = Catalogue.entry(name);
      robot.interact(() -> form.networkProperty().setValue(entry));
      assertThat(network.getValue()).isEqualTo(entry);
      assertThat(family.getValue()).isEqualTo(entry.family());
      assertThat(network.getItems()).contains(entry).allMatch(e -> e.family() == entry.family());
    }
    robot.interact(() -> family.setValue(Family.VGG));
    assertThat(form.networkProperty().getValue().family()).isEqualTo(Family.VGG);
    assertThat(network.getValue()).isEqualTo(form.networkProperty().getValue());

    ComboBox<String> data = robot.lookup("#data").queryComboBox();
    robot.interact(() -> form.dataProperty().setValue("/some/where"));
    assertThat(data.getValue()).isEqualTo("/some/where");
    assertThat(data.getItems()).contains("/some/where", "shapes");
    robot.interact(() -> data.setValue("fashion-mnist"));
    assertThat(form.dataProperty().getValue()).isEqualTo("fashion-mnist");
    assertThat(data.getValue()).isEqualTo("fashion-mnist");
  }

  @Test
  void everyFieldHasANameForScreenReadersAndAnExplanation(FxRobot robot) throws Exception {
    ready(robot);
    Set<TextField> fields = robot.from(view).lookup(".text-field").queryAllAs(TextField.class);
    assertThat(fields).hasSizeGreaterThanOrEqualTo(NumericSetting.values().length);
    assertThat(fields)
        .allSatisfy(
            field -> {
              Node named = field.getParent() instanceof Spinner<?> spinner ? spinner : field;
              assertThat(named.getAccessibleText()).as(named.getId()).isNotBlank();
              assertThat(named.getAccessibleHelp()).as(named.getId()).isNotBlank();
            });
  }

  private Button start(FxRobot robot) {
    return robot.lookup("#start").queryButton();
  }

  private void ready(FxRobot robot) throws TimeoutException {
    until(() -> !start(robot).isDisabled());
  }
}
