package cnnlab.ui.inspect.unit;

import cnnlab.data.image.RgbImage;
import cnnlab.explain.unit.AblationAccuracy;
import cnnlab.explain.unit.AblationAccuracy.Change;
import cnnlab.explain.unit.AblationAccuracy.OfClass;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.layout.Figures;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.SharedNetwork;
import cnnlab.ui.work.WorkRow;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * For a data set: the accuracy that each class loses without the unit, and what changes into what.
 */
final class ClassLossCard extends VBox {
  private static final int ROWS = 10;
  private static final double BAR = 5;
  private static final double SIDE = 4.4;
  private static final Figures POINTS = new Figures(1);

  private final Services services;
  private final Texts texts;
  private final InspectViewModel inspected;
  private final UnitData data;
  private final ClassLossViewModel model;
  private final VBox found = new VBox();
  private final FlowPane images = new FlowPane();
  private final Label shown = new Label();
  private @Nullable ChangeMap map;

  ClassLossCard(
      Services services, InspectViewModel inspected, UnitData data, ClassLossViewModel model) {
    this.services = services;
    this.inspected = inspected;
    this.data = data;
    this.model = model;
    texts = services.texts();
    setId("unit-classes");
    getStyleClass().add("step-card");
    found.getStyleClass().add("sum-card");
    images.getStyleClass().add("grids");
    images.setId("unit-changed-images");
    shown.getStyleClass().add("muted");
    shown.setWrapText(true);
    for (Region each : List.of(shown, images)) {
      each.managedProperty().bind(each.visibleProperty());
      each.visibleProperty().bind(model.changeProperty().isNotNull());
    }
    Label about = new Label();
    about.getStyleClass().add("muted");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    about.textProperty().bind(texts.bind(_ -> about(), data.nameProperty()));
    getChildren()
        .addAll(
            Controls.label(texts, "unit.classes", "chosen-title"),
            about,
            actions(),
            new WorkRow(texts, model.job(), "unit-classes-cancel", model.job()::cancel),
            found,
            shown,
            images);
    model.foundProperty().subscribe(_ -> show());
    model.images().subscribe(this::showImages);
    model
        .changeProperty()
        .subscribe(
            now -> {
              if (map != null) {
                map.mark(now);
              }
            });
    texts.messagesProperty().subscribe(this::show);
  }

  private String about() {
    return data.nameProperty().get() == null
        ? texts.get("unit.examples.none")
        : texts.get("unit.classes.about", data.title());
  }

  private Node actions() {
    ComboBox<Number> limit =
        TextCell.box(
            texts,
            (number, messages) ->
                number.intValue() == 0
                    ? messages.get("unit.classes.all")
                    : messages.get("unit.classes.images", number));
    limit.setId("unit-classes-images");
    limit.getItems().setAll(ClassLossViewModel.LIMITS);
    limit.valueProperty().bindBidirectional(model.limitProperty());
    limit.accessibleTextProperty().bind(texts.bind("unit.classes"));
    Button start = new Button();
    start.setId("unit-classes-start");
    start.textProperty().bind(texts.bind("unit.classes.start"));
    start.setOnAction(_ -> model.start());
    start.disableProperty().bind(data.nameProperty().isNull());
    start
        .visibleProperty()
        .bind(WorkRow.working(model.job()).not().and(model.foundProperty().isNull()));
    start.managedProperty().bind(start.visibleProperty());
    HBox row = new HBox(limit, start);
    row.getStyleClass().add("play-controls");
    return row;
  }

  private void show() {
    found.getChildren().clear();
    map = null;
    AblationAccuracy effect = model.foundProperty().get();
    SharedNetwork network = inspected.networkProperty().get();
    if (effect == null || network == null) {
      return;
    }
    List<String> labels = network.labels(texts.messages());
    OfClass total = effect.total();
    Label sum =
        new Label(
            texts.get(
                "unit.classes.total",
                Numbers.percent(total.with()),
                Numbers.percent(total.without()),
                total.images()));
    sum.setId("unit-classes-total");
    sum.setWrapText(true);
    sum.setMinHeight(USE_PREF_SIZE);
    List<OfClass> classes = effect.classes();
    List<Change> changes = effect.changes();
    Label title =
        Controls.paragraph(
            texts, changes.isEmpty() ? "unit.changes.none" : "unit.changes", "muted");
    found.getChildren().addAll(sum, table(classes, labels), title);
    if (!changes.isEmpty()) {
      ChangeMap cells = new ChangeMap(texts, labels, changes, model.changeProperty());
      cells.mark(model.changeProperty().get());
      found.getChildren().add(cells);
      map = cells;
    }
    showImages();
  }

  private Node table(List<OfClass> classes, List<String> labels) {
    GridPane table = new GridPane();
    table.getStyleClass().add("terms");
    table.addRow(
        0,
        Controls.label(texts, "unit.classes.class", "muted"),
        Controls.label(texts, "unit.with", "muted"),
        Controls.label(texts, "unit.without", "muted"),
        Controls.label(texts, "unit.lost", "muted"));
    double type = services.appearance().fontSizeProperty().get();
    double largest = classes.stream().mapToDouble(each -> Math.abs(each.lost())).max().orElse(0);
    int row = 1;
    for (OfClass each : classes.subList(0, Math.min(ROWS, classes.size()))) {
      Label name = new Label(labels.get(each.label()));
      name.setMinWidth(0);
      Region bar = new Region();
      bar.getStyleClass().addAll("term-bar", each.lost() < 0 ? "below" : "above");
      bar.setPrefWidth(largest > 0 ? Math.abs(each.lost()) / largest * BAR * type : 0);
      bar.setMaxWidth(USE_PREF_SIZE);
      Label points = new Label(POINTS.of(100 * each.lost()));
      HBox bars = new HBox(bar, points);
      bars.setAlignment(Pos.CENTER_LEFT);
      bars.setSpacing(type / 3);
      table.addRow(
          row++,
          name,
          new Label(Numbers.percent(each.with())),
          new Label(Numbers.percent(each.without())),
          bars);
    }
    return table;
  }

  private void showImages() {
    images.getChildren().clear();
    Change change = model.changeProperty().get();
    SharedNetwork network = inspected.networkProperty().get();
    if (change == null || network == null) {
      return;
    }
    List<String> labels = network.labels(texts.messages());
    String title = labels.get(change.from()) + " → " + labels.get(change.to());
    shown.setText(texts.get("unit.changes.images", title, change.images().size()));
    double side = SIDE * services.appearance().fontSizeProperty().get();
    for (RgbImage image : model.images()) {
      Button open = new Button(null, new FramedImage(image, side, null));
      open.getStyleClass().setAll("sample");
      open.setAccessibleText(title);
      open.setOnAction(_ -> model.inspect(title, image));
      images.getChildren().add(open);
    }
  }
}
