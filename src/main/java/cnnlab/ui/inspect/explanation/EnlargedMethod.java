package cnnlab.ui.inspect.explanation;

import cnnlab.explain.AttributionMethod.Sign;
import cnnlab.explain.HeatMapColors;
import cnnlab.text.Messages;
import cnnlab.ui.ColorBar;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.image.HeatMapView;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** One method alone: its map large, what it means, where it comes from, and its settings. */
final class EnlargedMethod extends BorderPane {
  /** Width, in the type's size, below which the checks take the card's room. */
  private static final double WIDE = 60;

  private final Texts texts;
  private final ExplanationViewModel model;
  private final MapDisplay display;
  private final MethodTexts words;
  private final HeatMapView view = new HeatMapView();
  private final SettingFields settings;
  private final ColorBar colors;

  EnlargedMethod(
      Services services,
      ExplanationViewModel model,
      TruthViewModel truth,
      MapDisplay display,
      MethodTexts words) {
    texts = services.texts();
    this.model = model;
    this.display = display;
    this.words = words;
    getStyleClass().add("enlarged-method");
    view.setId("explanation-large");
    view.setFocusTraversable(true);
    view.strengthProperty().bind(display.strengthProperty());
    settings = new SettingFields(texts, model.settingsProperty());
    colors = new ColorBar(services, end("against", "low"), end("for", "high"));
    model.enlargedProperty().subscribe(this::show);
    TruthPane checks = new TruthPane(services, model, truth, display);
    Node card = card(truth);
    Runnable arrange =
        () -> {
          boolean asked = truth.askedProperty().get();
          boolean narrow = getWidth() < WIDE * services.appearance().fontSizeProperty().get();
          setCenter(asked ? checks : view);
          setRight(asked && narrow ? null : card);
        };
    truth.askedProperty().subscribe(arrange);
    widthProperty().subscribe(arrange);
    arrange.run();
  }

  HeatMapView view() {
    return view;
  }

  /** Takes the keys: Escape leads back too. */
  void focus() {
    view.requestFocus();
  }

  private void show() {
    MethodModel method = model.enlargedProperty().get();
    if (method != null) {
      settings.show(method);
    }
    refresh();
  }

  /** Shows the map as it is now. */
  void refresh() {
    MethodModel method = model.enlargedProperty().get();
    if (method == null) {
      return;
    }
    view.showMap(display.colors(method));
    colors.show(HeatMapColors.colors(display.sign(method.method().family())));
  }

  private Node card(TruthViewModel truth) {
    Button back = new Button(null, new FontIcon(Material2OutlinedAL.ARROW_BACK));
    back.setId("explanation-back");
    back.textProperty().bind(texts.bind("explain.back"));
    back.setOnAction(_ -> model.enlargedProperty().set(null));
    Label title = text(words::title, "section-title");
    Label state = text(words::state, "explanation-value");
    state.setId("explanation-state");
    Label residual =
        text(
            (method, messages) -> words.residual(method.explanationProperty().get(), messages),
            "small");
    residual.setId("explanation-residual");
    Label source = text((method, _) -> method.method().source(), "muted", "small");
    ToggleButton check = new ToggleButton(null, new FontIcon(Material2OutlinedAL.FACT_CHECK));
    check.setId("explanation-truth");
    check.textProperty().bind(texts.bind("explain.truth"));
    check.setMaxWidth(Double.MAX_VALUE);
    check.selectedProperty().bindBidirectional(truth.askedProperty());
    Controls.tooltip(check, texts, "explain.truth.about");
    VBox card =
        new VBox(
            back,
            title,
            text(words::about),
            colors,
            state,
            work(),
            residual,
            check,
            settings,
            source);
    card.getStyleClass().add("explanation-card");
    ScrollPane scroll = new ScrollPane(card);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("explanation-scroll");
    return scroll;
  }

  private Node work() {
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    Button cancel = new Button();
    cancel.textProperty().bind(texts.bind("control.cancel"));
    cancel.setOnAction(_ -> withMethod(model::cancel));
    Button again = new Button();
    again.textProperty().bind(texts.bind("explain.resume"));
    again.setOnAction(_ -> withMethod(model::resume));
    model
        .enlargedProperty()
        .subscribe(
            method -> {
              bar.progressProperty().unbind();
              for (Node node : new Node[] {bar, cancel, again}) {
                node.visibleProperty().unbind();
                node.managedProperty().bind(node.visibleProperty());
              }
              if (method != null) {
                bar.progressProperty().bind(method.progressProperty());
                bar.visibleProperty().bind(method.progressProperty().greaterThanOrEqualTo(0));
                cancel.visibleProperty().bind(bar.visibleProperty());
                again.visibleProperty().bind(method.givenUpProperty());
              }
            });
    VBox work = new VBox(bar, cancel, again);
    work.getStyleClass().add("explanation-work");
    return work;
  }

  private void withMethod(Consumer<MethodModel> action) {
    MethodModel method = model.enlargedProperty().get();
    if (method != null) {
      action.accept(method);
    }
  }

  private Label text(BiFunction<MethodModel, Messages, String> text, String... styles) {
    Label label = new Label();
    label.getStyleClass().addAll(styles);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    model
        .enlargedProperty()
        .subscribe(
            method -> {
              label.textProperty().unbind();
              if (method != null) {
                label
                    .textProperty()
                    .bind(
                        texts.bind(
                            messages -> text.apply(method, messages),
                            method.explanationProperty(),
                            method.progressProperty(),
                            method.givenUpProperty(),
                            model.labelProperty(),
                            model.layerProperty(),
                            display.signsProperty()));
              }
            });
    label.managedProperty().bind(label.textProperty().isNotEmpty());
    return label;
  }

  /** What stands at an end of the colors. */
  private StringBinding end(String signed, String otherwise) {
    return texts.bind(
        messages -> {
          MethodModel method = model.enlargedProperty().get();
          boolean bothWays =
              method != null && display.sign(method.method().family()) == Sign.SIGNED;
          return messages.get("inspect.scale." + (bothWays ? signed : otherwise));
        },
        model.enlargedProperty(),
        display.signsProperty());
  }
}
