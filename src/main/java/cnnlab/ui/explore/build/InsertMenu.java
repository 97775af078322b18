package cnnlab.ui.explore.build;

import cnnlab.analysis.OpText;
import cnnlab.arch.Draft;
import cnnlab.arch.DraftBlocks;
import cnnlab.arch.Op;
import cnnlab.arch.Window;
import cnnlab.ui.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What can be inserted after a layer: another layer, a block, or a second way to it. */
final class InsertMenu extends MenuButton {
  /** From how many of the layers before it a way may lead; the others are far above. */
  private static final int NEAREST = 12;

  private static final Map<String, Op> LAYERS = new LinkedHashMap<>();

  static {
    LAYERS.put("conv", new Op.Conv(64, Window.same(3, 3), 1, true));
    LAYERS.put("bn", new Op.BatchNorm(1e-5, 0.1));
    LAYERS.put("maxpool", new Op.MaxPool(Window.square(2, 2, 0), false));
    LAYERS.put("avgpool", new Op.AvgPool(Window.square(2, 2, 0), false, true));
    LAYERS.put("pool", new Op.AdaptiveAvgPool(1, 1));
    LAYERS.put("flatten", new Op.Flatten());
    LAYERS.put("dropout", new Op.Dropout(0.5));
    LAYERS.put("fc", new Op.Linear(256, true));
  }

  /** A second way from an earlier layer to behind a later one. */
  private interface Way {
    Draft added(Draft draft, String from, String to);
  }

  private final BuildViewModel model;
  private final String layer;
  private final Texts texts;

  InsertMenu(BuildViewModel model, String layer, Texts texts) {
    this.model = model;
    this.layer = layer;
    this.texts = texts;
    setId("build-add");
    setText(texts.get("explore.build.add"));
    LAYERS.forEach((kind, op) -> getItems().add(layerItem(kind, op)));
    Menu functions = new Menu(texts.get("explore.build.function"));
    for (Op.Activation function : Op.Activation.all()) {
      functions.getItems().add(layerItem(function.kind(), function));
    }
    boolean isMap = model.draft().flatMap(draft -> DraftBlocks.map(draft, layer)).isPresent();
    getItems()
        .addAll(
            functions,
            new SeparatorMenuItem(),
            item("residual", isMap, draft -> DraftBlocks.withResidualBlock(draft, layer)),
            item("inception", isMap, draft -> DraftBlocks.withInceptionModule(draft, layer)),
            new SeparatorMenuItem(),
            ways("shortcut", true, DraftBlocks::withShortcut),
            ways("branch", isMap, DraftBlocks::withBranch),
            ways("concat", isMap, DraftBlocks::withConcatenation));
  }

  private MenuItem layerItem(String kind, Op op) {
    MenuItem item = new MenuItem(OpText.of(op, texts.messages()));
    item.setId("build-add-" + kind);
    item.setOnAction(_ -> model.change(it -> it.withLayerAfter(layer, kind, op)));
    return item;
  }

  private MenuItem item(String name, boolean possible, UnaryOperator<Draft> change) {
    MenuItem item = new MenuItem(texts.get("explore.build." + name));
    item.setId("build-add-" + name);
    item.setDisable(!possible);
    item.setOnAction(_ -> model.change(change));
    return item;
  }

  private Menu ways(String name, boolean possible, Way way) {
    Menu menu = new Menu(texts.get("explore.build." + name));
    menu.setId("build-add-" + name);
    List<String> before = model.before(layer);
    for (String from :
        before.subList(Math.max(0, before.size() - NEAREST), before.size()).reversed()) {
      MenuItem item = new MenuItem(from);
      item.setId("build-" + name + "-" + from);
      item.setMnemonicParsing(false); // names contain underscores
      item.setOnAction(_ -> model.change(it -> way.added(it, from, layer)));
      menu.getItems().add(item);
    }
    menu.setDisable(!possible || menu.getItems().isEmpty());
    return menu;
  }
}
