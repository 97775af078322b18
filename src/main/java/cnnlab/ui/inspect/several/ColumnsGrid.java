package cnnlab.ui.inspect.several;

import cnnlab.inference.Prediction;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.layout.ShareBar;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.SharedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * A column for each network: what it is, its predictions as bars, its map. Where all know the same
 * classes, the classes stand once at the left and the bars of a row are of one class.
 */
final class ColumnsGrid extends GridPane {
  private static final double LABELS = 16;

  private final Services services;
  private final Texts texts;
  private final InspectViewModel inspected;
  private final SeveralViewModel model;
  private final List<MapCard> cards = new ArrayList<>();
  private Subscription following = Subscription.EMPTY;

  ColumnsGrid(Services services, InspectViewModel inspected, SeveralViewModel model) {
    this.services = services;
    this.inspected = inspected;
    this.model = model;
    texts = services.texts();
    setId("several-columns");
    getStyleClass().add("several-columns");
    model.columns().subscribe(this::follow);
    model.labelProperty().subscribe(_ -> arrange());
    model.mapProperty().subscribe(_ -> refresh());
    model.depthProperty().subscribe(_ -> refresh());
    model.sameScaleProperty().subscribe(_ -> refresh());
    inspected.imageProperty().subscribe(_ -> refresh());
    texts.messagesProperty().subscribe(_ -> arrange());
    services.appearance().themeProperty().subscribe(_ -> arrange());
    follow();
  }

  private void follow() {
    following.unsubscribe();
    following = Subscription.EMPTY;
    cards.clear();
    for (NetworkColumn column : model.columns()) {
      cards.add(new MapCard(texts, inspected, model, column));
      following =
          following
              .and(column.predictionsProperty().subscribe((_, _) -> arrange()))
              .and(column.shownProperty().subscribe((_, _) -> refresh()));
    }
    arrange();
  }

  private void refresh() {
    cards.forEach(MapCard::refresh);
  }

  private void arrange() {
    getChildren().clear();
    getColumnConstraints().clear();
    PredictionRows rows =
        PredictionRows.of(
            model.columns().size() > 1 && model.haveSameClasses(),
            model.columns().stream().map(column -> column.predictionsProperty().get()).toList());
    int first = rows.aligned() ? 1 : 0;
    constrain(first);
    for (int i = 0; i < cards.size(); i++) {
      add(heading(i), first + i, 0);
      add(cards.get(i), first + i, rows.rows().size() + 1);
      setVgrow(cards.get(i), Priority.ALWAYS);
    }
    if (cards.size() == 1) {
      add(Controls.paragraph(texts, "several.hint", "muted"), 1, rows.rows().size() + 1);
    }
    for (int row = 0; row < rows.rows().size(); row++) {
      List<@Nullable Prediction> answers = rows.rows().get(row);
      if (first == 1) {
        answers.stream()
            .filter(Objects::nonNull)
            .findFirst()
            .ifPresent(some -> add(choice(some), 0, place(answers, rows)));
      }
      for (int i = 0; i < answers.size(); i++) {
        Prediction answer = answers.get(i);
        if (answer != null) {
          add(bar(i, answer, first == 0), first + i, row + 1);
        }
      }
    }
    refresh();
  }

  private static int place(List<@Nullable Prediction> row, PredictionRows rows) {
    return rows.rows().indexOf(row) + 1;
  }

  private void constrain(int labels) {
    if (labels == 1) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(LABELS);
      getColumnConstraints().add(column);
    }
    int count = Math.max(2, cards.size()); // one alone leaves room for the next
    double share = (100.0 - labels * LABELS) / count;
    for (int i = 0; i < count; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(share);
      getColumnConstraints().add(column);
    }
  }

  /** What the network is called, in its color. */
  private Node heading(int index) {
    NetworkColumn column = model.columns().get(index);
    Label title = new Label(title(column));
    title.getStyleClass().add("several-title");
    title.setMaxWidth(Double.MAX_VALUE);
    title.setStyle("-fx-border-color: transparent transparent " + css(color(index)) + ";");
    Controls.tooltip(title, texts.bind(_ -> column.choice().title()));
    return title;
  }

  private static String title(NetworkColumn column) {
    String title = column.choice().title();
    String data = column.choice().data();
    return data.isEmpty() ? title : title.replaceFirst(" · [^·]*$", "");
  }

  /** A class; chosen, all maps are about it. */
  private Node choice(Prediction some) {
    ToggleButton button = new ToggleButton(name(0, some));
    button.setMnemonicParsing(false);
    button.getStyleClass().setAll("prediction-choice", "several-class");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinWidth(0);
    Integer chosen = model.labelProperty().get();
    button.setSelected(chosen != null && chosen == some.index());
    button.setOnAction(_ -> model.labelProperty().set(button.isSelected() ? some.index() : null));
    Controls.tooltip(button, texts, "several.class.about");
    return button;
  }

  private String name(int column, Prediction prediction) {
    SharedNetwork network = model.columns().get(column).networkProperty().get();
    return network == null
        ? prediction.label()
        : network.labels(texts.messages()).get(prediction.index());
  }

  private Node bar(int index, Prediction answer, boolean named) {
    ShareBar bar = new ShareBar(answer.probability(), color(index));
    HBox.setHgrow(bar, Priority.ALWAYS);
    Label figure = new Label(Numbers.percent(answer.probability()));
    figure.getStyleClass().add("several-figure");
    boolean first =
        model.columns().get(index).predictionsProperty().get().getFirst().index() == answer.index();
    if (first) {
      figure.getStyleClass().add("first");
    }
    HBox line = new HBox(bar, figure);
    line.getStyleClass().add("several-bar");
    if (!named) {
      return line;
    }
    Label name = new Label(name(index, answer));
    name.setMaxWidth(Double.MAX_VALUE);
    if (first) {
      name.getStyleClass().add("first");
    }
    return new VBox(name, line);
  }

  private Color color(int index) {
    return services.appearance().palette().series(index);
  }

  private static String css(Color color) {
    return color.toString().replace("0x", "#");
  }
}
