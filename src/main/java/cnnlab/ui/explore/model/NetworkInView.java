package cnnlab.ui.explore.model;

import cnnlab.analysis.Analysis;
import cnnlab.arch.History;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The one network that everything on screen is of: built by the catalogue, or a draft that is not
 * saved. It is worked out in the background; of several asked for, the last is shown.
 */
final class NetworkInView {
  private static final String JOB = "explore.network";

  private final Background background;
  private final KeptDrafts drafts;
  private final ReadOnlyObjectWrapper<Optional<Analysis>> analysis =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<UserProblem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<History<DraftVersion>>> history =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper edited = new ReadOnlyBooleanWrapper();

  NetworkInView(Background background) {
    this.background = background;
    drafts = new KeptDrafts(background);
  }

  ReadOnlyObjectProperty<Optional<Analysis>> analysisProperty() {
    return analysis.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<UserProblem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<History<DraftVersion>>> historyProperty() {
    return history.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty editedProperty() {
    return edited.getReadOnlyProperty();
  }

  void keepDraftsIn(Path file, Runnable onRead, Consumer<UserProblem> unsaved) {
    drafts.keepIn(file, onRead, unsaved);
  }

  /** The draft that was made of a network and is not saved. */
  Optional<History<DraftVersion>> draftOf(String network) {
    return drafts.of(network);
  }

  /** The network that comes next is no draft, until one is drawn. */
  void leaveDraft() {
    edited.set(false);
  }

  void forgetDraft(String network) {
    drafts.remove(network);
    edited.set(false);
  }

  /** Shows a network as the catalogue builds it. */
  void build(NetworkSettings settings) {
    background.run(
        JOB,
        () -> Analysis.of(Catalogue.build(settings)),
        network -> {
          history.set(Optional.of(History.of(DraftVersion.of(network, settings))));
          show(new DrawnDraft(network, false));
        },
        this::refuse);
  }

  /** Shows a draft as it is now. */
  void draw(History<DraftVersion> draft) {
    DraftVersion now = draft.now();
    history.set(Optional.of(draft));
    drafts.put(now.settings().name(), draft);
    edited.set(true); // until it is known to be what the catalogue builds
    background.run(
        JOB,
        () -> DrawnDraft.of(now),
        drawn -> {
          if (!drawn.edited()) {
            drafts.remove(now.settings().name());
          }
          show(drawn);
        },
        this::refuse);
  }

  private void show(DrawnDraft drawn) {
    edited.set(drawn.edited());
    problem.set(
        drawn.edited() ? Optional.of(UserProblem.of(ExploreViewModel.UNSAVED)) : Optional.empty());
    analysis.set(Optional.of(drawn.analysis()));
  }

  /** Leaves the network in view as it is, and says why it cannot be another. */
  void refuse(UserProblem why) {
    background.cancel(JOB);
    problem.set(Optional.of(why));
  }
}
