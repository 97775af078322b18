package cnnlab.ui.train;

import cnnlab.data.DataOverview;
import cnnlab.data.Dataset;
import cnnlab.data.Datasets;
import cnnlab.text.Messages;
import cnnlab.ui.Appearance;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.image.Thumbnail;
import cnnlab.ui.train.data.AugmentationPreview;
import cnnlab.ui.train.data.CheckCard;
import cnnlab.ui.train.data.CheckViewModel;
import cnnlab.ui.train.data.ClassCell;
import cnnlab.ui.train.data.CorrectionsCard;
import cnnlab.ui.train.data.DataViewModel;
import cnnlab.ui.train.form.DataCard;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The data before training: their classes, their sizes, their mean, what augmentation does. */
final class DataPage extends BorderPane {
  private static final double MEAN_SIDE = 120;

  /** From this width on classes and images have room beside one another, in ems. */
  private static final double WIDE_EM = 60;

  private final Texts texts;
  private final Appearance appearance;
  private final DataViewModel model;
  private final CheckViewModel check;
  private final CorrectionsCard corrections;
  private final ListView<Integer> classes = new ListView<>();
  private final StackPane mean = new StackPane();
  private final Node about;
  private final TabPane tabs = new TabPane();

  /**
   * @param back leads to the form
   */
  DataPage(
      DataViewModel model,
      CheckViewModel check,
      CorrectionsCard corrections,
      Services services,
      Runnable back) {
    this.model = model;
    this.check = check;
    this.corrections = corrections;
    texts = services.texts();
    appearance = services.appearance();
    getStyleClass().add("data-page");
    setTop(heading(back));
    classes.setId("data-classes");
    classes.setCellFactory(_ -> new ClassCell(model, texts));
    classes.accessibleTextProperty().bind(texts.bind("train.data.classes"));
    about = about();
    tabs.getTabs().setAll(tab("train.data.classes"), tab("train.data.augmented"));
    setCenter(classes);
    setRight(about);
    widthProperty().subscribe(this::arrange);
    appearance.fontSizeProperty().subscribe(this::arrange);
    model.overviewProperty().subscribe(this::show);
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
    leave.setMinWidth(USE_PREF_SIZE);
    Label title = new Label();
    title.getStyleClass().add("run-title");
    title.setWrapText(true);
    title.textProperty().bind(texts.bind(this::title, model.datasetProperty()));
    Label problem = Controls.problem(texts.sentence(model.problemProperty()));
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

  private Node about() {
    Label facts = new Label();
    facts.setId("data-sizes");
    facts.setWrapText(true);
    facts.textProperty().bind(texts.bind(this::describe, model.overviewProperty()));
    VBox averages =
        new VBox(Controls.label(texts, "train.data.mean", "section-title"), mean, facts);
    averages.getStyleClass().addAll("card", "form-card");
    ScrollPane scroll = new ScrollPane();
    AugmentationPreview augmented =
        new AugmentationPreview(
            model, texts, scroll.viewportBoundsProperty().map(Bounds::getWidth));
    VBox about = new VBox(averages, corrections, new CheckCard(check, texts), augmented);
    about.getStyleClass().add("data-about");
    scroll.setContent(about);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().addAll("form-scroll", "data-scroll");
    return scroll;
  }

  /** Side by side where there is room for both, else one behind the other. */
  private void arrange() {
    boolean wide = getWidth() >= WIDE_EM * appearance.fontSizeProperty().get();
    if (getWidth() == 0 || wide == (getRight() != null)) {
      return;
    }
    if (wide) {
      tabs.getTabs().forEach(tab -> tab.setContent(null));
      setCenter(classes);
      setRight(about);
    } else {
      setCenter(null);
      setRight(null);
      tabs.getTabs().getFirst().setContent(classes);
      tabs.getTabs().getLast().setContent(about);
      setCenter(tabs);
    }
  }

  private Tab tab(String key) {
    Tab tab = new Tab();
    tab.textProperty().bind(texts.bind(key));
    tab.setClosable(false);
    return tab;
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
}
