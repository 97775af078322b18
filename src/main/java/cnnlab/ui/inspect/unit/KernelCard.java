package cnnlab.ui.inspect.unit;

import cnnlab.data.image.ColorMap;
import cnnlab.explain.unit.KernelSlice;
import cnnlab.ui.Controls;
import cnnlab.ui.PixelImage;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.layout.Figures;
import cnnlab.ui.inspect.unit.UnitViewModel.Facts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The unit's kernel, a tile for each input channel, the largest first; all in one range of colors.
 */
final class KernelCard extends VBox {
  private static final int FEW = 12;
  private static final int MOST = 256;
  private static final double SIDE = 4;
  private static final Figures NORMS = new Figures(3);

  private final Services services;
  private final Texts texts;
  private final UnitViewModel model;
  private final FlowPane tiles = new FlowPane();
  private final Button more = new Button();
  private boolean all;

  KernelCard(Services services, UnitViewModel model) {
    this.services = services;
    this.model = model;
    texts = services.texts();
    setId("unit-kernel");
    getStyleClass().add("step-card");
    tiles.getStyleClass().add("grids");
    more.setId("unit-kernel-more");
    more.setOnAction(
        _ -> {
          all = !all;
          show(model.factsProperty().get());
        });
    more.managedProperty().bind(more.visibleProperty());
    getChildren()
        .addAll(
            Controls.label(texts, "unit.kernel", "chosen-title"),
            Controls.paragraph(texts, "unit.kernel.about", "muted"),
            tiles,
            more);
    model.factsProperty().subscribe(this::show);
    texts.messagesProperty().subscribe(_ -> show(model.factsProperty().get()));
  }

  private void show(@Nullable Facts facts) {
    tiles.getChildren().clear();
    List<KernelSlice> kernel = facts == null ? List.of() : facts.kernel();
    if (facts != null && kernel.isEmpty()) {
      tiles.getChildren().add(Controls.label(texts, "unit.none", "muted"));
    }
    float reach = 0;
    for (KernelSlice slice : kernel) {
      for (float weight : slice.weights()) {
        reach = Math.max(reach, Math.abs(weight));
      }
    }
    for (KernelSlice slice : kernel.subList(0, Math.min(all ? MOST : FEW, kernel.size()))) {
      tiles.getChildren().add(tile(slice, reach));
    }
    more.setVisible(kernel.size() > FEW);
    more.setText(
        texts.get(
            all ? "unit.kernel.fewer" : "unit.kernel.more", Math.min(MOST, kernel.size()), FEW));
  }

  private Node tile(KernelSlice slice, float reach) {
    double side = SIDE * services.appearance().fontSizeProperty().get();
    int longest = Math.max(slice.rows(), slice.columns());
    int square = Math.max(1, Math.ceilDiv((int) side, longest));
    ImageView view =
        new ImageView(
            PixelImage.of(
                slice.columns() * square,
                slice.rows() * square,
                (x, y) -> {
                  float weight = slice.weights()[y / square * slice.columns() + x / square];
                  return ColorMap.BLUE_RED.argb(reach > 0 ? 0.5 + weight / reach / 2 : 0.5);
                }));
    view.setFitWidth(side * slice.columns() / longest);
    view.setFitHeight(side * slice.rows() / longest);
    Hyperlink channel = new Hyperlink(texts.get("unit.channel", slice.unit().channel()));
    channel.getStyleClass().add("small");
    channel.setOnAction(_ -> model.goTo(slice.unit()));
    Label norm = new Label(NORMS.of(slice.norm()));
    norm.getStyleClass().addAll("muted", "small");
    return new VBox(view, channel, norm);
  }
}
