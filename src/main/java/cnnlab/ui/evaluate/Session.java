package cnnlab.ui.evaluate;

import cnnlab.data.ClassNames;
import cnnlab.data.image.Split;
import cnnlab.evaluation.EvaluatedNetwork;
import cnnlab.evaluation.EvaluationResult;
import cnnlab.text.Messages;
import cnnlab.ui.network.Choice;
import java.util.List;

/**
 * An evaluation in view, with what it takes to ask more of it.
 *
 * @param images that were judged
 */
record Session(Choice choice, EvaluatedNetwork network, EvaluationResult result, Split images) {

  /** Names of the network's classes in the language of these messages. */
  List<String> names(Messages messages) {
    return ClassNames.translated(messages, result.data().name(), result.classes());
  }
}
