package cnnlab.ui.train.data;

import cnnlab.data.tree.FileTree;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.train.settings.FormViewModel;
import cnnlab.weights.file.WeightFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** The ways in which the user's own data come in: folder dialog, archive dialog, drop. */
public final class DataSource {
  private static final String RECENT = "train.data";
  private static final String PART_OF_A_SET = ".*(-idx[13]-ubyte(\\.gz)?|_batch(_\\d)?\\.bin)";

  private final Services services;
  private final FormViewModel form;
  private final Supplier<Window> window;

  /**
   * @param window above which dialogs open
   */
  public DataSource(Services services, FormViewModel form, Supplier<Window> window) {
    this.services = services;
    this.form = form;
    this.window = window;
  }

  /** Data used lately, the latest first. */
  public List<String> recent() {
    return services.preferences().recent(RECENT).stream().map(Path::toString).toList();
  }

  public void chooseFolder() {
    services
        .files()
        .folder(window.get(), services.texts().get("train.data.folder"))
        .ifPresent(this::use);
  }

  public void chooseArchive() {
    Texts texts = services.texts();
    services
        .files()
        .open(
            window.get(),
            texts.get("train.data.archive"),
            new ExtensionFilter(
                texts.get("train.data.archive.kinds"), "*.zip", "*.tar.gz", "*.tgz", "*.tar"))
        .ifPresent(this::use);
  }

  /** Takes what was dropped, if it may be data: a folder, an archive, a file of a known set. */
  public boolean open(Path dropped) {
    String name = Objects.toString(dropped.getFileName(), "").toLowerCase(Locale.ROOT);
    if (WeightFile.isOne(dropped)) {
      return false; // a zip of DL4J
    }
    Path folder = dropped.toAbsolutePath().getParent();
    if (folder != null && name.matches(PART_OF_A_SET)) {
      use(folder); // also of a gz file, which is no archive
      return true;
    }
    boolean data =
        Files.isDirectory(dropped) || (Files.isRegularFile(dropped) && FileTree.isArchive(dropped));
    if (data) {
      use(dropped);
    }
    return data;
  }

  private void use(Path data) {
    services.preferences().addRecent(RECENT, data);
    form.dataProperty().setValue(data.toAbsolutePath().normalize().toString());
  }
}
