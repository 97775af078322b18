package cnnlab.ui.explore.gallery;

import cnnlab.arch.catalogue.Entry;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Texts;
import cnnlab.ui.WhileShown;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A card of the gallery: the network's name, year, parameters and MACs; or a family's heading. */
final class GalleryCell extends ListCell<GalleryRow> {
  private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
  private static final Pattern YEAR = Pattern.compile("\\b(19|20)\\d\\d\\b");

  private final GalleryViewModel model;
  private final Texts texts;
  private final Label title = new Label();
  private final Label year = new Label();
  private final Label numbers = new Label();
  private final VBox card;
  private final StringProperty about = new SimpleStringProperty("");

  GalleryCell(GalleryViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    title.getStyleClass().add("gallery-title");
    year.getStyleClass().add("gallery-numbers");
    numbers.getStyleClass().add("gallery-numbers");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    title.setMinWidth(0);
    year.setMinWidth(Region.USE_PREF_SIZE);
    card = new VBox(new HBox(title, space, year), numbers);
    Controls.tooltip(card, about);
    setPrefWidth(0); // as wide as the list, never wider
    WhileShown.follow(this, texts.messagesProperty(), () -> updateItem(getItem(), isEmpty()));
    WhileShown.follow(this, model.keyNumbersProperty(), () -> updateItem(getItem(), isEmpty()));
  }

  @Override
  protected void updateItem(@Nullable GalleryRow row, boolean empty) {
    super.updateItem(row, empty);
    setText(null);
    setGraphic(null);
    setId(null);
    boolean heading = !empty && row instanceof GalleryRow.Heading;
    pseudoClassStateChanged(HEADING, heading);
    setDisable(heading); // cannot be chosen
    if (empty || row == null) {
      return;
    }
    switch (row) {
      case GalleryRow.Heading(var family) -> setText(texts.get(family.key()));
      case GalleryRow.Network(var entry) -> show(entry);
    }
  }

  private void show(Entry entry) {
    setId("network-" + entry.name());
    title.setText(entry.title());
    Matcher found = YEAR.matcher(entry.source().citation());
    year.setText(found.find() ? found.group() : "");
    GalleryViewModel.KeyNumbers key = model.keyNumbersProperty().get().get(entry.name());
    numbers.setText(
        key == null
            ? " "
            : texts.get(
                model.flops() ? "explore.card.flops" : "explore.card",
                Numbers.brief(key.params()),
                Numbers.brief(key.operations())));
    about.set(texts.get(entry.family().key() + ".about"));
    setGraphic(card);
  }
}
