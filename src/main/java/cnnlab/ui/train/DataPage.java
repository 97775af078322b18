package cnnlab.ui.train;

import cnnlab.data.DataOverview;
import cnnlab.data.Dataset;
import cnnlab.data.Datasets;
import cnnlab.data.image.RgbImage;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.train.data.CheckCard;
import cnnlab.ui.train.data.CheckViewModel;
import cnnlab.ui.train.data.ClassCell;
import cnnlab.ui.train.data.DataViewModel;
import cnnlab.ui.train.data.Thumbnail;
import cnnlab.ui.train.form.DataCard;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The data before training: their classes, their sizes, their mean, what augmentation does. */
final class DataPage extends BorderPane {
  private static final double MEAN_SIDE = 120;

  /** Of the page's width that all but the classes takes. */
  private static final double MOST_SHARE = 0.55;

  /** Pixels of an augmented image at least and at most; as wide as there is room. */
  private static final double LEAST_SIDE = 34;

  private static final double MOST_SIDE = 96;

  /** Between the images of a row, arrows included. */
  private static final double GAPS = 90;

  /** Column of the first augmented image, after the image, the cut one and two arrows. */
  private static final int FIRST_VARIATION = 4;

  private final Texts texts;
  private final DataViewModel model;
  private final CheckViewModel check;
  private final ListView<Integer> classes = new ListView<>();
  private final StackPane mean = new StackPane();
  private final VBox augmented = new VBox();
  private final GridPane variations = new GridPane();

  /**
   * @param back leads to the form
   */
  DataPage(DataViewModel model, CheckViewModel check, Services services, Runnable back) {
    this.model = model;
    this.check = check;
    texts = services.texts();
    getStyleClass().add("data-page");
    setTop(heading(back));
    classes.setId("data-classes");
    classes.setCellFactory(_ -> new ClassCell(model, texts));
    classes.accessibleTextProperty().bind(texts.bind("train.data.classes"));
    setCenter(classes);
    setRight(about());
    model.overviewProperty().subscribe(this::show);
    model.augmentedProperty().subscribe(this::showVariations);
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            back.run();
            event.consume();
          }
        });
  }

  private Node heading(Runnable back) {
    Button leave = new Button(null, new FontIcon(Material2OutlinedAL.ARROW_BACK));
    leave.setId("data-back");
    leave.textProperty().bind(texts.bind("train.data.back"));
    leave.setOnAction(_ -> back.run());
    Label title = new Label();
    title.getStyleClass().add("run-title");
    title.textProperty().bind(texts.bind(this::title, model.datasetProperty()));
    Label problem = new Label();
    problem.getStyleClass().add("field-problem");
    problem
        .textProperty()
        .bind(texts.bind(_ -> sentence(model.problemProperty().get()), model.problemProperty()));
    HBox heading = new HBox(leave, title, problem);
    heading.getStyleClass().add("data-heading");
    return heading;
  }

  private String title(Messages messages) {
    Dataset data = model.datasetProperty().get();
    String chosen = model.chosen();
    return data == null
        ? ""
        : Datasets.isName(chosen) ? DataCard.named(chosen, messages) : data.name();
  }

  private String sentence(@Nullable UserProblem problem) {
    return problem == null ? "" : texts.sentence(problem);
  }

  private Node about() {
    Label facts = new Label();
    facts.setId("data-sizes");
    facts.setWrapText(true);
    facts.textProperty().bind(texts.bind(this::describe, model.overviewProperty()));
    VBox averages =
        new VBox(Controls.label(texts, "train.data.mean", "section-title"), mean, facts);
    averages.getStyleClass().addAll("card", "form-card");
    Button again = new Button(null, new FontIcon(Material2OutlinedMZ.SHUFFLE));
    again.setId("vary");
    again.textProperty().bind(texts.bind("train.data.vary"));
    again.setOnAction(_ -> model.vary());
    variations.getStyleClass().add("variations");
    variations.setId("variations");
    Label explained = Controls.label(texts, "train.data.augmented.about", "muted", "small");
    explained.setWrapText(true);
    augmented
        .getChildren()
        .setAll(
            Controls.label(texts, "train.data.augmented", "section-title"),
            variations,
            explained,
            again);
    augmented.getStyleClass().addAll("card", "form-card");
    VBox about = new VBox(averages, new CheckCard(check, texts), augmented);
    about.getStyleClass().add("data-about");
    ScrollPane scroll = new ScrollPane(about);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().addAll("form-scroll", "data-scroll");
    scroll.maxWidthProperty().bind(widthProperty().multiply(MOST_SHARE));
    return scroll;
  }

  private String describe(Messages messages) {
    DataOverview overview = model.overviewProperty().get();
    if (overview == null) {
      return messages.get("train.data.opening");
    }
    DataOverview.Sizes sizes = overview.sizes();
    String size =
        sizes.leastWidth() == sizes.mostWidth() && sizes.leastHeight() == sizes.mostHeight()
            ? messages.get("train.data.size", sizes.mostWidth(), sizes.mostHeight())
            : messages.get(
                "train.data.sizes",
                sizes.leastWidth(),
                sizes.mostWidth(),
                sizes.leastHeight(),
                sizes.mostHeight());
    return size + "\n" + messages.get("train.data.imbalance", overview.imbalance());
  }

  private void show(@Nullable DataOverview overview) {
    mean.getChildren().clear();
    classes.getItems().clear();
    if (overview != null) {
      mean.getChildren().add(new Thumbnail(overview.mean(), MEAN_SIDE));
      classes.getItems().setAll(IntStream.range(0, overview.classes().size()).boxed().toList());
    }
  }

  private void showVariations(List<List<RgbImage>> rows) {
    variations.getChildren().clear();
    if (rows.isEmpty()) {
      return;
    }
    variations.add(column("original"), 0, 0);
    variations.add(column("fitted"), 2, 0);
    variations.add(column("augmented"), FIRST_VARIATION, 0, rows.getFirst().size() - 2, 1);
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).size(); column++) {
        Thumbnail image = new Thumbnail(rows.get(row).get(column), LEAST_SIDE);
        image.fitWidthProperty().bind(side(rows.get(row).size()));
        image.fitHeightProperty().bind(image.fitWidthProperty());
        GridPane.setHalignment(image, HPos.CENTER);
        int at = column < 2 ? 2 * column : FIRST_VARIATION + column - 2;
        variations.add(image, at, row + 1);
      }
      variations.add(new FontIcon(Material2OutlinedAL.ARROW_FORWARD), 1, row + 1);
      variations.add(new FontIcon(Material2OutlinedAL.ARROW_FORWARD), 3, row + 1);
    }
  }

  /** Of an image in a row of so many. */
  private ObservableValue<Double> side(int images) {
    return augmented
        .widthProperty()
        .map(width -> Math.clamp((width.doubleValue() - GAPS) / images, LEAST_SIDE, MOST_SIDE));
  }

  private Label column(String name) {
    Label label = Controls.label(texts, "train.data.column." + name, "muted", "small");
    GridPane.setHalignment(label, HPos.CENTER);
    return label;
  }
}
