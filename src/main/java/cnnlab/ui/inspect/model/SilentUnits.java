package cnnlab.ui.inspect.model;

import cnnlab.explain.unit.Unit;
import java.util.Set;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;

/** Units of the network in view that give 0 everywhere, in every tab that asks what follows. */
public final class SilentUnits {
  private final ObservableSet<Unit> units = FXCollections.observableSet();
  private final ObservableList<Unit> known = FXCollections.observableArrayList();

  public SilentUnits(InspectViewModel model) {
    units.addListener(
        (SetChangeListener<Unit>)
            change -> {
              if (change.wasAdded() && !known.contains(change.getElementAdded())) {
                known.add(change.getElementAdded());
              }
            });
    model
        .networkProperty()
        .subscribe(
            _ -> {
              units.clear();
              known.clear();
            });
  }

  /** Those that are or were silent, so that they can be switched. */
  public ObservableList<Unit> known() {
    return known;
  }

  /** Silences a unit, or lets it speak. */
  public void silence(Unit unit, boolean on) {
    boolean _ = on ? units.add(unit) : units.remove(unit);
  }

  public ObservableSet<Unit> units() {
    return units;
  }

  /** A copy for work off the screen's thread. */
  public Set<Unit> now() {
    return Set.copyOf(units);
  }

  /** Calls it whenever a unit falls silent or speaks again. */
  public void onChange(Runnable action) {
    ((Observable) units).subscribe(action);
  }
}
