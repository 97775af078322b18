package cnnlab.ui.explore.model;

import cnnlab.analysis.Analysis;
import cnnlab.arch.catalogue.PublishedForm;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.util.Optional;

/** What the network in view is, told beside its name: published, changed, or a draft. */
public final class NetworkForm {
  private static final String OWN = "form.own";

  private NetworkForm() {}

  /** Some sentences, "As published." only for what was; "" while nothing is in view. */
  public static String text(ExploreViewModel model, Messages messages) {
    Optional<Analysis> shown = model.analysisProperty().get();
    if (shown.isEmpty()) {
      return "";
    }
    return isDraft(shown.get())
        ? messages.get(OWN)
        : settings(model).map(it -> it.text(messages)).orElse("");
  }

  /** Whether every number in view is one of the published network's. */
  public static boolean isPublished(ExploreViewModel model) {
    return model.analysisProperty().get().filter(shown -> !isDraft(shown)).isPresent()
        && settings(model).filter(PublishedForm::isUnchanged).isPresent();
  }

  private static boolean isDraft(Analysis shown) {
    return shown.architecture().form().equals(OWN);
  }

  private static Optional<PublishedForm> settings(ExploreViewModel model) {
    try {
      return Optional.of(new PublishedForm(model.entryProperty().get(), model.settings()));
    } catch (UserProblem notANumber) {
      return Optional.empty();
    }
  }
}
