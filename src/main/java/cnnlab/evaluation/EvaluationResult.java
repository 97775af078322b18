package cnnlab.evaluation;

import cnnlab.data.Dataset;
import java.nio.file.Path;
import java.util.List;

/**
 * What became of an evaluation: the numbers and every single prediction.
 *
 * @param folder that keeps the predictions
 * @param data whose split it was
 * @param classes the network's, by name in English
 * @param examples in the split's order, those that can be read
 * @param outOfSample whether the network was not trained on these images, as far as is known
 * @param labelErrors indices of images that are probably labeled wrong, the likeliest first; none
 *     of images that it was trained on, whose labels it knows by heart
 */
public record EvaluationResult(
    Path folder,
    Dataset data,
    EvaluatedSplit split,
    List<String> classes,
    Scores scores,
    List<ExamplePrediction> examples,
    boolean outOfSample,
    List<Integer> labelErrors) {
  public EvaluationResult {
    classes = List.copyOf(classes);
    examples = List.copyOf(examples);
    labelErrors = List.copyOf(labelErrors);
  }

  /** The images of a cell of the confusion matrix, the surest first. */
  public List<ExamplePrediction> cell(int label, int predicted) {
    return examples.stream()
        .filter(it -> it.label() == label && it.predicted() == predicted)
        .sorted(ExampleList.SUREST_FIRST)
        .toList();
  }
}
