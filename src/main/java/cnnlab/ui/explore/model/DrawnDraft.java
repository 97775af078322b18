package cnnlab.ui.explore.model;

import cnnlab.analysis.Analysis;
import cnnlab.arch.Architecture;
import cnnlab.arch.Draft;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.text.UserProblem;
import java.util.Optional;

/**
 * What a draft comes to.
 *
 * @param edited whether it is another network than the catalogue builds
 */
record DrawnDraft(Analysis analysis, boolean edited) {

  /**
   * @throws UserProblem where the draft cannot be a network
   */
  static DrawnDraft of(DraftVersion version) throws UserProblem {
    Draft shown = version.shown();
    Optional<Architecture> plain = plain(version.settings());
    return plain.isPresent() && Draft.of(plain.get()).equals(shown)
        ? new DrawnDraft(Analysis.of(plain.get()), false)
        : new DrawnDraft(Analysis.of(shown.build()), true);
  }

  /** As the catalogue builds it, if it can. */
  private static Optional<Architecture> plain(NetworkSettings settings) {
    try {
      return Optional.of(Catalogue.build(settings));
    } catch (UserProblem notPossible) {
      return Optional.empty();
    }
  }
}
