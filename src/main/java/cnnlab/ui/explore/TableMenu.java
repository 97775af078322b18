package cnnlab.ui.explore;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import cnnlab.analysis.Analysis;
import cnnlab.analysis.LayerReport;
import cnnlab.files.AtomicFile;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.explore.model.ExploreViewModel;
import cnnlab.ui.file.FileKinds;
import cnnlab.ui.file.SaveFile;
import java.util.function.Function;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The table of layers for spreadsheets and documents: copied, or saved. */
final class TableMenu extends MenuButton {
  private final ExploreViewModel model;
  private final Services services;

  TableMenu(ExploreViewModel model, Services services) {
    this.model = model;
    this.services = services;
    setId("table-export");
    getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW);
    setMinWidth(USE_PREF_SIZE);
    setGraphic(new FontIcon(Material2OutlinedMZ.TABLE_CHART));
    Texts texts = services.texts();
    accessibleTextProperty().bind(texts.bind("explore.table"));
    Controls.tooltip(this, texts, "explore.table.about");
    item("copy-csv", () -> copy(this::csv));
    item("copy-markdown", () -> copy(this::markdown));
    item("save-csv", () -> save(this::csv, "csv"));
    item("save-markdown", () -> save(this::markdown, "md"));
  }

  private void item(String name, Runnable action) {
    MenuItem item = new MenuItem();
    item.setId("table-" + name);
    item.textProperty().bind(services.texts().bind("explore.table." + name));
    item.setOnAction(_ -> action.run());
    getItems().add(item);
  }

  private String csv(Analysis analysis) {
    return LayerReport.csv(analysis, model.conventionsProperty().get());
  }

  private String markdown(Analysis analysis) {
    return LayerReport.markdown(
        analysis, model.conventionsProperty().get(), services.texts().messages());
  }

  private void copy(Function<Analysis, String> text) {
    model
        .analysisProperty()
        .get()
        .ifPresent(
            analysis -> {
              ClipboardContent content = new ClipboardContent();
              content.putString(text.apply(analysis));
              Clipboard.getSystemClipboard().setContent(content);
            });
  }

  private void save(Function<Analysis, String> text, String ending) {
    Analysis analysis = model.analysisProperty().get().orElse(null);
    if (analysis != null) {
      String content = text.apply(analysis);
      SaveFile.ask(
          services,
          getScene().getWindow(),
          services.texts().get("explore.table"),
          analysis.architecture().name() + "." + ending,
          FileKinds.named(ending),
          file -> AtomicFile.write(file, content));
    }
  }
}
