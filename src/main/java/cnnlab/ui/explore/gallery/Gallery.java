package cnnlab.ui.explore.gallery;

import cnnlab.arch.catalogue.Entry;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.explore.model.ExploreViewModel;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** All networks, family by family, with a search field. */
public final class Gallery extends VBox {
  private final ExploreViewModel model;
  private final ListView<GalleryRow> list = new ListView<>();
  private final TextField search = new TextField();

  public Gallery(ExploreViewModel model, Services services) {
    this.model = model;
    Texts texts = services.texts();
    getStyleClass().add("gallery");
    search.setId("gallery-search");
    search.promptTextProperty().bind(texts.bind("explore.search"));
    search.accessibleTextProperty().bind(texts.bind("explore.search"));
    search.textProperty().bindBidirectional(model.filterProperty());
    search.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.DOWN) {
            list.requestFocus();
          }
        });
    list.setId("gallery");
    list.setCellFactory(_ -> new GalleryCell(model, texts));
    list.accessibleTextProperty().bind(texts.bind("explore.gallery"));
    setVgrow(list, Priority.ALWAYS);
    HBox.setHgrow(search, Priority.ALWAYS);
    HBox searchRow = new HBox(search, new RecentMenu(model, services));
    searchRow.getStyleClass().add("search-row");
    getChildren().addAll(searchRow, list);

    model.filterProperty().subscribe(this::refill);
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

  private void refill() {
    list.getItems().setAll(GalleryRow.of(model.matching()));
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

  private void chosen(GalleryRow row) {
    if (row instanceof GalleryRow.Network(Entry entry)) {
      model.entryProperty().set(entry);
    }
  }
}
