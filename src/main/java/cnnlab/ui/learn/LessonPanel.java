package cnnlab.ui.learn;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import cnnlab.lesson.LessonStep;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A lesson beside the places of the lab: the step in view, and the way on. */
final class LessonPanel extends BorderPane {
  private static final String WIDE = "-fx-pref-width: %.0fpx;";

  /** Of the window, where charts are beside a place that somebody went to. */
  private static final double CHARTS = 0.34;

  /** The least width, as in the style sheet. */
  private static final double EMS = 21;

  private final LessonViewModel model;
  private final Services services;
  private final Texts texts;
  private final ScrollPane scroll = new ScrollPane();
  private final Subscription places;
  private @Nullable Presenter presenter;

  /**
   * @param onClose leaves the lesson; what was done is kept
   */
  LessonPanel(LessonViewModel model, Services services, Runnable onClose) {
    this.model = model;
    this.services = services;
    texts = services.texts();
    setId("lesson-panel");
    getStyleClass().add("lesson-panel");
    getStylesheets()
        .add(Objects.requireNonNull(LessonPanel.class.getResource("learn.css")).toExternalForm());
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add(Tweaks.EDGE_TO_EDGE);
    scroll.accessibleTextProperty().bind(texts.bind("learn.step.about"));
    setTop(heading(onClose));
    setCenter(scroll);
    setBottom(new StepWays(model, texts));
    model.wordsProperty().subscribe(words -> show());
    model.findingsProperty().subscribe(_ -> show());
    model.presentingProperty().subscribe(this::present);
    services.navigation().companionAloneProperty().subscribe(this::widen);
    places = services.navigation().place().subscribe((_, _) -> giveRoom());
  }

  /** Who goes to a place wants to see it; a class is shown the charts. */
  private void giveRoom() {
    if (presenter == null) {
      services.navigation().companionAloneProperty().set(false);
    }
  }

  private void present(boolean wanted) {
    if (presenter != null) {
      presenter.end();
      presenter = null;
    }
    Scene scene = getScene();
    if (wanted && scene != null) {
      presenter = Presenter.install(model, services, scene, this::show);
    }
    getStyleClass().remove("presented");
    if (wanted) {
      getStyleClass().add("presented");
    }
    show();
  }

  /** Leaves nothing behind in the window. */
  void close() {
    places.unsubscribe();
    model.presentingProperty().set(false);
    services.navigation().companionAloneProperty().set(false);
  }

  private VBox heading(Runnable onClose) {
    Label title = new Label();
    title
        .textProperty()
        .bind(
            texts.bind(
                messages -> model.lessonProperty().get().text(messages).title(),
                model.lessonProperty()));
    title.getStyleClass().addAll("muted", "small");
    title.setWrapText(true);
    Label where = new Label();
    where.setId("lesson-where");
    where.getStyleClass().addAll("muted", "small");
    where.setMinWidth(USE_PREF_SIZE);
    where
        .textProperty()
        .bind(
            texts.bind(
                messages ->
                    messages.get("learn.step", model.indexProperty().get() + 1, model.steps()),
                model.indexProperty(),
                model.lessonProperty()));
    Button close = Controls.iconButton(Material2OutlinedAL.CLOSE, texts, "learn.leave", onClose);
    close.setId("lesson-close");
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox first = row(title, close);
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(model.indexProperty().add(1).divide((double) model.steps()));
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.getStyleClass().add(Styles.SMALL);
    bar.accessibleTextProperty().bind(where.textProperty());
    VBox heading = new VBox(first, bar, row(where, space(), new StepTools(model, services)));
    heading.getStyleClass().add("lesson-heading");
    return heading;
  }

  private static HBox row(Node... parts) {
    HBox row = new HBox(parts);
    row.getStyleClass().add("lesson-row");
    return row;
  }

  private static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }

  private void show() {
    LessonViewModel.Words words = model.wordsProperty().get();
    if (words != null && words.step().equals(model.step())) {
      scroll.setContent(
          new StepPane(model, words, services, presenter != null && !presenter.hasDesk()));
      scroll.setVvalue(0);
    }
    services.navigation().companionAloneProperty().set(hasCharts());
    widen();
  }

  private boolean hasCharts() {
    return model.step() instanceof LessonStep.Run;
  }

  /** Charts have the window until somebody goes to a place, and a third of it then. */
  private void widen() {
    boolean alone = services.navigation().companionAloneProperty().get();
    scroll.setFitToHeight(alone);
    setMinWidth(alone ? 0 : USE_PREF_SIZE);
    if (hasCharts() && getScene() != null) {
      double share = alone ? 1 : CHARTS;
      styleProperty()
          .bind(
              Bindings.max(
                      getScene().widthProperty().multiply(share),
                      services.appearance().fontSizeProperty().multiply(EMS))
                  .asString(Locale.ROOT, WIDE));
    } else {
      styleProperty().unbind();
      setStyle("");
    }
  }
}
