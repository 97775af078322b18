package cnnlab.ui.explore.diagram;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import cnnlab.analysis.Analysis;
import cnnlab.arch.Architecture;
import cnnlab.diagram.render.PictureFile;
import cnnlab.diagram.scene.Drawing;
import cnnlab.diagram.scene.Excerpt;
import cnnlab.diagram.scene.Legend;
import cnnlab.diagram.scene.Look;
import cnnlab.diagram.scene.Picture;
import cnnlab.diagram.scene.Sheet;
import cnnlab.files.AtomicFile;
import cnnlab.inference.SavedNetwork;
import cnnlab.inference.UntrainedNetwork;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.explore.model.ExploreViewModel;
import cnnlab.ui.file.FileKinds;
import cnnlab.ui.file.SaveFile;
import cnnlab.ui.file.SaveNetwork;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Keeps the diagram as a file or on the clipboard: whole, or the part in view. */
final class ExportMenu extends MenuButton {
  private static final String JOB = "explore.export";
  private static final int MOST_SCALE = 4;
  private static final int USUAL_SCALE = 2;
  private static final double LEAST_LEGEND = 300;
  private static final double LEGEND_MARGIN = 40;

  private final DiagramCanvas canvas;
  private final Supplier<Optional<Picture>> block;
  private final Services services;
  private final Texts texts;
  private final ToggleGroup scales = new ToggleGroup();

  /**
   * @param block the selected block as a figure
   * @param network in view
   */
  ExportMenu(
      DiagramCanvas canvas,
      Services services,
      Supplier<Optional<Picture>> block,
      ExploreViewModel network) {
    this.canvas = canvas;
    this.block = block;
    this.services = services;
    this.texts = services.texts();
    setId("export");
    getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW);
    setGraphic(new FontIcon(Material2OutlinedMZ.SAVE_ALT));
    accessibleTextProperty().bind(texts.bind("explore.export"));
    Controls.tooltip(this, texts, "explore.export");
    setMinWidth(USE_PREF_SIZE);
    getItems()
        .addAll(
            item("save-whole", () -> whole().ifPresent(this::save)),
            item("save-view", () -> inView().ifPresent(this::save)),
            new SeparatorMenuItem(),
            item("copy-whole", () -> whole().ifPresent(this::copy)),
            item("copy-view", () -> inView().ifPresent(this::copy)),
            new SeparatorMenuItem());
    List<MenuItem> ofBlock = blockItems();
    getItems().addAll(ofBlock);
    getItems()
        .addAll(
            new SeparatorMenuItem(),
            item(
                "save-network",
                () ->
                    network
                        .analysisProperty()
                        .get()
                        .map(Analysis::architecture)
                        .ifPresent(this::save)),
            new SeparatorMenuItem(),
            pixels());
    setOnShowing(_ -> ofBlock.forEach(item -> item.setDisable(block.get().isEmpty())));
    canvas.pictureProperty().subscribe(picture -> setDisable(picture.isEmpty()));
  }

  /** What can be done with the selected block. */
  List<MenuItem> blockItems() {
    return List.of(
        item("save-block", () -> block().ifPresent(this::save)),
        item("copy-block", () -> block().ifPresent(this::copy)));
  }

  /** The selected block with its legend. */
  Optional<Drawing> block() {
    return block.get().flatMap(picture -> canvas.look().map(look -> withLegend(picture, look)));
  }

  private MenuItem item(String name, Runnable action) {
    MenuItem item = new MenuItem();
    item.setId("export-" + name);
    item.textProperty().bind(texts.bind("explore.export." + name));
    item.setOnAction(_ -> action.run());
    return item;
  }

  private Menu pixels() {
    Menu menu = new Menu();
    menu.setId("export-pixels");
    menu.textProperty().bind(texts.bind("explore.export.scale"));
    for (int scale = 1; scale <= MOST_SCALE; scale++) {
      RadioMenuItem item = new RadioMenuItem(scale + "×");
      item.setId("export-pixels-" + scale);
      item.setToggleGroup(scales);
      item.setUserData(scale);
      item.setSelected(scale == USUAL_SCALE);
      menu.getItems().add(item);
    }
    return menu;
  }

  private int scale() {
    return (int) scales.getSelectedToggle().getUserData();
  }

  /** The whole picture with its legend. */
  Optional<Drawing> whole() {
    return canvas
        .picture()
        .flatMap(picture -> canvas.look().map(look -> withLegend(picture, look)));
  }

  private Drawing withLegend(Picture picture, Look look) {
    double width = Math.max(LEAST_LEGEND, picture.width() - LEGEND_MARGIN);
    return new Sheet(picture, Legend.of(picture, look, texts.messages(), width));
  }

  /** What the canvas shows now. */
  Optional<Drawing> inView() {
    return canvas
        .picture()
        .map(
            picture ->
                new Excerpt(picture, canvas.view().seen(canvas.getWidth(), canvas.getHeight())));
  }

  private void save(Architecture network) {
    SaveNetwork.ask(
        services,
        getScene().getWindow(),
        network.name(),
        file ->
            SavedNetwork.write(
                services.engine(), file, UntrainedNetwork.of(services.engine(), network)));
  }

  private void save(Drawing drawing) {
    services
        .files()
        .save(
            getScene().getWindow(),
            services.texts().get("explore.export"),
            drawing.name() + PictureFile.SVG.ending(),
            FileKinds.named(
                Arrays.stream(PictureFile.values())
                    .map(format -> format.ending().substring(1))
                    .toArray(String[]::new)))
        .ifPresent(file -> write(drawing, file));
  }

  /** Writes a drawing in the format that the file's name chooses. */
  void write(Drawing drawing, Path file) {
    Look look = canvas.look().orElseThrow();
    int scale = scale();
    SaveFile.write(
        services, file, to -> AtomicFile.write(to, PictureFile.of(to).bytes(drawing, look, scale)));
  }

  private void copy(Drawing drawing) {
    Look look = canvas.look().orElseThrow();
    int scale = scale();
    services
        .background()
        .run(
            JOB,
            () -> PictureFile.PNG.bytes(drawing, look, scale),
            (byte[] png) -> {
              ClipboardContent content = new ClipboardContent();
              content.putImage(new Image(new ByteArrayInputStream(png)));
              Clipboard.getSystemClipboard().setContent(content);
            });
  }
}
