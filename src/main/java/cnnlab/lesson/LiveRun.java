package cnnlab.lesson;

import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.data.DataParts;
import cnnlab.data.OpenedData;
import cnnlab.data.TestUse;
import cnnlab.data.correction.Corrections;
import cnnlab.data.transform.Augmentation;
import cnnlab.lesson.value.RunValues;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RunSettings;
import cnnlab.run.Schedule;
import cnnlab.text.UserProblem;
import cnnlab.training.DefaultSettings;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A training that the lab does while a lesson goes on: so small that a class can wait for it. What
 * is not said is as the form of a new run has it, without augmentation and at a constant rate.
 *
 * @param network of the catalogue, or a file of the lesson
 * @param limit training images
 * @param auxiliary with auxiliary classifiers
 * @param augment with random crops and mirroring
 * @param from a bundled run ("cifar10-resnet20") whose weights it starts from; null for random ones
 * @param freeze the layers up to this one keep the weights given; null for none
 */
public record LiveRun(
    @JsonProperty(required = true) String network,
    @JsonProperty(required = true) String data,
    @JsonProperty(required = true) int limit,
    @JsonProperty(required = true) int epochs,
    @Nullable Integer batch,
    @Nullable Double rate,
    @Nullable Double width,
    @Nullable Boolean auxiliary,
    @Nullable Boolean augment,
    @Nullable String from,
    @Nullable String freeze) {

  /** Images that are trained on in all, each as often as it is: minutes on two cores at most. */
  static final int MOST_IMAGES = 40_000;

  /** Demands that it is small. */
  void requireSmall() throws UserProblem {
    if (limit < 1 || epochs < 1 || (long) limit * epochs > MOST_IMAGES) {
      throw UserProblem.of("lesson.live.large", (long) limit * epochs, MOST_IMAGES);
    }
  }

  /**
   * The settings of the run.
   *
   * @param lesson the lesson's folder
   * @param opened the data of this name
   */
  public RunSettings settings(Path lesson, OpenedData opened) throws UserProblem {
    DataParts parts = opened.parts();
    String name = network.endsWith(".json") ? lesson.resolve(network).toString() : network;
    Entry entry = Catalogue.entry(name);
    int size = DefaultSettings.inputSize(entry, parts.imageSize());
    NetworkSettings chosen =
        new NetworkSettings(
            name,
            size,
            parts.labels().size(),
            Objects.requireNonNullElse(width, 1.0),
            Boolean.TRUE.equals(auxiliary) && entry.auxiliary());
    Architecture architecture = Catalogue.build(chosen);
    PretrainedSource start = start(lesson);
    double learningRate =
        rate != null
            ? rate
            : DefaultSettings.learningRate(architecture, OptimizerSettings.Kind.SGD, start);
    return new RunSettings(
        chosen,
        data,
        DefaultSettings.validationShare(parts),
        TestUse.AT_END,
        limit,
        epochs,
        Objects.requireNonNullElse(batch, DefaultSettings.BATCH_SIZE),
        new OptimizerSettings(
            OptimizerSettings.Kind.SGD,
            learningRate,
            DefaultSettings.MOMENTUM,
            DefaultSettings.WEIGHT_DECAY),
        Schedule.CONSTANT,
        Boolean.TRUE.equals(augment) ? DefaultSettings.augmentation(size) : Augmentation.NONE,
        1,
        0,
        List.of(),
        start,
        Corrections.NONE);
  }

  private @Nullable PretrainedSource start(Path lesson) throws UserProblem {
    return from == null
        ? null
        : new PretrainedSource(
            new RunValues(lesson).stored(from).requireWeights().toString(),
            Objects.requireNonNullElse(freeze, ""));
  }
}
