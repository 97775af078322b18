package cnnlab.ui.train.data;

import cnnlab.data.DataCheck;
import cnnlab.data.image.RgbImage;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Texts;
import cnnlab.ui.image.Thumbnail;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** What decoding every image shows: those that cannot be read, and those that are there twice. */
public final class CheckCard extends VBox {
  private static final double SIDE = 34;
  private static final int ROWS = 6;

  private final CheckViewModel model;
  private final Texts texts;
  private final ListView<UserProblem> unreadable = new ListView<>();
  private final FlowPane pairs = new FlowPane();

  public CheckCard(CheckViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    getStyleClass().addAll("card", "form-card");
    Button check = new Button(null, new FontIcon(Material2OutlinedAL.FACT_CHECK));
    check.setId("data-check");
    check.textProperty().bind(texts.bind("train.check.start"));
    check.setOnAction(_ -> model.check());
    check
        .visibleProperty()
        .bind(model.checkingProperty().not().and(model.resultProperty().isNull()));
    check.managedProperty().bind(check.visibleProperty());
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(model.progressProperty());
    Button cancel = new Button();
    cancel.textProperty().bind(texts.bind("train.fetch.cancel"));
    cancel.setOnAction(_ -> model.cancel());
    HBox way = new HBox(bar, cancel);
    way.getStyleClass().add("form-buttons");
    way.visibleProperty().bind(model.checkingProperty());
    way.managedProperty().bind(way.visibleProperty());
    Label found = new Label();
    found.setId("data-check-result");
    found.setWrapText(true);
    found.textProperty().bind(texts.bind(this::describe, model.resultProperty()));
    found.managedProperty().bind(found.textProperty().isNotEmpty());
    unreadable.setId("data-unreadable");
    unreadable.accessibleTextProperty().bind(texts.bind("train.check.unreadable"));
    unreadable.setCellFactory(_ -> new ProblemCell());
    unreadable.managedProperty().bind(unreadable.visibleProperty());
    pairs.getStyleClass().add("variations");
    pairs.managedProperty().bind(pairs.visibleProperty());
    getChildren()
        .addAll(
            Controls.label(texts, "train.check", "section-title"),
            check,
            way,
            found,
            unreadable,
            pairs);
    model.resultProperty().subscribe(this::show);
  }

  private void show(CheckViewModel.@Nullable Result result) {
    List<UserProblem> problems = result == null ? List.of() : result.check().unreadable();
    unreadable.getItems().setAll(problems);
    unreadable.setVisible(!problems.isEmpty());
    unreadable.setPrefHeight(Math.min(ROWS, problems.size()) * SIDE + 4);
    pairs.getChildren().clear();
    pairs.setVisible(result != null && !result.pairs().isEmpty());
    if (result != null) {
      result.pairs().forEach(pair -> pairs.getChildren().add(pair(pair)));
    }
  }

  private static HBox pair(List<RgbImage> images) {
    HBox pair = new HBox();
    pair.getStyleClass().add("equal-pair");
    images.forEach(image -> pair.getChildren().add(new Thumbnail(image, SIDE)));
    return pair;
  }

  private String describe(Messages messages) {
    CheckViewModel.Result result = model.resultProperty().get();
    if (result == null) {
      return model.checkingProperty().get() ? "" : messages.get("train.check.about");
    }
    DataCheck check = result.check();
    List<String> lines = new ArrayList<>();
    lines.add(
        messages.get(
            "train.check.read",
            check.unreadable().size(),
            Numbers.exact(check.unreadable().size(), messages),
            Numbers.exact(check.images(), messages)));
    add(lines, messages, "train.check.shared", check.shared());
    add(lines, messages, "train.check.training", check.twiceInTraining());
    add(lines, messages, "train.check.held-back", check.twiceHeldBack());
    add(lines, messages, "train.check.contradictory", check.contradictory());
    if (result.pairs().isEmpty()) {
      lines.add(messages.get("train.check.unique"));
    }
    return String.join("\n", lines);
  }

  private static void add(List<String> lines, Messages messages, String key, int count) {
    if (count > 0) {
      lines.add(messages.get(key, count, Numbers.exact(count, messages)));
    }
  }

  /** A file and why it cannot be read. */
  private final class ProblemCell extends ListCell<UserProblem> {
    ProblemCell() {
      setPrefWidth(0); // as wide as the list, never wider
    }

    @Override
    protected void updateItem(@Nullable UserProblem problem, boolean empty) {
      super.updateItem(problem, empty);
      if (empty || problem == null) {
        setText(null);
        setTooltip(null);
      } else {
        setText(problem.what(texts.messages()));
        setTooltip(new Tooltip(Objects.toString(problem.where(), "")));
      }
    }
  }
}
