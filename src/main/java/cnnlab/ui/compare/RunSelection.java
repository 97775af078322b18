package cnnlab.ui.compare;

import cnnlab.comparison.ComparedRun;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.control.SelectionModel;
import org.jspecify.annotations.Nullable;

/** Keeps the selection of a list or table and that of the model the same. */
final class RunSelection {
  private final SelectionModel<ComparedRun> selection;
  private final ObservableList<ComparedRun> items;
  private final CompareViewModel model;
  private final Consumer<ComparedRun> scrollTo;

  private RunSelection(
      SelectionModel<ComparedRun> selection,
      ObservableList<ComparedRun> items,
      CompareViewModel model,
      Consumer<ComparedRun> scrollTo) {
    this.selection = selection;
    this.items = items;
    this.model = model;
    this.scrollTo = scrollTo;
  }

  /**
   * @param scrollTo brings a run into view that was selected elsewhere
   */
  static void bind(
      SelectionModel<ComparedRun> selection,
      ObservableList<ComparedRun> items,
      CompareViewModel model,
      Consumer<ComparedRun> scrollTo) {
    RunSelection binding = new RunSelection(selection, items, model, scrollTo);
    selection.selectedItemProperty().subscribe(binding::selectedHere);
    model.selectedProperty().subscribe(binding::selectedElsewhere);
    items.subscribe(() -> binding.selectedElsewhere(model.selectedProperty().get()));
  }

  private void selectedHere(@Nullable ComparedRun run) {
    if (run != null) {
      model.selectedProperty().set(run.folder());
    }
  }

  private void selectedElsewhere(@Nullable Path folder) {
    ComparedRun here = selection.getSelectedItem();
    if (here != null && here.folder().equals(folder)) {
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).folder().equals(folder)) {
        selection.select(i); // by item, JavaFX leaves a place alone whose item was exchanged
        scrollTo.accept(items.get(i));
        return;
      }
    }
    selection.clearSelection();
  }
}
