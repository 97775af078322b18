package cnnlab.ui.explore.build;

import cnnlab.arch.Draft;
import cnnlab.ui.Texts;
import java.util.function.UnaryOperator;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** Changes of every layer of a kind in one step. */
final class WholeNetworkMenu extends MenuButton {
  private final BuildViewModel model;
  private final Texts texts;

  WholeNetworkMenu(BuildViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    setId("build-everywhere-menu");
    textProperty().bind(texts.bind("explore.build.everywhere-menu"));
    item("batchnorm", Draft::withBatchNormAfterConvolutions);
    item("no-batchnorm", Draft::withoutBatchNorm);
    item("no-dropout", Draft::withoutDropout);
  }

  private void item(String name, UnaryOperator<Draft> change) {
    MenuItem item = new MenuItem();
    item.setId("build-all-" + name);
    item.textProperty().bind(texts.bind("explore.build.all." + name));
    item.setOnAction(_ -> model.change(change));
    getItems().add(item);
  }
}
