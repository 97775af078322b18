package cnnlab.ui.evaluate;

import cnnlab.data.ClassNames;
import cnnlab.data.image.Split;
import cnnlab.evaluation.EvaluatedNetwork;
import cnnlab.evaluation.EvaluationResult;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSettings;
import cnnlab.text.Messages;
import cnnlab.ui.RunModel;
import cnnlab.ui.Services;
import cnnlab.ui.correction.CorrectedImage;
import cnnlab.ui.correction.CorrectionBar;
import cnnlab.ui.network.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation in view, with what it takes to ask more of it.
 *
 * @param place name or path of the data
 * @param settings of the run whose network it is; null for a weight file's
 * @param images that were judged
 */
record Session(
    Choice choice,
    EvaluatedNetwork network,
    String place,
    @Nullable RunSettings settings,
    EvaluationResult result,
    Split images) {

  /** Names of the network's classes in the language of these messages. */
  List<String> names(Messages messages) {
    return ClassNames.translated(messages, learnedFrom(), result.classes());
  }

  /** The data set whose classes the network's are, by its short name. */
  String learnedFrom() {
    RunRecord run =
        choice instanceof Choice.Run(RunModel model) ? model.recordProperty().get() : null;
    return run == null ? result.data().name() : run.dataset();
  }

  /** How many images of the session in view were corrected, and the way back. */
  static CorrectionBar corrections(EvaluateViewModel model, Services services) {
    return new CorrectionBar(
        services,
        model.sessionProperty().map(Session::place),
        () -> {
          Session session = model.sessionProperty().get();
          return session == null ? null : session.settings();
        });
  }

  /** An image to be excluded or relabeled. */
  CorrectedImage toCorrect(int index) {
    return new CorrectedImage(place, result.data().name(), images, index, result.data().labels());
  }
}
