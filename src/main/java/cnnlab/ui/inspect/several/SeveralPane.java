package cnnlab.ui.inspect.several;

import cnnlab.ui.Presentation;
import cnnlab.ui.Services;
import cnnlab.ui.inspect.model.InspectViewModel;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;

/** Several networks beside each other: for one image, or for many in a table. */
public final class SeveralPane extends BorderPane {
  private final SeveralImagesViewModel images;
  private final SeveralViewModel model;
  private final ColumnsGrid columns;
  private final ImagesTable table;

  /**
   * @param samples the folder of the images that come with the lab
   */
  public SeveralPane(
      Services services, InspectViewModel inspected, SeveralViewModel model, Path samples) {
    this.model = model;
    images = new SeveralImagesViewModel(inspected, model, services.background());
    columns = new ColumnsGrid(services, inspected, model);
    table = new ImagesTable(services, images);
    getStyleClass().add("several");
    setTop(
        new SeveralBar(
            services.texts(), inspected, model, new ImagesMenu(services, images, samples)));
    images.shownProperty().subscribe(many -> setCenter(many ? table : columns));
    columns.setFocusTraversable(true);
    images
        .shownProperty()
        .subscribe((_, many) -> (many ? table : columns).requestFocus()); // Escape works from there
    inspected
        .imageProperty()
        .subscribe(
            (before, _) -> {
              if (before != null) { // the first one comes out of the table
                images.shownProperty().set(false);
              }
            });
    addEventHandler(KeyEvent.KEY_PRESSED, this::goBack);
  }

  /** Shows the table of these images and of all in these folders. */
  public void open(List<Path> filesAndFolders) {
    images.open(filesAndFolders);
  }

  /** Whether the table of many images is shown in place of the image in view. */
  public ReadOnlyBooleanProperty manyShownProperty() {
    return images.shownProperty();
  }

  /** The columns or the table alone; the keys go through the layers. */
  public Presentation presentation() {
    return images.shownProperty().get()
        ? Presentation.of(table)
        : new Presentation(columns, () -> model.step(-1), () -> model.step(1));
  }

  private void goBack(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && !images.isEmpty()) {
      images.shownProperty().set(!images.shownProperty().get());
      event.consume();
    }
  }
}
