package cnnlab.ui.inspect;

import atlantafx.base.theme.Styles;
import cnnlab.ui.Controls;
import cnnlab.ui.Screen;
import cnnlab.ui.SelectionBinding;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The place where a trained network is shown an image: what it says, and what its layers see. */
public final class InspectView implements Screen {
  private static final String IMAGE_FILE = ".*\\.(jpe?g|png|gif|bmp|webp)";

  private final Texts texts;
  private final InspectViewModel model;
  private final ExplanationViewModel explanation;
  private final LayersViewModel layers;
  private final ImageSource source;
  private final BorderPane root = new BorderPane();

  public InspectView(Services services) {
    texts = services.texts();
    model = new InspectViewModel(services.engine(), services.runModels(), services.background());
    explanation = new ExplanationViewModel(model, services.background());
    layers = new LayersViewModel(model, services.background());
    source = new ImageSource(texts, model);
    root.getStyleClass().add("inspect");
    root.getStylesheets()
        .add(Objects.requireNonNull(InspectView.class.getResource("inspect.css")).toExternalForm());
    root.setLeft(questionColumn(services));
    Node answers = answerColumn();
    Node noNetwork =
        new FirstSteps(texts, this::chooseWeights, () -> services.navigation().show(View.TRAIN));
    Runnable arrange =
        () ->
            root.setCenter(
                model.choiceProperty().get() == null && model.problemProperty().get() == null
                    ? noNetwork
                    : answers);
    model.choiceProperty().subscribe(_ -> arrange.run());
    model.problemProperty().subscribe(_ -> arrange.run());
    source.installKeys(root);
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void shown() {
    model.refresh();
  }

  @Override
  public void closed() {
    model.close();
  }

  /** A network and an image may come together; of several of a kind the last stays. */
  @Override
  public boolean open(List<Path> files) {
    boolean any = false;
    for (Path file : files) {
      any |= open(file);
    }
    return any;
  }

  private boolean open(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".safetensors")) {
      model.openWeights(file);
    } else if (name.matches(IMAGE_FILE)) {
      model.openImage(file);
    } else if (Files.exists(file.resolve("run.json"))) {
      model.openRun(file);
    } else {
      return false;
    }
    return true;
  }

  @Override
  public List<Shortcut> shortcuts() {
    return List.of(
        new Shortcut("Ctrl+O", "inspect.picture.open"),
        new Shortcut("Ctrl+V", "inspect.picture.paste"));
  }

  /** Left: which network, which image. */
  private Node questionColumn(Services services) {
    ComboBox<Choice> networks = new ComboBox<>();
    networks.setId("inspect-network");
    networks.accessibleTextProperty().bind(texts.bind("inspect.network"));
    networks.setMaxWidth(Double.MAX_VALUE);
    networks.setButtonCell(new ChoiceCell(texts));
    networks.setCellFactory(_ -> new ChoiceCell(texts));
    SelectionBinding.of(networks, model.choiceProperty()).offering(model.choices());
    networks.promptTextProperty().bind(texts.bind("inspect.network.none"));
    Button weights =
        button(Material2OutlinedAL.FOLDER_OPEN, "inspect.network.open", this::chooseWeights);

    ImagePane view = new ImagePane(invitation());
    model.imageProperty().subscribe(_ -> showImage(view));
    model.networkProperty().subscribe(_ -> showImage(view));
    layers.patchProperty().subscribe(view::mark);
    ExplanationPane rests = new ExplanationPane(model, explanation, new ClassTexts(model), texts);
    explanation
        .mapProperty()
        .subscribe(map -> view.cover(map == null ? null : ExplanationPane.image(map)));
    view.coverOpacityProperty().bind(rests.strengthProperty());

    Button open =
        button(Material2OutlinedAL.IMAGE, "inspect.picture.open", () -> source.choose(root));
    Button paste =
        button(Material2OutlinedAL.CONTENT_PASTE, "inspect.picture.paste", source::paste);
    HBox buttons = new HBox(open, paste);
    buttons.getStyleClass().add("buttons");
    for (Button each : List.of(weights, open, paste)) {
      each.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(each, Priority.ALWAYS);
    }

    SampleStrip samples =
        new SampleStrip(source.sampleFolder(), services.background(), model::openImage);
    ScrollPane sampleScroll = new ScrollPane(samples);
    sampleScroll.setFitToWidth(true);
    sampleScroll.getStyleClass().addAll("samples", Styles.DENSE);
    VBox.setVgrow(view, Priority.ALWAYS);
    VBox column =
        new VBox(
            Controls.label(texts, "inspect.network", "section-title"),
            networks,
            weights,
            Controls.label(texts, "inspect.picture", "section-title"),
            view,
            rests,
            buttons,
            Controls.label(texts, "inspect.samples", "section-title"),
            sampleScroll);
    column.getStyleClass().add("question");
    return column;
  }

  /** Right: the answer above, the layers below. */
  private Node answerColumn() {
    PredictionBars bars =
        new PredictionBars(texts, new ClassTexts(model), explanation.aboutProperty());
    model.predictions().subscribe(() -> bars.show(model.predictions()));
    Label hint = new Label();
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    hint.textProperty()
        .bind(
            texts.bind(
                new Hint(model)::text,
                model.choiceProperty(),
                model.imageProperty(),
                model.problemProperty()));
    hint.managedProperty().bind(hint.textProperty().isNotEmpty());
    hint.visibleProperty().bind(hint.managedProperty());

    ProgressIndicator busy = new ProgressIndicator();
    busy.setPrefSize(18, 18);
    busy.visibleProperty().bind(model.busy());
    HBox title = new HBox(Controls.label(texts, "inspect.prediction", "section-title"), busy);
    title.setAlignment(Pos.CENTER_LEFT);
    title.setSpacing(10);
    VBox answer =
        new VBox(
            title,
            new ProblemLabel(texts, model.problemProperty()),
            new ArchitectureQuestion(texts, model),
            hint,
            bars);
    answer.getStyleClass().add("answer");

    BorderPane inside = new BorderPane(new TilePane(layers, texts));
    inside.setTop(Controls.label(texts, "inspect.layers", "section-title"));
    inside.setLeft(new LayerList(texts, layers.layers(), layers.layerProperty()));
    inside.getStyleClass().add("inside");
    inside.visibleProperty().bind(Bindings.isNotEmpty(layers.layers()));
    VBox.setVgrow(inside, Priority.ALWAYS);
    VBox column = new VBox(answer, inside);
    column.getStyleClass().add("answers");
    return column;
  }

  private void showImage(ImagePane view) {
    var network = model.networkProperty().get();
    view.show(model.imageProperty().get(), network == null ? null : network.preprocessing());
  }

  private Node invitation() {
    Label label = Controls.label(texts, "inspect.picture.drop", "muted");
    label.setWrapText(true);
    label.setAlignment(Pos.CENTER);
    label.setContentDisplay(ContentDisplay.TOP);
    label.setGraphic(new FontIcon(Material2OutlinedAL.ADD_PHOTO_ALTERNATE));
    label.getStyleClass().add("invitation");
    return label;
  }

  private Button button(Ikon icon, String key, Runnable action) {
    Button button = new Button(null, new FontIcon(icon));
    button.textProperty().bind(texts.bind(key));
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void chooseWeights() {
    source.chooseWeights(root);
  }
}
