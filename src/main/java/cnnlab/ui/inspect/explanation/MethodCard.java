package cnnlab.ui.inspect.explanation;

import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.image.HeatMapView;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** One method among the others: its name, its map, and how far it is; a click enlarges it. */
final class MethodCard extends BorderPane {
  private final HeatMapView view = new HeatMapView();

  /**
   * @param open looks at it closely
   */
  MethodCard(
      Texts texts,
      ExplanationViewModel model,
      MapDisplay display,
      MethodTexts words,
      MethodModel method,
      Runnable open) {
    getStyleClass().add("method-card");
    view.setId("method-" + method.method().id());
    view.setAccessibleRole(AccessibleRole.BUTTON);
    view.setFocusTraversable(true);
    view.accessibleTextProperty().bind(texts.bind(messages -> words.title(method, messages)));
    Controls.tooltip(view, texts.bind("explain.enlarge"));
    view.setOnMouseClicked(_ -> open.run());
    view.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            event.consume();
            open.run();
          }
        });
    view.strengthProperty().bind(display.strengthProperty());

    Label title = new Label();
    title.getStyleClass().add("method-title");
    title.setWrapText(true); // "Guided backpropagation" is longer than the least card is wide
    title.setMinHeight(USE_PREF_SIZE);
    title.textProperty().bind(texts.bind(messages -> words.title(method, messages)));
    Label state = new Label();
    state.getStyleClass().addAll("muted", "small");
    state
        .textProperty()
        .bind(
            texts.bind(
                messages -> words.state(method, messages),
                method.explanationProperty(),
                method.progressProperty(),
                method.givenUpProperty(),
                display.signsProperty(),
                model.layerProperty()));
    state.setMaxWidth(Double.MAX_VALUE);
    Controls.tooltip(state, state.textProperty());
    HBox.setHgrow(state, Priority.ALWAYS);
    Button cancel =
        Controls.iconButton(
            Material2OutlinedAL.CLOSE, texts, "control.cancel", () -> model.cancel(method));
    cancel.visibleProperty().bind(method.progressProperty().greaterThanOrEqualTo(0));
    Button again =
        Controls.iconButton(
            Material2OutlinedMZ.REFRESH, texts, "explain.resume", () -> model.resume(method));
    again.visibleProperty().bind(method.givenUpProperty());
    for (Button button : new Button[] {cancel, again}) {
      button.getStyleClass().add("method-button");
      button.managedProperty().bind(button.visibleProperty());
    }
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.progressProperty().bind(method.progressProperty());
    bar.visibleProperty().bind(cancel.visibleProperty());
    Button enlarge =
        Controls.iconButton(Material2OutlinedMZ.ZOOM_IN, texts, "explain.enlarge", open);
    enlarge.setId("enlarge-" + method.method().id());
    enlarge.getStyleClass().add("method-button");
    HBox foot = new HBox(state, cancel, again, enlarge);
    foot.getStyleClass().add("method-foot");
    BorderPane below = new BorderPane(foot);
    below.setTop(bar);
    setTop(title);
    setCenter(view);
    setBottom(below);
  }

  HeatMapView view() {
    return view;
  }
}
