package cnnlab.ui.confusion;

import cnnlab.evaluation.ClassOrder;
import cnnlab.ui.Controls;
import cnnlab.ui.SelectionBinding;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Order, measure and search of a confusion matrix. */
final class ConfusionTools extends FlowPane {
  private static final int SEARCH_COLUMNS = 10;

  private final TextField search = new TextField();

  /**
   * @param onNext goes to the next class that is looked for
   * @param onWhole shows the whole matrix again
   */
  ConfusionTools(ConfusionLook look, Texts texts, Runnable onNext, Runnable onWhole) {
    getStyleClass().add("confusion-tools");
    ComboBox<ClassOrder> order =
        TextCell.box(
            texts,
            (each, messages) ->
                messages.get("confusion.order." + each.name().toLowerCase(Locale.ROOT)));
    order.setId("confusion-order");
    SelectionBinding.of(order, look.orderProperty()).offer(List.of(ClassOrder.values()));
    order.accessibleTextProperty().bind(texts.bind("confusion.order"));
    Controls.tooltip(order, texts, "confusion.order.about");
    ComboBox<ConfusionMeasure> measure =
        TextCell.box(texts, (each, messages) -> messages.get(each.key()));
    measure.setId("confusion-measure");
    SelectionBinding.of(measure, look.measureProperty()).offer(List.of(ConfusionMeasure.values()));
    measure.accessibleTextProperty().bind(texts.bind("confusion.measure"));
    CheckBox errors = new CheckBox();
    errors.setId("confusion-errors-only");
    errors.textProperty().bind(texts.bind("confusion.errors-only"));
    errors.selectedProperty().bindBidirectional(look.onlyErrorsProperty());
    search.setId("confusion-search");
    search.setPrefColumnCount(SEARCH_COLUMNS);
    search.promptTextProperty().bind(texts.bind("confusion.search"));
    search.accessibleTextProperty().bind(texts.bind("confusion.search"));
    Controls.tooltip(search, texts, "confusion.search.about");
    search.textProperty().bindBidirectional(look.searchProperty());
    search.setOnAction(_ -> onNext.run());
    Button whole =
        Controls.iconButton(Material2OutlinedMZ.ZOOM_OUT_MAP, texts, "confusion.whole", onWhole);
    whole.setId("confusion-whole");
    search.managedProperty().bind(search.visibleProperty());
    getChildren().addAll(order, measure, errors, search, whole);
  }

  /** Whether there are so many classes that one may have to look for one. */
  void setSearchShown(boolean shown) {
    search.setVisible(shown);
  }
}
