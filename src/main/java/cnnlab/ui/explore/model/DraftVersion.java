package cnnlab.ui.explore.model;

import cnnlab.analysis.Analysis;
import cnnlab.arch.Draft;
import cnnlab.arch.History;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.catalogue.Refit;
import java.util.function.UnaryOperator;

/**
 * A draft under the settings in which it is shown. Other settings leave the draft as it was drawn,
 * so that a width taken back takes nothing away.
 *
 * @param drawn the draft as it was last changed
 * @param drawnWidth the width multiplier that its channels contain
 * @param settings name of the network that it began as, and what it is shown with
 */
public record DraftVersion(Draft drawn, double drawnWidth, NetworkSettings settings) {

  /** The network itself, before any change. */
  static DraftVersion of(Analysis network, NetworkSettings settings) {
    return new DraftVersion(Draft.of(network.architecture()), settings.width(), settings);
  }

  /** The draft as it is shown. */
  public Draft shown() {
    return Refit.of(drawn, drawnWidth, settings);
  }

  private DraftVersion with(NetworkSettings other) {
    return new DraftVersion(drawn, drawnWidth, other);
  }

  /** A draft under other settings; settings changed one after the other are undone at once. */
  static History<DraftVersion> under(NetworkSettings settings, History<DraftVersion> history) {
    DraftVersion now = history.now();
    DraftVersion next = now.with(settings);
    boolean again = history.canUndo() && history.past().getLast().drawn().equals(now.drawn());
    return again ? history.undo().then(next) : history.then(next);
  }

  /** After a change of what is shown; a changed image or classifier is a setting too. */
  DraftVersion changed(UnaryOperator<Draft> change) {
    Draft next = change.apply(shown());
    return new DraftVersion(next, settings.width(), settings(next));
  }

  private NetworkSettings settings(Draft draft) {
    int size = settings.inputSize();
    int classes = settings.classes();
    String head = draft.heads().isEmpty() ? "" : draft.heads().getFirst().layer();
    for (var layer : draft.layers()) {
      if (layer.op() instanceof Op.Input input) {
        size = input.height();
      } else if (layer.name().equals(head) && layer.op() instanceof Op.Linear linear) {
        classes = linear.units();
      }
    }
    return new NetworkSettings(
        settings.name(), size, classes, settings.width(), settings.auxiliary());
  }
}
