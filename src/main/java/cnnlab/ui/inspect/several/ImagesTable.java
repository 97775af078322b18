package cnnlab.ui.inspect.several;

import cnnlab.files.AtomicFile;
import cnnlab.inference.ImageAnswers;
import cnnlab.inference.Prediction;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.ValueColumn;
import cnnlab.ui.file.FileKinds;
import cnnlab.ui.file.SaveFile;
import cnnlab.ui.image.Thumbnail;
import cnnlab.ui.inspect.model.SharedNetwork;
import cnnlab.ui.work.WorkRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/** Many images by rows, the networks' answers by columns; a row opens its image. */
final class ImagesTable extends BorderPane {
  /** In the type's size: a thumbnail, and columns. */
  private static final double THUMBNAIL = 2.8;

  private static final double NAME = 11;
  private static final double AGREE = 7;
  private static final double ANSWER = 9;
  private static final double PROBABILITY = 5.5;

  private final Services services;
  private final Texts texts;
  private final SeveralImagesViewModel model;
  private final FilteredList<AnsweredImage> filtered;
  private final TableView<AnsweredImage> table = new TableView<>();
  private final CheckBox differing = new CheckBox();
  private List<SeveralImagesViewModel.Answering> built = List.of();

  ImagesTable(Services services, SeveralImagesViewModel model) {
    this.services = services;
    this.model = model;
    texts = services.texts();
    getStyleClass().add("several-table");
    filtered = new FilteredList<>(model.rows());
    SortedList<AnsweredImage> sorted = new SortedList<>(filtered);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setId("several-table");
    table.accessibleTextProperty().bind(texts.bind("several.images"));
    table.setPlaceholder(Controls.paragraph(texts, "several.images.none", "muted"));
    table.setRowFactory(_ -> row());
    table.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            open(table.getSelectionModel().getSelectedItem());
            event.consume();
          }
        });
    model.rows().subscribe(this::arrange);
    services.appearance().fontSizeProperty().subscribe(_ -> build());
    setTop(bar());
    setCenter(table);
  }

  private TableRow<AnsweredImage> row() {
    TableRow<AnsweredImage> row = new TableRow<>();
    row.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            open(row.getItem());
          }
        });
    return row;
  }

  private void open(@Nullable AnsweredImage row) {
    if (row != null) {
      model.inspect(row);
    }
  }

  /** Columns for the networks that answer, made when the first answers come. */
  private void arrange() {
    if (!model.networks().equals(built)) {
      build();
    }
  }

  private void build() {
    built = model.networks();
    double type = services.appearance().fontSizeProperty().get();
    List<TableColumn<AnsweredImage, ?>> columns = new ArrayList<>();
    columns.add(thumbnails(THUMBNAIL * type));
    columns.add(
        new ValueColumn<>(
            texts,
            Controls.label(texts, "several.column.image"),
            NAME * type,
            AnsweredImage::name,
            (name, _) -> name,
            false));
    if (built.size() > 1) {
      columns.add(
          new ValueColumn<>(
              texts,
              Controls.label(texts, "several.column.agree"),
              AGREE * type,
              row -> row.answers().distinct(),
              (distinct, messages) -> messages.get("several.answers", distinct),
              false));
    }
    for (int i = 0; i < built.size(); i++) {
      columns.add(network(i, type));
    }
    table.getColumns().setAll(columns);
  }

  private TableColumn<AnsweredImage, ?> thumbnails(double side) {
    TableColumn<AnsweredImage, AnsweredImage> column = new TableColumn<>();
    column.setSortable(false);
    column.setPrefWidth(side * 1.3);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(
        _ ->
            new TableCell<>() {
              @Override
              protected void updateItem(@Nullable AnsweredImage row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(empty || row == null ? null : new Thumbnail(row.thumbnail(), side));
              }
            });
    return column;
  }

  private TableColumn<AnsweredImage, ?> network(int index, double type) {
    TableColumn<AnsweredImage, Object> group = new TableColumn<>();
    Label heading = new Label(built.get(index).title());
    Controls.tooltip(heading, heading.textProperty());
    group.setGraphic(heading);
    SharedNetwork network = built.get(index).network();
    ValueColumn<AnsweredImage, Prediction> answer =
        new ValueColumn<>(
            texts,
            Controls.label(texts, "several.column.answer"),
            ANSWER * type,
            row -> row.answers().first().get(index),
            (prediction, messages) -> network.labels(messages).get(prediction.index()),
            false);
    answer.setComparator(Comparator.comparing(Prediction::label));
    ValueColumn<AnsweredImage, Double> probability =
        new ValueColumn<AnsweredImage, Double>(
                texts,
                Controls.label(texts, "several.column.probability"),
                PROBABILITY * type,
                row -> row.answers().first().get(index).probability(),
                (share, _) -> Numbers.percent(share),
                true)
            .largestFirst(Comparator.naturalOrder(), share -> share.isNaN());
    group.getColumns().setAll(List.of(answer, probability));
    return group;
  }

  private Node bar() {
    differing.setId("several-differing");
    differing.textProperty().bind(texts.bind("several.differing"));
    differing
        .selectedProperty()
        .subscribe(only -> filtered.setPredicate(row -> !only || !row.answers().agree()));
    Label summary = new Label();
    summary.setId("several-summary");
    summary.setWrapText(true);
    summary
        .textProperty()
        .bind(
            texts.bind(
                this::summary, model.rows(), model.unreadProperty(), model.beyondProperty()));
    Button save = new Button();
    save.setId("several-csv");
    save.textProperty().bind(texts.bind("several.csv"));
    save.setOnAction(_ -> save());
    WorkRow work = new WorkRow(texts, model.job(), "several-cancel", model.job()::cancel);
    FlowPane row = new FlowPane(differing, save, summary, work);
    row.getStyleClass().add("explanation-bar");
    return row;
  }

  private String summary(Messages messages) {
    int all = model.rows().size();
    int agree = (int) model.rows().stream().filter(row -> row.answers().agree()).count();
    List<String> parts = new ArrayList<>();
    if (all > 0) {
      parts.add(
          model.networks().size() > 1
              ? messages.get("several.summary", all, agree)
              : messages.get("several.summary.one", all));
    }
    if (model.unreadProperty().get() > 0) {
      parts.add(messages.get("several.unread", model.unreadProperty().get()));
    }
    if (model.beyondProperty().get() > 0) {
      parts.add(
          messages.get(
              "several.beyond", SeveralImagesViewModel.MOST, model.beyondProperty().get()));
    }
    return String.join(" ", parts);
  }

  private void save() {
    List<String> networks = built.stream().map(SeveralImagesViewModel.Answering::title).toList();
    List<ImageAnswers> shown = table.getItems().stream().map(AnsweredImage::answers).toList();
    SaveFile.ask(
        services,
        getScene().getWindow(),
        texts.get("several.csv"),
        "predictions.csv",
        FileKinds.named("csv"),
        file -> AtomicFile.write(file, ImageAnswers.csv(networks, shown)));
  }
}
