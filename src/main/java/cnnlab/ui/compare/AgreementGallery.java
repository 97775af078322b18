package cnnlab.ui.compare;

import cnnlab.data.ClassNames;
import cnnlab.evaluation.ExamplePrediction;
import cnnlab.evaluation.PredictionPair.Outcome;
import cnnlab.run.RunRecord;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.WhileShown;
import cnnlab.ui.compare.AgreementViewModel.Pair;
import cnnlab.ui.compare.AgreementViewModel.Shown;
import cnnlab.ui.correction.CorrectionBar;
import cnnlab.ui.correction.CorrectionMenu;
import cnnlab.ui.image.ImageTile;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.TilePane;

/** The images that only one of two networks classifies correctly, neither, or both. */
final class AgreementGallery extends BorderPane {
  private final AgreementViewModel model;
  private final Services services;
  private final Texts texts;
  private final TilePane images = new TilePane();

  AgreementGallery(AgreementViewModel model, Services services) {
    this.model = model;
    this.services = services;
    texts = services.texts();
    setId("agreement-gallery");
    getStyleClass().add("agreement-gallery");
    FlowPane head = new FlowPane();
    head.getStyleClass().add("chart-header");
    ToggleGroup group = new ToggleGroup();
    for (Outcome outcome : AgreementViewModel.OUTCOMES) {
      head.getChildren().add(choice(outcome, group));
    }
    head.getChildren()
        .add(Controls.label(texts, "compare.agreement.gallery.about", "muted", "small"));
    setTop(head);
    images.getStyleClass().add("image-tiles");
    ScrollPane scroll = new ScrollPane(images);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("form-scroll");
    setCenter(scroll);
    setBottom(
        new CorrectionBar(
            services,
            model.pairProperty().map(pair -> pair.first().record().settings().data()),
            () -> {
              Pair pair = model.pairProperty().get();
              return pair == null ? null : pair.first().record().settings();
            }));
    model.shownProperty().subscribe(this::fill);
    WhileShown.follow(this, texts.messagesProperty(), this::fill);
    WhileShown.follow(this, services.appearance().fontSizeProperty(), this::fill);
  }

  private ToggleButton choice(Outcome outcome, ToggleGroup group) {
    ToggleButton button = new ToggleButton();
    String name = outcome.name().toLowerCase(Locale.ROOT);
    button.setId("agreement-" + name);
    button.setToggleGroup(group);
    button
        .textProperty()
        .bind(
            texts.bind(
                messages -> {
                  Pair pair = model.pairProperty().get();
                  return messages.get(
                      "compare.agreement." + name,
                      pair == null ? 0 : pair.agreement().count(outcome));
                },
                model.pairProperty()));
    button
        .disableProperty()
        .bind(model.pairProperty().map(pair -> pair.agreement().count(outcome) == 0).orElse(true));
    model.outcomeProperty().subscribe(now -> button.setSelected(now == outcome));
    button.setOnAction(
        _ -> {
          model.outcomeProperty().set(outcome);
          button.setSelected(true);
        });
    return button;
  }

  private void fill() {
    Pair pair = model.pairProperty().get();
    images
        .getChildren()
        .setAll(
            pair == null
                ? List.of()
                : model.shownProperty().get().stream()
                    .<Node>map(shown -> tile(shown, pair))
                    .toList());
  }

  private ImageTile tile(Shown shown, Pair pair) {
    String label = name(pair.first().record(), shown.judged().first().label());
    String first = answer(pair.first().record(), shown.judged().first());
    String second = answer(pair.second().record(), shown.judged().second());
    ImageTile tile =
        new ImageTile(
            shown.image(),
            label + "\n" + first + "\n" + second,
            label + ": " + first + ", " + second,
            services,
            "compare.agreement.inspect",
            () -> model.inspect(shown, label));
    model
        .toCorrect(shown)
        .ifPresent(corrected -> CorrectionMenu.install(tile, corrected, services));
    return tile;
  }

  private String answer(RunRecord run, ExamplePrediction example) {
    return (example.isCorrect() ? "✓ " : "✗ ")
        + name(run, example.predicted())
        + " "
        + Numbers.percent(example.confidence());
  }

  private String name(RunRecord run, int label) {
    return ClassNames.translated(texts.messages(), run.dataset(), run.labels()).get(label);
  }
}
