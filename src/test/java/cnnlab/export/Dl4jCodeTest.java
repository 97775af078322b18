package cnnlab.export;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Architecture;
import cnnlab.arch.Head;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.weights.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The Java code is compiled, and its network gives the same answers for the same weights. */
class Dl4jCodeTest {
  @TempDir Path folder;

  static List<Architecture> networks() throws Exception {
    return List.of(
        Networks.catalogue("alexnet_paper_grouped", 67),
        Networks.catalogue("vgg11_bn", 32),
        Networks.catalogue("googlenet_paper", 96),
        Networks.catalogue("resnet50_v1", 64),
        Networks.catalogue("resnet20", 32),
        Catalogue.build(new NetworkSettings("inception_v3", 75, 10, 0.25, false)),
        Networks.bent());
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("networks")
  void theSameWeightsGiveTheSameAnswers(Architecture architecture) throws Exception {
    ExportedDl4j exported = ExportedDl4j.of(architecture, folder);
    ComputationGraph network = exported.graph();
    Map<String, Tensor> tensors = Networks.sample(architecture);
    exported.load(tensors);
    INDArray answer = network.output(array(tensors, "test.image"))[0];
    INDArray expected = Transforms.softmax(array(tensors, "test.logits"));
    assertThat(answer.distance2(expected)).isLessThan(1e-4);
    assertThat(network.getConfiguration().getNetworkOutputs())
        .isEqualTo(architecture.heads().stream().map(Head::layer).toList());
    long values = tensors.values().stream().mapToLong(it -> it.data().remaining()).sum();
    long image = tensor(tensors, "test.image").data().remaining();
    long logits = tensor(tensors, "test.logits").data().remaining();
    assertThat(network.numParams()).isEqualTo(values - image - logits);
    exported
        .weights()
        .forEach(
            (name, read) ->
                assertThat(furthest(read, tensor(tensors, name))).as(name).isLessThan(1e-5f));
  }

  /** As {@code num_classes} of the Python code; the losses of auxiliary classifiers follow. */
  @ParameterizedTest
  @ValueSource(strings = {"googlenet_paper", "vgg11", "resnet20"})
  void theNumberOfClassesIsAParameter(String name) throws Exception {
    Architecture architecture =
        Catalogue.build(new NetworkSettings(name, 64, 10, 0.25, name.startsWith("googlenet")));
    ComputationGraph network = ExportedDl4j.graph(architecture, 7, folder);
    INDArray image = Nd4j.zeros(2, 3, 64, 64);
    INDArray[] answers = network.output(image);
    assertThat(answers).hasSameSizeAs(architecture.heads());
    assertThat(answers).allSatisfy(answer -> assertThat(answer.shape()).containsExactly(2, 7));

    INDArray truth = Nd4j.zeros(2, 7);
    truth.putScalar(0, 3, 1).putScalar(1, 6, 1);
    INDArray[] truths = new INDArray[answers.length];
    Arrays.fill(truths, truth);
    network.fit(new INDArray[] {image}, truths);
    assertThat(network.score()).isFinite().isPositive();
  }

  /** The largest difference of two values; AssertJ takes minutes for 60 million. */
  private static float furthest(Tensor one, Tensor other) {
    assertThat(one.shape()).isEqualTo(other.shape());
    float[] left = one.data().array();
    float[] right = other.data().array();
    float furthest = 0;
    for (int i = 0; i < left.length; i++) {
      furthest = Math.max(furthest, Math.abs(left[i] - right[i]));
    }
    return furthest;
  }

  private static Tensor tensor(Map<String, Tensor> tensors, String name) {
    return Objects.requireNonNull(tensors.get(name), name);
  }

  private static INDArray array(Map<String, Tensor> tensors, String name) {
    Tensor tensor = tensor(tensors, name);
    long[] shape = tensor.shape().stream().mapToLong(Integer::longValue).toArray();
    return Nd4j.create(tensor.data().array(), shape, 'c');
  }
}
