package cnnlab.ui.explore.model;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;

/** View models of Explore for tests: whatever they ask for is done at once. */
public final class ExploreModels {
  private ExploreModels() {}

  /** With a network of the catalogue in view. */
  public static ExploreViewModel of(String network) {
    try {
      return new ExploreViewModel(immediate(), Catalogue.entry(network));
    } catch (UserProblem unknown) {
      throw new IllegalArgumentException(network, unknown);
    }
  }

  /** Shows another network. */
  public static void choose(ExploreViewModel model, String network) {
    try {
      model.entryProperty().set(Catalogue.entry(network));
    } catch (UserProblem unknown) {
      throw new IllegalArgumentException(network, unknown);
    }
  }

  /** Work that is done at once, errors thrown. */
  public static Background immediate() {
    return Background.immediate(
        error -> {
          throw new AssertionError(error);
        });
  }
}
