package cnnlab.ui.compare;

import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/** What of the runs is in view, and what can be done with it. */
final class FilterBar extends HBox {

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
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren()
        .addAll(
            search,
            Controls.label(texts, "compare.dataset", "muted"),
            datasets(model, texts),
            count,
            space);
    getChildren().addAll(actions);
  }

  private static ComboBox<Optional<String>> datasets(CompareViewModel model, Texts texts) {
    ObservableList<Optional<String>> choices = FXCollections.observableArrayList();
    ComboBox<Optional<String>> box = new ComboBox<>(choices);
    box.setId("compare-dataset");
    Controls.tooltip(box, texts, "compare.dataset.about");
    box.accessibleTextProperty().bind(texts.bind("compare.dataset"));
    Runnable offer =
        () -> {
          choices.setAll(
              Stream.concat(
                      Stream.of(Optional.<String>empty()),
                      model.datasets().stream().map(Optional::of))
                  .toList());
          box.setValue(Optional.ofNullable(model.datasetProperty().get()));
        };
    offer.run();
    model.datasets().addListener((ListChangeListener<String>) _ -> offer.run());
    box.valueProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) {
                model.datasetProperty().set(chosen.orElse(null));
              }
            });
    model.datasetProperty().subscribe(dataset -> box.setValue(Optional.ofNullable(dataset)));
    texts
        .messagesProperty()
        .subscribe(
            messages ->
                box.setConverter(
                    new StringConverter<>() {
                      @Override
                      public String toString(Optional<String> dataset) {
                        return Objects.requireNonNullElse(dataset, Optional.<String>empty())
                            .orElse(messages.get("compare.dataset.all"));
                      }

                      @Override
                      public Optional<String> fromString(String text) {
                        throw new UnsupportedOperationException("Cannot be typed");
                      }
                    }));
    return box;
  }
}
