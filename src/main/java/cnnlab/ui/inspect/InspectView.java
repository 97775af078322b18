package cnnlab.ui.inspect;

import cnnlab.data.image.ImageFormat;
import cnnlab.data.image.Images;
import cnnlab.data.image.RgbImage;
import cnnlab.lesson.LabControl;
import cnnlab.ui.Controls;
import cnnlab.ui.Presentation;
import cnnlab.ui.Screen;
import cnnlab.ui.Screen.LabSetting;
import cnnlab.ui.Services;
import cnnlab.ui.View;
import cnnlab.ui.inspect.activation.LayersViewModel;
import cnnlab.ui.inspect.calculation.CalculationViewModel;
import cnnlab.ui.inspect.change.ChangeViewModel;
import cnnlab.ui.inspect.explanation.ExplanationViewModel;
import cnnlab.ui.inspect.image.PictureActions;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.inspect.model.SilentUnits;
import cnnlab.ui.inspect.several.SeveralViewModel;
import cnnlab.ui.inspect.unit.UnitViewModel;
import cnnlab.ui.pretrained.PretrainedDialog;
import cnnlab.weights.file.WeightFile;
import cnnlab.weights.hub.PublishedWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

/** The place where a trained network is given an image: what it predicts, and what is inside. */
public final class InspectView implements Screen {
  /** Entries of a folder, until it is taken for one without images. */
  private static final int LOOKED_AT = 1000;

  private final Services services;
  private final InspectViewModel model;
  private final AnswerPane answers;
  private final ExplanationViewModel explanation;
  private final LayersViewModel layers;
  private final SeveralViewModel several;
  private final BorderPane root = new BorderPane();

  public InspectView(Services services) {
    this.services = services;
    model = new InspectViewModel(services.engine(), services.runModels(), services.background());
    explanation = new ExplanationViewModel(model, services.background(), services.preferences());
    layers = new LayersViewModel(model, services.background());
    ImageSource source = new ImageSource(services, model);
    root.getStyleClass().add("inspect");
    root.getStylesheets()
        .add(Objects.requireNonNull(InspectView.class.getResource("inspect.css")).toExternalForm());
    SilentUnits silent = new SilentUnits(model);
    ChangeViewModel change = new ChangeViewModel(model, silent, services.background());
    UnitViewModel unit = new UnitViewModel(model, layers, silent, services.background());
    PictureActions pictures = new PictureActions(services, this::view);
    pictures.install(root);
    QuestionColumn question =
        new QuestionColumn(
            services, model, layers, source, this::offerPublished, pictures::saveView);
    Controls.showIf(question, services.navigation().shows(LabControl.INSPECT_QUESTION));
    root.setLeft(question);
    CalculationViewModel calculation =
        new CalculationViewModel(model, layers, services.background());
    several = new SeveralViewModel(model, services.background());
    answers =
        new AnswerPane(
            services,
            model,
            layers,
            explanation,
            unit,
            calculation,
            change,
            several,
            source.sampleFolder());
    Node noNetwork =
        new FirstSteps(
            services.texts(),
            () -> source.chooseWeights(root),
            () -> offerPublished(root),
            () -> services.navigation().show(View.TRAIN));
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

  private Optional<Node> view() {
    return presentation().map(Presentation::picture);
  }

  private void offerPublished(Node owner) {
    PretrainedDialog.show(
        services,
        owner.getScene().getWindow(),
        PublishedWeights.ALL,
        weights -> model.openWeights(weights.place()));
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
    several.close();
    model.close();
  }

  @Override
  public Optional<Presentation> presentation() {
    return model.networkProperty().get() == null || model.imageProperty().get() == null
        ? Optional.empty()
        : Optional.of(answers.presentation());
  }

  /**
   * A network and an image may come together; of several networks the last stays. Several images,
   * and folders of images, make a table.
   */
  @Override
  public List<Path> open(List<Path> files) {
    List<Path> images = files.stream().filter(InspectView::isOfImages).toList();
    boolean many = images.size() > 1 || images.stream().anyMatch(Files::isDirectory);
    if (many) {
      answers.open(images);
    }
    return files.stream().filter(file -> (many && images.contains(file)) || open(file)).toList();
  }

  @Override
  public boolean open(String title, RgbImage image) {
    model.show(new InspectedImage(title, image));
    return true;
  }

  /** An image, or a folder with some right in it; deeper ones are a data set. */
  private static boolean isOfImages(Path place) {
    if (!Files.isDirectory(place)) {
      return !WeightFile.isOne(place) && Images.isImage(place);
    }
    try (Stream<Path> files = Files.list(place)) {
      return !Files.exists(place.resolve("run.json"))
          && files.limit(LOOKED_AT).anyMatch(file -> ImageFormat.isNameOfOne(file.toString()));
    } catch (IOException e) {
      return false;
    }
  }

  private boolean open(Path file) {
    if (WeightFile.isOne(file)) {
      model.openWeights(file);
    } else if (Images.isImage(file)) {
      model.openImage(file);
    } else if (Files.exists(file.resolve("run.json"))) {
      model.openRun(file);
    } else {
      return false;
    }
    return true;
  }

  @Override
  public Map<String, LabSetting> labSettings() {
    return InspectSettings.of(model, layers, explanation, answers.tabs());
  }

  @Override
  public List<Shortcut> shortcuts() {
    return List.of(
        new Shortcut("Ctrl+O", "inspect.image.open"),
        new Shortcut("Ctrl+V", "inspect.image.paste"),
        new Shortcut("← →", "unit.keys.unit"),
        new Shortcut("↑ ↓", "unit.keys.layer"),
        new Shortcut("P", "unit.keys.pin"),
        new Shortcut("S", "unit.keys.silent"),
        new Shortcut("Ctrl+Z", "change.undo"),
        new Shortcut("Ctrl+C", "inspect.picture.copy"),
        new Shortcut("Ctrl+S", "inspect.picture.save"));
  }
}
