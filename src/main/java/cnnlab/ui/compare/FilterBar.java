package cnnlab.ui.compare;

import cnnlab.data.DatasetTitle;
import cnnlab.ui.Controls;
import cnnlab.ui.SelectionBinding;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/** What of the runs is in view, and what can be done with it. */
final class FilterBar extends FlowPane {

  /**
   * @param actions stand at the end
   */
  FilterBar(CompareViewModel model, Texts texts, Node... actions) {
    getStyleClass().add("filter-bar");
    TextField search = new TextField();
    search.setId("compare-search");
    search.promptTextProperty().bind(texts.bind("compare.search"));
    search.accessibleTextProperty().bind(texts.bind("compare.search"));
    search.textProperty().bindBidirectional(model.searchProperty());
    Label count = new Label();
    count.getStyleClass().add("muted");
    count
        .textProperty()
        .bind(
            texts.bind(
                messages ->
                    messages.get("compare.count", model.shown().size(), model.runs().size()),
                model.shown(),
                model.runs()));
    getChildren()
        .addAll(
            search,
            Controls.label(texts, "compare.dataset", "muted"),
            box("dataset", DatasetTitle::of, model.datasets(), model.datasetProperty(), texts),
            tags(model, texts),
            seeds(model, texts),
            count);
    getChildren().addAll(actions);
  }

  /** Takes no room while no two runs differ in the seed alone. */
  private static CheckBox seeds(CompareViewModel model, Texts texts) {
    CheckBox combine = new CheckBox();
    combine.setId("compare-combine");
    combine.textProperty().bind(texts.bind("compare.combine"));
    combine.selectedProperty().bindBidirectional(model.combinedProperty());
    Controls.tooltip(combine, texts, "compare.combine.about");
    combine.visibleProperty().bind(model.severalSeedsProperty());
    combine.managedProperty().bind(combine.visibleProperty());
    return combine;
  }

  /** Takes no room while no run has a tag. */
  private static Node tags(CompareViewModel model, Texts texts) {
    ComboBox<Optional<String>> box =
        box("tag", tag -> tag, model.tags(), model.tagProperty(), texts);
    box.visibleProperty().bind(Bindings.isNotEmpty(model.tags()));
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  /**
   * One of several names, or all.
   *
   * @param name in the ids and the keys of the texts
   * @param title of a name, as it is shown
   */
  private static ComboBox<Optional<String>> box(
      String name,
      UnaryOperator<String> title,
      ObservableList<String> names,
      ObjectProperty<@Nullable String> chosenName,
      Texts texts) {
    String key = "compare." + name;
    ComboBox<Optional<String>> box =
        TextCell.box(
            texts, (choice, messages) -> choice.map(title).orElse(messages.get(key + ".all")));
    box.setId("compare-" + name);
    Controls.tooltip(box, texts, key + ".about");
    box.accessibleTextProperty().bind(texts.bind(key));
    SelectionBinding<Optional<String>> binding =
        SelectionBinding.of(
            box,
            chosenName.map(Optional::of).orElse(Optional.empty()),
            chosen -> chosenName.set(chosen.orElse(null)));
    Runnable offer =
        () ->
            binding.offer(
                Stream.concat(Stream.of(Optional.<String>empty()), names.stream().map(Optional::of))
                    .toList());
    offer.run();
    names.addListener((ListChangeListener<String>) _ -> offer.run());
    return box;
  }
}
