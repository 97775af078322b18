package cnnlab.ui.inspect;

import cnnlab.lesson.LabControl;
import cnnlab.ui.Controls;
import cnnlab.ui.Presentation;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.activation.ActivationPane;
import cnnlab.ui.inspect.activation.LayersViewModel;
import cnnlab.ui.inspect.calculation.CalculationPane;
import cnnlab.ui.inspect.calculation.CalculationViewModel;
import cnnlab.ui.inspect.change.ChangePane;
import cnnlab.ui.inspect.change.ChangeViewModel;
import cnnlab.ui.inspect.explanation.ExplanationPane;
import cnnlab.ui.inspect.explanation.ExplanationViewModel;
import cnnlab.ui.inspect.model.ClassTexts;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.prediction.PredictionBars;
import cnnlab.ui.inspect.several.SeveralPane;
import cnnlab.ui.inspect.several.SeveralViewModel;
import cnnlab.ui.inspect.unit.UnitPane;
import cnnlab.ui.inspect.unit.UnitViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TabPane.TabClosingPolicy;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** What the network makes of the image: its predictions, activations and explanation. */
final class AnswerPane extends VBox {
  private static final String REMEMBERED = "inspect.tab";

  /** The tabs, in order. */
  enum Aspect {
    PREDICTIONS,
    ACTIVATIONS,
    EXPLANATION,
    UNIT,
    CALCULATION,
    CHANGE,
    SEVERAL
  }

  private final Services services;
  private final TabPane tabs = new TabPane();
  private final ScrollPane predictions = new ScrollPane();
  private final ActivationPane activations;
  private final ExplanationPane explanations;
  private final UnitPane units;
  private final CalculationPane calculations;
  private final ChangePane changes;
  private final SeveralPane several;

  AnswerPane(
      Services services,
      InspectViewModel model,
      LayersViewModel layers,
      ExplanationViewModel explanation,
      UnitViewModel unit,
      CalculationViewModel calculation,
      ChangeViewModel change,
      SeveralViewModel others,
      Path samples) {
    this.services = services;
    Texts texts = services.texts();
    ClassTexts classes = new ClassTexts(model);
    getStyleClass().add("answers");
    tabs.setId("inspect-tabs");
    tabs.accessibleTextProperty().bind(services.texts().bind("inspect.tabs"));
    tabs.setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    Controls.showHeadersWhile(tabs, services.navigation().shows(LabControl.INSPECT_TABS));
    PredictionBars bars = new PredictionBars(texts, classes, explanation.labelProperty());
    model.predictions().subscribe(() -> bars.show(model.predictions()));
    predictions.setContent(bars);
    predictions.setFitToWidth(true);
    activations = new ActivationPane(services, model, layers);
    explanations = new ExplanationPane(services, model, explanation, classes);
    units = new UnitPane(services, model, layers, unit);
    calculations = new CalculationPane(services, model, layers, calculation);
    changes = new ChangePane(services, model, change, classes);
    several = new SeveralPane(services, model, others, samples);
    add(Aspect.PREDICTIONS, new BorderPane(predictions));
    add(Aspect.ACTIVATIONS, activations);
    add(Aspect.EXPLANATION, explanations);
    add(Aspect.UNIT, units);
    add(Aspect.CALCULATION, calculations);
    add(Aspect.CHANGE, changes);
    add(Aspect.SEVERAL, several);
    select(services.preferences().choice(REMEMBERED, Aspect.PREDICTIONS));
    tabs.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            _ -> {
              services.preferences().put(REMEMBERED, chosen());
              model.leaveTab();
              explanation.wantedProperty().set(chosen() == Aspect.EXPLANATION);
              unit.wantedProperty().set(chosen() == Aspect.UNIT);
              calculation.wantedProperty().set(chosen() == Aspect.CALCULATION);
              change.wantedProperty().set(chosen() == Aspect.CHANGE);
              others.wantedProperty().set(chosen() == Aspect.SEVERAL);
            });

    ProgressIndicator busy = new ProgressIndicator();
    busy.getStyleClass().add("answer-busy");
    busy.visibleProperty().bind(model.busy());
    busy.setMouseTransparent(true);
    Label hint = hint(texts, model);
    VBox empty = new VBox(new FontIcon(Material2OutlinedAL.IMAGE_SEARCH), hint);
    empty.getStyleClass().add("empty-state");
    empty.visibleProperty().bind(hint.textProperty().isNotEmpty().and(showsMany(model).not()));
    tabs.visibleProperty().bind(empty.visibleProperty().not());
    StackPane answer = new StackPane(tabs, empty, busy);
    answer.getStyleClass().add("answer-tabs");
    VBox.setVgrow(answer, Priority.ALWAYS);
    getChildren()
        .addAll(
            new ProblemLabel(texts, model.problemProperty()),
            new ArchitectureQuestion(texts, model),
            answer);
  }

  /** The tabs, one for each way to look. */
  TabPane tabs() {
    return tabs;
  }

  /** Shows what the networks make of many images. */
  void open(List<Path> filesAndFolders) {
    select(Aspect.SEVERAL);
    several.open(filesAndFolders);
  }

  private void select(Aspect aspect) {
    tabs.getTabs().stream()
        .filter(tab -> tab.getUserData() == aspect)
        .forEach(tabs.getSelectionModel()::select);
  }

  /** Many images in a table need none in view. */
  private BooleanExpression showsMany(InspectViewModel model) {
    return several
        .manyShownProperty()
        .and(model.choiceProperty().isNotNull())
        .and(
            Bindings.createBooleanBinding(
                () -> chosen() == Aspect.SEVERAL, tabs.getSelectionModel().selectedItemProperty()));
  }

  /** The tab in view, alone. */
  Presentation presentation() {
    return switch (chosen()) {
      case PREDICTIONS -> Presentation.of(predictions);
      case ACTIVATIONS -> activations.presentation();
      case EXPLANATION -> explanations.presentation();
      case UNIT -> units.presentation();
      case CALCULATION -> calculations.presentation();
      case CHANGE -> changes.presentation();
      case SEVERAL -> several.presentation();
    };
  }

  private Aspect chosen() {
    return (Aspect) tabs.getSelectionModel().getSelectedItem().getUserData();
  }

  private void add(Aspect aspect, Node content) {
    String name = aspect.name().toLowerCase(Locale.ROOT);
    Tab tab = new Tab(null, content);
    tab.setId("inspect-tab-" + name);
    tab.setUserData(aspect);
    tab.textProperty().bind(services.texts().bind("inspect.tab." + name));
    tabs.getTabs().add(tab);
  }

  private static Label hint(Texts texts, InspectViewModel model) {
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
    return hint;
  }
}
