package cnnlab.ui.explore.diff;

import cnnlab.analysis.ArchitectureDiff;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Two networks side by side: stages with their sums as bars, and under each its layers in pairs.
 */
public final class DiffPane extends VBox {
  private final DiffViewModel model;
  private final Texts texts;
  private final ListView<DiffRow> rows = new ListView<>();

  public DiffPane(DiffViewModel model, Services services) {
    this.model = model;
    this.texts = services.texts();
    getStyleClass().add("diff-pane");
    rows.setId("diff");
    rows.getStyleClass().add("diff-rows");
    rows.setCellFactory(_ -> new DiffCell(model, texts));
    rows.accessibleTextProperty().bind(texts.bind("explore.facet.diff"));
    VBox.setVgrow(rows, Priority.ALWAYS);
    getChildren().addAll(tools(), problem(), rows);
    model.diffProperty().subscribe(diff -> diff.ifPresent(this::show));
    texts.messagesProperty().subscribe(rows::refresh);
  }

  private Node tools() {
    Label left = new Label();
    left.getStyleClass().add("section-title");
    left.setMinWidth(USE_PREF_SIZE);
    left.textProperty().bind(model.entryProperty().map(Entry::title));
    ComboBox<Entry> other = TextCell.box(texts, (entry, _) -> entry.title());
    other.setId("diff-other");
    other.getItems().setAll(Catalogue.entries());
    other.valueProperty().bindBidirectional(model.otherProperty());
    other.accessibleTextProperty().bind(texts.bind("explore.diff.with"));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label with = Controls.label(texts, "explore.diff.with", "muted");
    with.setMinWidth(USE_PREF_SIZE);
    HBox tools = new HBox(left, with, other, presets(), space, legend());
    tools.getStyleClass().add("code-tools");
    return tools;
  }

  private MenuButton presets() {
    MenuButton presets = new MenuButton();
    presets.setId("diff-presets");
    presets.textProperty().bind(texts.bind("explore.diff.presets"));
    presets.setMinWidth(USE_PREF_SIZE);
    for (DiffViewModel.Pair pair : DiffViewModel.presets()) {
      MenuItem item = new MenuItem(pair.left().title() + "  |  " + pair.right().title());
      item.setId("diff-" + pair.left().name() + "-" + pair.right().name());
      item.setOnAction(_ -> model.show(pair));
      presets.getItems().add(item);
    }
    return presets;
  }

  private HBox legend() {
    HBox legend = new HBox();
    legend.getStyleClass().add("diff-legend");
    for (ArchitectureDiff.Relation relation :
        List.of(
            ArchitectureDiff.Relation.SAME,
            ArchitectureDiff.Relation.CHANGED,
            ArchitectureDiff.Relation.ONLY_LEFT)) {
      Label label =
          Controls.label(texts, DiffCell.key(relation), "small", DiffCell.style(relation));
      label.getStyleClass().add("diff-side");
      label.setMinWidth(USE_PREF_SIZE);
      legend.getChildren().add(label);
    }
    return legend;
  }

  private Label problem() {
    Label label =
        Controls.problem(
            texts.bind(
                _ -> model.problemProperty().get().map(texts::sentence).orElse(""),
                model.problemProperty()));
    label.setId("diff-problem");
    return label;
  }

  private void show(ArchitectureDiff diff) {
    List<DiffRow> all = new ArrayList<>();
    all.add(new DiffRow.Whole(diff));
    for (ArchitectureDiff.Stage stage : diff.stages()) {
      all.add(new DiffRow.OfStage(stage, diff));
      stage.rows().forEach(row -> all.add(new DiffRow.OfLayers(row)));
    }
    rows.getItems().setAll(all);
  }
}
