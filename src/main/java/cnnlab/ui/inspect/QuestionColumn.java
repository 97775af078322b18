package cnnlab.ui.inspect;

import cnnlab.data.transform.Preprocessing;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.View;
import cnnlab.ui.file.SaveNetwork;
import cnnlab.ui.inspect.activation.LayersViewModel;
import cnnlab.ui.inspect.image.ImagePane;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.inspect.model.SharedNetwork;
import cnnlab.ui.network.Choice;
import cnnlab.ui.network.NetworkBox;
import cnnlab.weights.recognition.Recognition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleExpression;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/**
 * Which network, which image. The image takes what height is left, but never less than a third of
 * the window's: in a low window the column scrolls.
 */
final class QuestionColumn extends ScrollPane {
  /** Of the window's height, at least. */
  private static final double IMAGE_SHARE = 1 / 3.0;

  /** Width to height of what most cameras take. */
  private static final double PHOTO = 1.5;

  /** Width beside the image, and of the whole at least, in the type's size. */
  private static final double AROUND = 3.4;

  private static final double LEAST = 23;

  private final Services services;
  private final Texts texts;
  private final InspectViewModel model;
  private final ImageSource source;
  private final Consumer<Node> fetch;
  private final Runnable saveView;

  /**
   * @param fetch offers published weights; is given a node of the window
   * @param saveView saves the view at the right as an image
   */
  QuestionColumn(
      Services services,
      InspectViewModel model,
      LayersViewModel layers,
      ImageSource source,
      Consumer<Node> fetch,
      Runnable saveView) {
    this.services = services;
    this.texts = services.texts();
    this.model = model;
    this.source = source;
    this.fetch = fetch;
    this.saveView = saveView;
    getStyleClass().add("question");
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    SampleStrip samples =
        new SampleStrip(
            source.sampleFolder(), services.background(), texts, model.choices(), model::openImage);
    samples.accessibleTextProperty().bind(texts.bind("inspect.samples"));
    ImagePane image = image(layers);
    VBox column = new VBox(networks(), image, preprocessing(), normalization(), images(), samples);
    column.getStyleClass().add("question-column");
    VBox.setVgrow(image, Priority.ALWAYS);
    setContent(column);
    sceneProperty().subscribe(this::widen);
  }

  /** A photo, too, has its share of the window's height. */
  private void widen(@Nullable Scene scene) {
    if (scene == null) {
      prefWidthProperty().unbind();
      return;
    }
    DoubleExpression type = services.appearance().fontSizeProperty();
    prefWidthProperty()
        .bind(
            Bindings.max(
                type.multiply(LEAST),
                scene.heightProperty().multiply(IMAGE_SHARE * PHOTO).add(type.multiply(AROUND))));
  }

  private Node networks() {
    NetworkBox networks =
        new NetworkBox(model.choiceProperty(), model.choices(), texts, "inspect.network")
            .prompting(services.runModels().readProperty());
    networks.setId("inspect-network");
    networks.setMaxWidth(Double.MAX_VALUE);
    networks.setMinWidth(0);
    Button open =
        Controls.iconButton(
            Material2OutlinedAL.FOLDER_OPEN,
            texts,
            "inspect.network.open",
            () -> source.chooseWeights(this));
    open.setMinWidth(USE_PREF_SIZE);
    Button more =
        Controls.iconButton(
            Material2OutlinedAL.CLOUD_DOWNLOAD, texts, "weights.more", () -> fetch.accept(this));
    more.setId("inspect-pretrained");
    more.setMinWidth(USE_PREF_SIZE);
    Button save =
        Controls.iconButton(
            Material2OutlinedMZ.SAVE_ALT, texts, "inspect.network.save", this::save);
    save.setId("inspect-save");
    save.setMinWidth(USE_PREF_SIZE);
    save.disableProperty().bind(model.networkProperty().isNull());
    Button evaluate =
        Controls.iconButton(
            Material2OutlinedAL.FACT_CHECK, texts, "inspect.network.evaluate", this::evaluate);
    evaluate.setId("inspect-evaluate");
    evaluate.setMinWidth(USE_PREF_SIZE);
    evaluate.disableProperty().bind(model.networkProperty().isNull());
    HBox row = new HBox(open, more, save, evaluate);
    row.getStyleClass().add("buttons");
    VBox both = new VBox(networks, row);
    both.getStyleClass().add("question-network");
    return both;
  }

  private void evaluate() {
    Choice choice = model.choiceProperty().get();
    if (choice != null) {
      services.navigation().open(View.EVALUATE, List.of(choice.path()));
    }
  }

  private void save() {
    SharedNetwork network = model.networkProperty().get();
    if (network != null) {
      SaveNetwork.ask(
          services,
          getScene().getWindow(),
          network.architecture().name(),
          file ->
              network
                  .ask(asked -> Optional.of(asked.save(file)))
                  .orElseThrow(() -> new CancellationException("The network was closed")));
    }
  }

  private ImagePane image(LayersViewModel layers) {
    ImagePane image = new ImagePane(invitation());
    image.follow(model);
    layers.patchProperty().subscribe(image::mark);
    sceneProperty()
        .subscribe(
            scene -> {
              if (scene == null) {
                image.minHeightProperty().unbind();
              } else {
                image.minHeightProperty().bind(scene.heightProperty().multiply(IMAGE_SHARE));
              }
            });
    return image;
  }

  private Node images() {
    Button save =
        Controls.iconButton(Material2OutlinedMZ.PHOTO_CAMERA, texts, "inspect.view.save", saveView);
    save.setId("inspect-view-save");
    save.setMinWidth(USE_PREF_SIZE);
    save.disableProperty()
        .bind(model.networkProperty().isNull().or(model.imageProperty().isNull()));
    HBox buttons =
        new HBox(
            button(Material2OutlinedAL.IMAGE, "inspect.image.open", () -> source.choose(this)),
            button(Material2OutlinedAL.CONTENT_PASTE, "inspect.image.paste", source::paste),
            save);
    buttons.getStyleClass().add("buttons");
    return buttons;
  }

  private Button button(Ikon icon, String key, Runnable action) {
    Button button = new Button(null, new FontIcon(icon));
    button.textProperty().bind(texts.bind(key));
    button.setOnAction(_ -> action.run());
    button.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(button, Priority.ALWAYS);
    return button;
  }

  /** What is done to the image before the network gets it. */
  private Label preprocessing() {
    Label label = new Label();
    label.setId("inspect-preprocessing");
    label.getStyleClass().addAll("muted", "small");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label
        .textProperty()
        .bind(texts.bind(this::preprocessing, model.networkProperty(), model.imageProperty()));
    label.managedProperty().bind(label.textProperty().isNotEmpty());
    return label;
  }

  /** Another normalization, where nobody has said which one the weights expect. */
  private Hyperlink normalization() {
    Hyperlink change = new Hyperlink();
    change.setId("inspect-normalization");
    change.getStyleClass().add("small");
    change
        .textProperty()
        .bind(
            texts.bind(
                messages ->
                    model.choiceProperty().get() instanceof Choice.WeightFile(var _, var _, var it)
                            && it != null
                        ? messages.get("inspect.normalization.published")
                        : messages.get("inspect.normalization.imagenet"),
                model.choiceProperty()));
    change.setOnAction(_ -> model.changeNormalization());
    change
        .visibleProperty()
        .bind(model.networkProperty().map(_ -> model.mayChangeNormalization()).orElse(false));
    change.managedProperty().bind(change.visibleProperty());
    return change;
  }

  private String preprocessing(Messages messages) {
    SharedNetwork network = model.networkProperty().get();
    InspectedImage image = model.imageProperty().get();
    if (network == null || image == null) {
      return "";
    }
    Preprocessing steps = network.preprocessing();
    List<String> lines = new ArrayList<>();
    lines.add(
        messages.get(
            "inspect.preprocessing",
            image.image().width(),
            image.image().height(),
            steps.resize(),
            steps.inputSize()));
    boolean assumed =
        network.notes().stream()
            .anyMatch(note -> note.key().equals(Recognition.ASSUMED_NORMALIZATION));
    if (!assumed) { // else the note says it
      lines.add(messages.get("inspect.normalization", numbers(steps.mean()), numbers(steps.std())));
    }
    network.notes().forEach(note -> lines.add(note.text(messages)));
    return String.join("\n", lines);
  }

  /** One number where red, green and blue have the same. */
  private static String numbers(List<Float> channels) {
    return channels.stream()
        .distinct()
        .map(value -> String.format(Locale.ROOT, "%.3f", value))
        .collect(Collectors.joining(" / "));
  }

  private Node invitation() {
    Label label = Controls.label(texts, "inspect.image.drop", "muted");
    label.setWrapText(true);
    label.setAlignment(Pos.CENTER);
    label.setContentDisplay(ContentDisplay.TOP);
    label.setGraphic(new FontIcon(Material2OutlinedAL.ADD_PHOTO_ALTERNATE));
    label.getStyleClass().add("invitation");
    return label;
  }
}
