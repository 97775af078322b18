package cnnlab.ui.pretrained;

import cnnlab.ui.ActionDialog;
import cnnlab.ui.Services;
import cnnlab.weights.hub.PublishedWeights;
import java.util.List;
import java.util.function.Consumer;
import javafx.stage.Window;

/** Lets a person choose published weights and fetches them where they are not here. */
public final class PretrainedDialog {
  private PretrainedDialog() {}

  /**
   * Shows the dialog and returns at once. Closing it ends a fetch; what has come is kept.
   *
   * @param offered weights to choose from, at least one
   * @param onChosen is given those that are to be opened; they are here
   */
  public static void show(
      Services services,
      Window owner,
      List<PublishedWeights> offered,
      Consumer<PublishedWeights> onChosen) {
    PretrainedViewModel model = new PretrainedViewModel(offered, services.background());
    ActionDialog dialog =
        new ActionDialog(
            services,
            owner,
            "weights.title",
            "weights.open",
            new PretrainedPane(model, services.texts()));
    dialog.actButton().disableProperty().bind(model.chosenIsHere().not());
    dialog.show(
        wanted -> {
          model.fetching().cancel();
          PublishedWeights chosen = model.chosenProperty().get();
          if (wanted && chosen != null) {
            onChosen.accept(chosen);
          }
        });
  }
}
