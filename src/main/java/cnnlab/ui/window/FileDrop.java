package cnnlab.ui.window;

import cnnlab.data.download.ImageAddress;
import cnnlab.data.image.RgbImage;
import cnnlab.ui.Controls;
import cnnlab.ui.FxImage;
import cnnlab.ui.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/**
 * Takes files dropped anywhere on the window, and images or their addresses as browsers hand them
 * over; shows that it would while they hover.
 */
final class FileDrop extends StackPane {
  private final Consumer<List<Path>> onFiles;
  private final Consumer<RgbImage> onImage;
  private final Consumer<ImageAddress> onAddress;

  /**
   * @param onFiles called with the files after the drop has ended
   * @param onImage called with an image that is no file
   * @param onAddress called with the address of one
   */
  FileDrop(
      Node window,
      Texts texts,
      Consumer<List<Path>> onFiles,
      Consumer<RgbImage> onImage,
      Consumer<ImageAddress> onAddress) {
    this.onFiles = onFiles;
    this.onImage = onImage;
    this.onAddress = onAddress;
    getStyleClass().add("drop-overlay");
    Label invitation = Controls.label(texts, "main.drop");
    invitation.setGraphic(new FontIcon(Material2OutlinedAL.GET_APP));
    getChildren().add(invitation);
    setMouseTransparent(true);
    setVisible(false);
    window.addEventHandler(DragEvent.DRAG_OVER, this::offer);
    window.addEventHandler(DragEvent.DRAG_EXITED, _ -> setVisible(false));
    window.addEventHandler(DragEvent.DRAG_DROPPED, this::drop);
  }

  private void offer(DragEvent event) {
    Dragboard board = event.getDragboard();
    // What is over the window is looked into once: a page may hold an image of megabytes.
    if (isVisible() || board.hasFiles() || board.hasImage() || address(board).isPresent()) {
      event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK); // browsers offer links
      setVisible(true);
      event.consume();
    }
  }

  /**
   * An address goes before the image: JavaFX would load the one in a page while the window waits.
   */
  private void drop(DragEvent event) {
    setVisible(false);
    Dragboard board = event.getDragboard();
    Optional<ImageAddress> address = address(board);
    @Nullable Runnable taken = null;
    if (board.hasFiles() && !board.getFiles().isEmpty()) {
      List<Path> files = board.getFiles().stream().map(File::toPath).toList();
      taken = () -> onFiles.accept(files);
    } else if (address.isPresent()) {
      taken = () -> onAddress.accept(address.get());
    } else if (board.hasImage() && board.getImage() != null) {
      RgbImage image = FxImage.rgb(board.getImage());
      taken = () -> onImage.accept(image);
    }
    if (taken != null) {
      event.setDropCompleted(true);
      event.consume();
      taken.run();
    }
  }

  private static Optional<ImageAddress> address(Dragboard board) {
    return ImageAddress.in(board.getHtml(), board.hasUrl() ? board.getUrl() : board.getString());
  }
}
