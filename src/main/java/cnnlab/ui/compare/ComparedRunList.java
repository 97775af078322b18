package cnnlab.ui.compare;

import cnnlab.comparison.ComparedRun;
import cnnlab.comparison.RunDifferences;
import cnnlab.run.RunState;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.WhileShown;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.MapChangeListener;
import javafx.collections.WeakMapChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** The runs in view, each with what tells it apart; a tick, or the space bar, chooses one. */
final class ComparedRunList extends ListView<ComparedRun> {
  /** Pixels beside the texts: tick, gaps and scroll bar. */
  private static final double TICK = 72;

  private final CompareViewModel model;
  private final Services services;
  private final Texts texts;

  ComparedRunList(CompareViewModel model, Services services) {
    this.model = model;
    this.services = services;
    texts = services.texts();
    setId("compare-list");
    getStyleClass().add("run-list");
    accessibleTextProperty().bind(texts.bind("compare.runs"));
    setItems(model.shown());
    setCellFactory(_ -> new Cell());
    Label none = new Label();
    none.textProperty().bind(texts.bind("compare.none-found"));
    none.getStyleClass().add("muted");
    none.setWrapText(true);
    setPlaceholder(none);
    RunSelection.bind(getSelectionModel(), getItems(), model, this::scrollTo);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE) {
      model.toggleSelected();
      event.consume();
    }
  }

  /**
   * With line breaks after the dots only, so that a number stays with its name. Chinese may be
   * broken anywhere, and is left as it is.
   */
  static String unbroken(String about) {
    boolean chinese = about.codePoints().anyMatch(Character::isIdeographic);
    return chinese ? about : about.replace(' ', '\u00a0').replace("·\u00a0", "· ");
  }

  /** A tick in the color of the run's curve, its title, and what it has other than the others. */
  private final class Cell extends ListCell<ComparedRun> {
    private final CheckBox box = new CheckBox();
    private final Text title = new Text();
    private final Text about = new Text();
    private final HBox row = new HBox(box, new VBox(title, about));
    private final MapChangeListener<Path, Integer> onChosen = _ -> update();

    Cell() {
      row.getStyleClass().add("run-list-cell");
      HBox.setHgrow(row.getChildren().getLast(), Priority.ALWAYS);
      about.getStyleClass().add("run-list-about");
      title.getStyleClass().add("run-list-title");
      title.wrappingWidthProperty().bind(about.wrappingWidthProperty());
      about.wrappingWidthProperty().bind(ComparedRunList.this.widthProperty().subtract(TICK));
      setPrefWidth(0); // as wide as the list: texts wrap
      box.setFocusTraversable(false);
      box.accessibleTextProperty().bind(texts.bind("compare.choose"));
      box.setOnAction(
          _ -> {
            if (getItem() != null) {
              model.choose(getItem().folder(), box.isSelected());
              update();
            }
          });
      model.chosen().addListener(new WeakMapChangeListener<>(onChosen));
      WhileShown.follow(this, services.appearance().paletteProperty(), this::update);
      WhileShown.follow(this, texts.messagesProperty(), this::update);
      WhileShown.follow(this, model.differencesProperty(), this::update);
    }

    @Override
    protected void updateItem(@Nullable ComparedRun run, boolean empty) {
      super.updateItem(run, empty);
      setGraphic(empty || run == null ? null : row);
      update();
    }

    /** What is told of a run before its settings; "" of one that has ended here. */
    private String standing(ComparedRun run) {
      RunState state = run.record().state();
      if (!state.ended()) {
        return CompareViewModel.state(state, texts.messages());
      }
      return run.run().isBundled() ? texts.get("control.bundled") : "";
    }

    private void update() {
      ComparedRun run = getItem();
      if (run == null) {
        return;
      }
      RunDifferences differences = model.differencesProperty().get();
      title.setText(
          (run.record().title()
                  + CompareViewModel.seeds(run, texts.messages())
                  + " "
                  + run.run().notes().hashtags())
              .strip());
      String differs = differences.about(run.record(), texts.messages());
      about.setText(
          unbroken(
              Stream.of(standing(run), differs)
                  .filter(part -> !part.isEmpty())
                  .collect(Collectors.joining(" · "))));
      about.setVisible(!about.getText().isEmpty());
      about.setManaged(about.isVisible());
      setAccessibleText(model.label(run, texts.messages()));
      Integer number = model.chosen().get(run.folder());
      box.setSelected(number != null);
      box.setStyle(
          number == null ? "" : RunColors.style(services.appearance().palette().series(number)));
    }
  }
}
