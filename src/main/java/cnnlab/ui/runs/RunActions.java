package cnnlab.ui.runs;

import cnnlab.inference.ModelFile;
import cnnlab.inference.SavedNetwork;
import cnnlab.run.BundledRuns;
import cnnlab.run.RunArchive;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.ui.RunModel;
import cnnlab.ui.RunModels;
import cnnlab.ui.ScreenKeys;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.View;
import cnnlab.ui.file.SaveNetwork;
import cnnlab.weights.file.WeightFile;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** What can be done with a run on every screen that lists runs. */
public final class RunActions {
  private final Services services;
  private final RunModels runs;
  private final Supplier<Window> window;

  /**
   * @param window above which dialogs open
   */
  public RunActions(Services services, Supplier<Window> window) {
    this.services = services;
    this.runs = services.runModels();
    this.window = window;
  }

  /** Asks for title, tags and note of a run that has a folder. */
  public void describe(RunModel run) {
    Path folder = run.folderProperty().get();
    if (folder != null && run.isBundled()) {
      services.errors().show(BundledRuns.problem(folder));
    } else if (folder != null) {
      new NotesDialog(services, window.get(), run.titleProperty().get(), run.notesProperty().get())
          .ask()
          .ifPresent(notes -> runs.describe(run, notes, services.errors()::show));
    }
  }

  /** Moves a run to the trash, unless it waits or goes on here. */
  public void delete(RunModel run) {
    runs.delete(run, services.errors()::show);
  }

  /** Moves a folder to the trash that cannot be read as a run. */
  public void delete(Path broken) {
    runs.delete(broken, services.errors()::show);
  }

  /**
   * Brings back what was deleted last of what is still deleted.
   *
   * @param onDone is given the run
   */
  public void undoDelete(Consumer<RunModel> onDone) {
    runs.undoDelete(onDone, services.errors()::show);
  }

  public void inspect(RunModel run) {
    open(View.INSPECT, run);
  }

  public void evaluate(RunModel run) {
    open(View.EVALUATE, run);
  }

  public void compare(RunModel run) {
    open(View.COMPARE, run);
  }

  private void open(View place, RunModel run) {
    Path folder = run.folderProperty().get();
    if (folder != null) {
      var _ = services.navigation().open(place, List.of(folder));
    }
  }

  public void openFolder(RunModel run) {
    Path folder = run.folderProperty().get();
    if (folder != null) {
      services.navigation().browse(folder);
    }
  }

  /** Asks where to, and writes a run that has ended to one file: all of it, or its network. */
  public void export(RunModel run) {
    Path folder = run.folderProperty().get();
    if (folder != null && run.stateProperty().get().ended()) {
      List<ExtensionFilter> kinds = new ArrayList<>(List.of(archives()));
      kinds.addAll(SaveNetwork.filters(texts()));
      services
          .files()
          .save(
              window.get(),
              texts().get("train.export"),
              folder.getFileName() + RunArchive.SUFFIX,
              kinds)
          .ifPresent(file -> export(run, folder, file));
    }
  }

  /** Writes a run as the file's name chooses: an archive of it, or its best epoch's network. */
  void export(RunModel run, Path folder, Path file) {
    if (WeightFile.isName(file) && !file.toString().endsWith(RunArchive.SUFFIX)) {
      SaveNetwork.write(
          services,
          file,
          to -> {
            try (Arena memory = Arena.ofShared()) {
              StoredRun stored = RunStore.usual().open(folder);
              return SavedNetwork.write(
                  services.engine(), to, ModelFile.ofRun(stored, memory).saved(false));
            }
          });
    } else {
      runs.export(
          run, file, written -> services.files().tellSaved(written, null), services.errors()::show);
    }
  }

  /** Asks for a file that holds a run, and takes it in. */
  public void importRun(Consumer<RunModel> onDone) {
    services
        .files()
        .open(window.get(), texts().get("train.import"), archives())
        .ifPresent(file -> importRun(file, onDone));
  }

  public void importRun(Path file, Consumer<RunModel> onDone) {
    runs.importRun(file, onDone, services.errors()::show);
  }

  private ExtensionFilter archives() {
    return new ExtensionFilter(texts().get("control.archive.kind"), "*" + RunArchive.SUFFIX);
  }

  private Texts texts() {
    return services.texts();
  }

  /**
   * Makes Delete and F2 work in a list of runs.
   *
   * @param chosen the run that they are meant for
   */
  public void installKeys(Node list, Supplier<Optional<RunModel>> chosen) {
    ScreenKeys.installInList(
        list,
        () -> chosen.get().ifPresent(this::delete),
        () -> chosen.get().ifPresent(this::describe));
  }
}
