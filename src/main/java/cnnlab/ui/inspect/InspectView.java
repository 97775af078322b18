package cnnlab.ui.inspect;

import cnnlab.data.image.Images;
import cnnlab.data.image.RgbImage;
import cnnlab.ui.Presentation;
import cnnlab.ui.Screen;
import cnnlab.ui.Screen.LabSetting;
import cnnlab.ui.Services;
import cnnlab.ui.View;
import cnnlab.ui.inspect.activation.LayersViewModel;
import cnnlab.ui.inspect.calculation.CalculationViewModel;
import cnnlab.ui.inspect.change.ChangeViewModel;
import cnnlab.ui.inspect.explanation.ExplanationViewModel;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.inspect.model.SilentUnits;
import cnnlab.ui.inspect.unit.UnitViewModel;
import cnnlab.ui.pretrained.PretrainedDialog;
import cnnlab.weights.file.WeightFile;
import cnnlab.weights.hub.PublishedWeights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

/** The place where a trained network is given an image: what it predicts, and what is inside. */
public final class InspectView implements Screen {
  private final Services services;
  private final InspectViewModel model;
  private final AnswerPane answers;
  private final ExplanationViewModel explanation;
  private final LayersViewModel layers;
  private final BorderPane root = new BorderPane();

  public InspectView(Services services) {
    this.services = services;
    model = new InspectViewModel(services.engine(), services.runModels(), services.background());
    explanation = new ExplanationViewModel(model, services.background(), services.preferences());
    layers = new LayersViewModel(model, services.background());
    ImageSource source = new ImageSource(services.texts(), services.navigation(), model);
    root.getStyleClass().add("inspect");
    root.getStylesheets()
        .add(Objects.requireNonNull(InspectView.class.getResource("inspect.css")).toExternalForm());
    root.setLeft(new QuestionColumn(services, model, layers, source, this::offerPublished));
    SilentUnits silent = new SilentUnits(model);
    ChangeViewModel change = new ChangeViewModel(model, silent, services.background());
    UnitViewModel unit = new UnitViewModel(model, layers, silent, services.background());
    CalculationViewModel calculation =
        new CalculationViewModel(model, layers, services.background());
    answers = new AnswerPane(services, model, layers, explanation, unit, calculation, change);
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
    model.close();
  }

  @Override
  public Optional<Presentation> presentation() {
    return model.networkProperty().get() == null || model.imageProperty().get() == null
        ? Optional.empty()
        : Optional.of(answers.presentation());
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

  @Override
  public boolean open(String title, RgbImage image) {
    model.show(new InspectedImage(title, image));
    return true;
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
        new Shortcut("Ctrl+Z", "change.undo"));
  }
}
