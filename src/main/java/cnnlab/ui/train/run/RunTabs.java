package cnnlab.ui.train.run;

import cnnlab.lesson.LabControl;
import cnnlab.ui.Controls;
import cnnlab.ui.Presentation;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;

/**
 * The pictures of a run, one at a time and large: curves, layer statistics, confusion matrix, log.
 */
final class RunTabs extends TabPane {
  private static final String REMEMBERED = "train.tab";

  private final Texts texts;

  RunTabs(Services services, Node curves, Node layers, Node confusion, Node log) {
    texts = services.texts();
    setId("run-tabs");
    getStyleClass().add("run-tabs");
    accessibleTextProperty().bind(texts.bind("train.tabs"));
    setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    Controls.showHeadersWhile(this, services.navigation().shows(LabControl.TRAIN_TABS));
    getTabs()
        .addAll(
            tab("curves", scrolling(curves)),
            tab("layers", layers),
            tab("confusion", confusion),
            tab("log", log));
    services
        .preferences()
        .text(REMEMBERED)
        .ifPresent(
            name ->
                getTabs().stream()
                    .filter(tab -> name.equals(tab.getId()))
                    .findFirst()
                    .ifPresent(tab -> getSelectionModel().select(tab)));
    getSelectionModel()
        .selectedItemProperty()
        .subscribe((_, tab) -> services.preferences().put(REMEMBERED, tab.getId()));
  }

  private Tab tab(String name, Node content) {
    Tab tab = new Tab();
    tab.setId("tab-" + name);
    Label title = Controls.label(texts, "train.tab." + name);
    tab.setGraphic(title);
    tab.setContent(new StackPane(content));
    return tab;
  }

  /** Charts keep a readable height; what does not fit is scrolled to. */
  private static ScrollPane scrolling(Node content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.getStyleClass().add("form-scroll");
    return scroll;
  }

  /** Whether the log is in view, which is read only then. */
  boolean showsLog() {
    return "tab-log".equals(getSelectionModel().getSelectedItem().getId());
  }

  /** The picture in view, alone. */
  Presentation presentation(Runnable previous, Runnable next) {
    StackPane holder = (StackPane) getSelectionModel().getSelectedItem().getContent();
    return new Presentation(holder.getChildren().getFirst(), previous, next);
  }
}
