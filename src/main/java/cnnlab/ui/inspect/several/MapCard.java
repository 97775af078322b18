package cnnlab.ui.inspect.several;

import cnnlab.explain.AttributionMethod;
import cnnlab.explain.BlankMap;
import cnnlab.explain.HeatMap;
import cnnlab.explain.HeatMapColors;
import cnnlab.explain.LayerMap;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.ui.Controls;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.Texts;
import cnnlab.ui.image.Thumbnail;
import cnnlab.ui.inspect.image.HeatMapView;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.inspect.model.SharedNetwork;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** One network's map over what it sees of the image, and what the map is of. */
final class MapCard extends VBox {
  private final InspectViewModel inspected;
  private final SeveralViewModel model;
  private final NetworkColumn column;
  private final Texts texts;
  private final HeatMapView view = new HeatMapView();
  private final Label caption = new Label();

  MapCard(Texts texts, InspectViewModel inspected, SeveralViewModel model, NetworkColumn column) {
    this.texts = texts;
    this.inspected = inspected;
    this.model = model;
    this.column = column;
    getStyleClass().add("several-card");
    view.getStyleClass().add("still");
    view.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    view.accessibleTextProperty().bind(caption.textProperty());
    view.strengthProperty().set(0.6);
    caption.getStyleClass().addAll("muted", "small");
    caption.setWrapText(true);
    caption.setMinHeight(USE_PREF_SIZE);
    caption.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(caption, Priority.ALWAYS);
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.progressProperty().bind(column.progressProperty());
    bar.visibleProperty().bind(column.progressProperty().greaterThanOrEqualTo(0));
    Button cancel =
        Controls.iconButton(Material2OutlinedAL.CLOSE, texts, "control.cancel", column::cancel);
    cancel.visibleProperty().bind(bar.visibleProperty());
    Button again =
        Controls.iconButton(
            Material2OutlinedMZ.REFRESH, texts, "explain.resume", () -> model.explain(column));
    again
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                this::isCancelled,
                column.progressProperty(),
                column.shownProperty(),
                column.problemProperty(),
                column.predictionsProperty()));
    for (Button button : new Button[] {cancel, again}) {
      button.getStyleClass().add("method-button");
      button.managedProperty().bind(button.visibleProperty());
    }
    view.maxHeightProperty().bind(widthProperty()); // all begin at one height, whatever is below
    VBox.setVgrow(view, Priority.ALWAYS);
    getChildren().addAll(view, bar, new HBox(caption, cancel, again));
    refresh();
  }

  private boolean isCancelled() {
    return column.progressProperty().get() == ProgressJob.IDLE
        && column.shownProperty().get() == null
        && column.problemProperty().get() == null
        && !column.predictionsProperty().get().isEmpty();
  }

  /** Shows image and map as they are now. */
  void refresh() {
    InspectedImage image = inspected.imageProperty().get();
    SharedNetwork network = column.networkProperty().get();
    view.showImage(
        image == null || network == null
            ? null
            : Thumbnail.image(network.preprocessing().fit(image.image())));
    HeatMapColors colors = model.colors(column);
    view.showMap(colors);
    caption.setText(caption(texts.messages()));
  }

  private String caption(Messages messages) {
    UserProblem problem = column.problemProperty().get();
    SharedNetwork network = column.networkProperty().get();
    NetworkColumn.Shown shown = column.shownProperty().get();
    LayerMap map = column.map(model.depthProperty().get());
    if (problem != null) {
      return problem.what(messages);
    }
    if (network == null || shown == null || map == null) {
      return "";
    }
    return place(messages, network, shown, map) + "\n" + greatest(messages, map);
  }

  /** Or why there is nothing to see. */
  private String greatest(Messages messages, LayerMap map) {
    AttributionMethod method = model.mapProperty().get().method();
    HeatMap heat = Objects.requireNonNull(model.heat(column));
    return Optional.ofNullable(method)
        .flatMap(used -> BlankMap.of(used, map))
        .map(why -> messages.get(why.key()))
        .orElseGet(
            () ->
                messages.get(
                    "explain.greatest", String.format(Locale.ROOT, "%.3g", heat.greatest())));
  }

  private String place(
      Messages messages, SharedNetwork network, NetworkColumn.Shown shown, LayerMap map) {
    String about = network.labels(messages).get(shown.label());
    if (!shown.map().isOfLayers()) {
      return messages.get("several.caption.image", about);
    }
    int number = column.layers().indexOf(map.layer()) + 1;
    int layers = column.layers().size();
    return shown.map().isOfClass()
        ? messages.get("several.caption.class", about, map.layer(), number, layers)
        : messages.get("several.caption.activation", map.layer(), number, layers);
  }
}
