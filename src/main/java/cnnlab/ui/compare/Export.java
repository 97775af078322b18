package cnnlab.ui.compare;

import cnnlab.chart.ChartPicture;
import cnnlab.comparison.ComparedRun;
import cnnlab.comparison.RunTableCsv;
import cnnlab.files.AtomicFile;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.file.FileKinds;
import cnnlab.ui.file.SaveFile;
import cnnlab.ui.report.ReportSaver;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Saves table and charts, or a whole report. */
final class Export {

  private final CompareViewModel model;
  private final Services services;
  private final Texts texts;

  Export(CompareViewModel model, Services services) {
    this.model = model;
    this.services = services;
    texts = services.texts();
  }

  /** A button with a menu of what can be saved. */
  MenuButton button(Supplier<ChartPicture> accuracy, Supplier<ChartPicture> curves) {
    MenuButton button = new MenuButton(null, new FontIcon(Material2OutlinedMZ.SAVE_ALT));
    button.setId("compare-export");
    button.textProperty().bind(texts.bind("compare.export"));
    button
        .getItems()
        .setAll(
            item("compare.export.report", () -> saveReport(button)),
            item("compare.export.table", () -> saveTable(button)),
            item("compare.export.accuracy", () -> savePicture(button, accuracy.get(), "accuracy")),
            item("compare.export.curves", () -> savePicture(button, curves.get(), "curves")));
    return button;
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem();
    item.textProperty().bind(texts.bind(key));
    item.setOnAction(_ -> action.run());
    return item;
  }

  private void saveTable(Node owner) {
    String csv = RunTableCsv.of(List.copyOf(model.shown()));
    save(owner, "runs.csv", FileKinds.named("csv"), file -> AtomicFile.write(file, csv));
  }

  /** Of the runs that are chosen, or else of all in view; those that wait have nothing to tell. */
  private void saveReport(Node owner) {
    List<ComparedRun> chosen = begun(model.chosenRuns());
    List<ComparedRun> runs = chosen.isEmpty() ? begun(model.shown()) : chosen;
    new ReportSaver(services, () -> owner.getScene().getWindow()).ask(() -> runs);
  }

  private static List<ComparedRun> begun(List<ComparedRun> runs) {
    return runs.stream().filter(run -> !QueuedRun.isPlace(run.folder())).toList();
  }

  private void savePicture(Node owner, ChartPicture picture, String name) {
    save(owner, name + ".png", FileKinds.named("png", "svg", "pdf"), picture::write);
  }

  private void save(
      Node owner, String name, List<ExtensionFilter> kinds, SaveFile.Writing writing) {
    Window window = owner.getScene().getWindow();
    SaveFile.ask(services, window, texts.get("compare.export"), name, kinds, writing);
  }
}
