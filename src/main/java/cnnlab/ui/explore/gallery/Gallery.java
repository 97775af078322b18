package cnnlab.ui.explore.gallery;

import cnnlab.arch.catalogue.Entry;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.explore.model.ExploreViewModel;
import cnnlab.ui.explore.own.OwnNetworkActions;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** All networks, family by family, with a search field. */
public final class Gallery extends VBox {
  private final GalleryViewModel networks;
  private final ExploreViewModel model;
  private final ListView<GalleryRow> list = new ListView<>();
  private final TextField search = new TextField();

  /**
   * @param own what the keys of the list do
   * @param onFold called when it is to be folded
   */
  public Gallery(
      GalleryViewModel networks,
      ExploreViewModel model,
      Services services,
      OwnNetworkActions own,
      Runnable onFold) {
    this.networks = networks;
    this.model = model;
    Texts texts = services.texts();
    getStyleClass().add("gallery");
    search.setId("gallery-search");
    search.promptTextProperty().bind(texts.bind("explore.search"));
    search.accessibleTextProperty().bind(texts.bind("explore.search"));
    search.textProperty().bindBidirectional(networks.filterProperty());
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::searchKey);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::listKey);
    list.setId("gallery");
    own.installKeys(list);
    list.setCellFactory(_ -> new GalleryCell(networks, texts));
    list.accessibleTextProperty().bind(texts.bind("explore.gallery"));
    setVgrow(list, Priority.ALWAYS);
    HBox.setHgrow(search, Priority.ALWAYS);
    Button fold =
        Controls.iconButton(
            Material2OutlinedAL.CHEVRON_LEFT, texts, "explore.gallery.fold", onFold);
    fold.setId("gallery-fold");
    HBox searchRow = new HBox(search, new RecentMenu(model, services), fold);
    searchRow.getStyleClass().add("search-row");
    getChildren().addAll(searchRow, list);

    networks.filterProperty().subscribe(this::refill);
    networks.own().subscribe(_ -> refill());
    model.entryProperty().subscribe(this::select);
    refill();
    list.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
  }

  public void focusList() {
    list.requestFocus();
  }

  public void focusSearch() {
    search.requestFocus();
    search.selectAll();
  }

  /** Enter chooses the first network found, Down goes on in the list. */
  private void searchKey(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> {
        if (!networks.filterProperty().get().isBlank()) {
          step(-1, 1);
        }
      }
      case DOWN -> {
        if (list.getSelectionModel().isEmpty()) {
          step(-1, 1);
        }
        list.requestFocus();
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** Arrow keys go from network to network, over the headings. */
  private void listKey(KeyEvent event) {
    int way =
        switch (event.getCode()) {
          case DOWN -> 1;
          case UP -> -1;
          default -> 0;
        };
    if (way != 0) {
      step(list.getSelectionModel().getSelectedIndex(), way);
      event.consume();
    }
  }

  /** Selects the next network that way, if there is one. */
  private void step(int from, int way) {
    List<GalleryRow> rows = list.getItems();
    for (int i = from + way; i >= 0 && i < rows.size(); i += way) {
      if (rows.get(i) instanceof GalleryRow.Network) {
        list.getSelectionModel().select(i);
        list.getFocusModel().focus(i);
        list.scrollTo(Math.max(0, i - 3));
        return;
      }
    }
  }

  private void refill() {
    list.getItems().setAll(GalleryRow.of(networks.matching()));
    select(model.entryProperty().get());
  }

  private void select(Entry entry) {
    GalleryRow row = new GalleryRow.Network(entry);
    int index = list.getItems().indexOf(row);
    if (index < 0) {
      list.getSelectionModel().clearSelection();
    } else if (list.getSelectionModel().getSelectedIndex() != index) {
      list.getSelectionModel().select(index);
      list.scrollTo(Math.max(0, index - 3));
    }
  }

  private void chosen(@Nullable GalleryRow row) {
    switch (row) {
      case null -> {}
      case GalleryRow.Network(Entry entry) -> model.entryProperty().set(entry);
      case GalleryRow.Heading _ -> step(list.getSelectionModel().getSelectedIndex(), 1);
    }
  }
}
