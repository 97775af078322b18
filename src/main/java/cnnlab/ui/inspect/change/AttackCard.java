package cnnlab.ui.inspect.change;

import cnnlab.data.image.RgbImage;
import cnnlab.explain.perturbation.AdversarialImage;
import cnnlab.inference.Prediction;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.image.Thumbnail;
import cnnlab.ui.inspect.change.AttackViewModel.Attempt;
import cnnlab.ui.inspect.change.AttackViewModel.Method;
import cnnlab.ui.inspect.layout.ClassField;
import cnnlab.ui.inspect.layout.Side;
import cnnlab.ui.inspect.model.ClassTexts;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.SharedNetwork;
import java.util.List;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The image changed so that the network is deceived: before, what was added, after. */
final class AttackCard extends VBox {
  /** An image's side in the type's size at least and at most, and its share of the card's width. */
  private static final double LEAST = 6.6;

  private static final double MOST = 11;
  private static final double SHARE = 0.27;
  private static final int MOST_EPSILON = 32;
  private static final int TOP = 3;

  private final Services services;
  private final Texts texts;
  private final InspectViewModel inspected;
  private final AttackViewModel model;
  private final ClassTexts classes;
  private final FlowPane images = new FlowPane();
  private final Label outcome = new Label();

  AttackCard(
      Services services, InspectViewModel inspected, AttackViewModel model, ClassTexts classes) {
    this.services = services;
    this.inspected = inspected;
    this.model = model;
    this.classes = classes;
    texts = services.texts();
    setId("attack");
    getStyleClass().add("step-card");
    images.getStyleClass().add("grids");
    outcome.setId("attack-outcome");
    outcome.setWrapText(true);
    Label about = Controls.label(texts, "change.attack.about", "muted");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    getChildren()
        .addAll(
            Controls.label(texts, "change.attack", "chosen-title"),
            about,
            settings(),
            outcome,
            images);
    model.foundProperty().subscribe(this::show);
    texts.messagesProperty().subscribe(_ -> show(model.foundProperty().get()));
    services.appearance().fontSizeProperty().subscribe((_, _) -> show(model.foundProperty().get()));
  }

  private Node settings() {
    ComboBox<Method> method =
        TextCell.box(
            texts,
            (each, messages) ->
                switch (each) {
                  case FGSM -> messages.get("change.fgsm");
                  case PGD -> messages.get("change.pgd");
                });
    method.setId("attack-method");
    method.accessibleTextProperty().bind(texts.bind("change.method"));
    method.getItems().setAll(Method.values());
    method.valueProperty().bindBidirectional(model.methodProperty());
    Spinner<Integer> epsilon =
        Controls.spinner(
            new IntegerSpinnerValueFactory(0, MOST_EPSILON, model.epsilonProperty().get()));
    epsilon.setId("attack-epsilon");
    epsilon.accessibleTextProperty().bind(texts.bind("change.epsilon"));
    epsilon.valueProperty().subscribe(now -> model.epsilonProperty().set(now));
    ClassField target =
        new ClassField(
            texts, inspected, model.targetProperty(), "change.target", "change.target.none", true);
    target.setId("attack-target");
    Button start = new Button();
    start.setId("attack-start");
    start.textProperty().bind(texts.bind("change.attack.start"));
    start.setOnAction(_ -> model.start());
    start.disableProperty().bind(model.busy());
    HBox amount =
        new HBox(Controls.label(texts, "change.epsilon", "muted"), epsilon, new Label("/ 255"));
    amount.getStyleClass().add("play-controls");
    HBox wanted = new HBox(Controls.label(texts, "change.target", "muted"), target);
    wanted.getStyleClass().add("play-controls");
    FlowPane row = new FlowPane(method, amount, wanted, start);
    row.getStyleClass().add("tile-bar");
    return row;
  }

  private String name(int label) {
    SharedNetwork network = inspected.networkProperty().get();
    return network == null ? "" : network.labels(texts.messages()).get(label);
  }

  private void show(@Nullable Attempt attempt) {
    images.getChildren().clear();
    outcome.setText("");
    if (attempt == null) {
      return;
    }
    AdversarialImage found = attempt.image();
    outcome.setText(outcome(attempt));
    images
        .getChildren()
        .addAll(
            captioned("change.before", found.original(), found.predictionsBefore()),
            captioned("change.added", found.difference(), List.of()),
            captioned("change.after", found.changed(), found.predictionsAfter()));
  }

  private String outcome(Attempt attempt) {
    AdversarialImage found = attempt.image();
    String before = classes.text(found.predictionsBefore().getFirst(), texts.messages());
    String after = classes.text(found.predictionsAfter().getFirst(), texts.messages());
    Integer target = attempt.target();
    if (attempt.succeeds()) {
      return texts.get("change.attack.deceived", before, after);
    }
    return target == null || !found.deceives()
        ? texts.get("change.attack.held", before)
        : texts.get("change.attack.missed", before, after, name(target));
  }

  private Node captioned(String key, RgbImage image, List<Prediction> answers) {
    ImageView view = new ImageView(Thumbnail.image(image));
    DoubleBinding side =
        Side.within(services.appearance().fontSizeProperty(), LEAST, MOST, widthProperty(), SHARE);
    view.fitWidthProperty().bind(side);
    view.fitHeightProperty().bind(side);
    view.setSmooth(image.width() > side.get());
    VBox box = new VBox(Controls.label(texts, key, "muted", "small"), view);
    box.getStyleClass().add("sum-card");
    box.prefWidthProperty().bind(side.multiply(1.1));
    for (Prediction each : answers.stream().limit(TOP).toList()) {
      String text = classes.text(each, texts.messages());
      Label label = new Label(Numbers.percent(each.probability()) + "  " + text);
      label.getStyleClass().add("small");
      box.getChildren().add(label);
    }
    return box;
  }
}
