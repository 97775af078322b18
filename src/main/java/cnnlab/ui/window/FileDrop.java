package cnnlab.ui.window;

import cnnlab.data.image.RgbImage;
import cnnlab.ui.Controls;
import cnnlab.ui.FxImage;
import cnnlab.ui.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/**
 * Takes files dropped anywhere on the window, and images as browsers hand them over; shows that it
 * would while they hover.
 */
final class FileDrop extends StackPane {

  /**
   * @param onFiles called with the files after the drop has ended
   * @param onImage called with an image that is no file
   */
  FileDrop(Node window, Texts texts, Consumer<List<Path>> onFiles, Consumer<RgbImage> onImage) {
    getStyleClass().add("drop-overlay");
    Label invitation = Controls.label(texts, "main.drop");
    invitation.setGraphic(new FontIcon(Material2OutlinedAL.GET_APP));
    getChildren().add(invitation);
    setMouseTransparent(true);
    setVisible(false);
    window.addEventHandler(DragEvent.DRAG_OVER, this::offer);
    window.addEventHandler(DragEvent.DRAG_EXITED, _ -> setVisible(false));
    window.addEventHandler(DragEvent.DRAG_DROPPED, event -> drop(event, onFiles, onImage));
  }

  private void offer(DragEvent event) {
    if (event.getDragboard().hasFiles() || event.getDragboard().hasImage()) {
      event.acceptTransferModes(TransferMode.COPY);
      setVisible(true);
      event.consume();
    }
  }

  private void drop(DragEvent event, Consumer<List<Path>> onFiles, Consumer<RgbImage> onImage) {
    setVisible(false);
    if (event.getDragboard().hasFiles()) {
      List<Path> files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
      event.setDropCompleted(true);
      event.consume();
      onFiles.accept(files);
    } else if (event.getDragboard().hasImage()) {
      RgbImage image = FxImage.rgb(event.getDragboard().getImage());
      event.setDropCompleted(true);
      event.consume();
      onImage.accept(image);
    }
  }
}
