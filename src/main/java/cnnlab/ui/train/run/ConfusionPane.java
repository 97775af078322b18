package cnnlab.ui.train.run;

import cnnlab.ui.Services;
import cnnlab.ui.confusion.ConfusionMatrixPicture;
import javafx.scene.layout.BorderPane;

/** A run's confusion matrix, and beside it the images of the cell that was opened. */
final class ConfusionPane extends BorderPane {

  ConfusionPane(ConfusionMatrixPicture picture, ErrorsViewModel errors, Services services) {
    super(picture);
    picture.setOnOpen(
        (label, predicted) -> errors.open(new ErrorsViewModel.Cell(label, predicted)));
    ErrorGallery gallery = new ErrorGallery(errors, services, picture::names);
    errors
        .cellProperty()
        .subscribe(
            cell -> {
              setRight(cell.isPresent() ? gallery : null);
              picture.setExplained(cell.isEmpty()); // who has opened a cell can read it
            });
  }
}
