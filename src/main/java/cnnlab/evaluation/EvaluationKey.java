package cnnlab.evaluation;

import java.util.List;

/**
 * What was judged on what: predictions are used again as long as it is the same.
 *
 * @param engine what computed the predictions ("oneDNN 2.5.2, CPU")
 * @param weights SHA-256 of the weight file, hexadecimal
 * @param dataset the data set's short name
 * @param images SHA-256 of the images' classes and of some of the images, hexadecimal
 * @param examples number of images
 * @param classes the network's, by name
 */
record EvaluationKey(
    String engine,
    String weights,
    String dataset,
    EvaluatedSplit split,
    String images,
    int examples,
    List<String> classes) {
  EvaluationKey {
    classes = List.copyOf(classes);
  }
}
