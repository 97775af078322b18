package cnnlab.ui.evaluate;

import cnnlab.run.ConfusionMatrix;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.confusion.ConfusionMatrixPicture;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The confusion matrix of an evaluation, and beside it the images of the cell that was opened. */
final class MatrixPane extends BorderPane {
  private final EvaluateViewModel model;
  private final Texts texts;
  private final ConfusionMatrixPicture picture;
  private final ImagesViewModel images;
  private final ObjectProperty<@Nullable Cell> cell = new SimpleObjectProperty<>();

  private record Cell(int label, int predicted) {}

  MatrixPane(EvaluateViewModel model, ExampleViewModel example, Services services) {
    this.model = model;
    texts = services.texts();
    setId("evaluate-matrix");
    picture = new ConfusionMatrixPicture(services);
    images = new ImagesViewModel(services.background(), "evaluate.cell");
    setCenter(picture);
    Label title = new Label();
    title.setId("cell-title");
    title.getStyleClass().add("section-title");
    title.setWrapText(true);
    title.setMaxWidth(Double.MAX_VALUE);
    title.setMinHeight(USE_PREF_SIZE);
    title.textProperty().bind(texts.bind(_ -> title(), cell));
    var close =
        Controls.iconButton(
            Material2OutlinedAL.CLOSE, texts, "train.errors.close", () -> cell.set(null));
    close.setId("cell-close");
    BorderPane head = new BorderPane(title);
    head.setRight(close);
    ImageList list = new ImageList(model, images, example, services);
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox side = new VBox(head, list, Session.corrections(model, services));
    side.getStyleClass().add("evaluate-side");
    picture.setOnOpen(this::open);
    cell.subscribe(
        now -> {
          setRight(now == null ? null : side);
          picture.setExplained(now == null);
        });
    model.sessionProperty().subscribe(this::fill);
  }

  private void fill() {
    cell.set(null);
    images.clear();
    Session session = model.sessionProperty().get();
    picture.show(
        session == null
            ? null
            : new ConfusionMatrix(
                session.result().classes(), session.result().scores().confusion()),
        session == null ? "" : session.learnedFrom());
  }

  /** Shows the images of a class that were taken for another. */
  void open(int label, int predicted) {
    Session session = model.sessionProperty().get();
    if (session != null) {
      cell.set(new Cell(label, predicted));
      images.show(session.images(), session.result().cell(label, predicted));
    }
  }

  private String title() {
    Cell now = cell.get();
    Session session = model.sessionProperty().get();
    if (now == null || session == null) {
      return "";
    }
    List<String> names = session.names(texts.messages());
    return texts.get(
        "train.errors.title",
        names.get(now.label()),
        names.get(now.predicted()),
        session.result().scores().confusion()[now.label()][now.predicted()]);
  }
}
