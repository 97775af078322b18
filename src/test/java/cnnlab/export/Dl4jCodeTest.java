package cnnlab.export;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Architecture;
import cnnlab.arch.Head;
import cnnlab.weights.Tensor;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The Java code is compiled, and its network gives the same answers for the same weights. */
class Dl4jCodeTest {
  private static final Map<String, String> NAMES =
      Map.of(
          "W",
          "weight",
          "b",
          "bias",
          "gamma",
          "weight",
          "beta",
          "bias",
          "mean",
          "running_mean",
          "log10stdev",
          "running_var");

  @TempDir Path folder;

  static List<Architecture> networks() throws Exception {
    return List.of(
        Networks.catalogue("alexnet_paper_grouped", 67),
        Networks.catalogue("vgg11_bn", 32),
        Networks.catalogue("googlenet_paper", 96),
        Networks.catalogue("resnet50_v1", 64),
        Networks.catalogue("resnet20", 32));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("networks")
  void theSameWeightsGiveTheSameAnswers(Architecture architecture) throws Exception {
    String name = Dl4jCode.className(architecture);
    compile(name, Framework.DL4J.write(architecture));
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      Object made = loader.loadClass(name).getMethod("network").invoke(null);
      ComputationGraph network = (ComputationGraph) Objects.requireNonNull(made);
      Map<String, Tensor> tensors = Networks.sample(architecture);
      load(network, tensors);
      INDArray answer = network.output(array(tensor(tensors, "test.image")))[0];
      INDArray expected = Transforms.softmax(array(tensor(tensors, "test.logits")));
      assertThat(answer.distance2(expected)).isLessThan(1e-4);
      assertThat(network.getConfiguration().getNetworkOutputs())
          .isEqualTo(architecture.heads().stream().map(Head::layer).toList());
      long values = tensors.values().stream().mapToLong(it -> it.data().remaining()).sum();
      long image = tensor(tensors, "test.image").data().remaining();
      long logits = tensor(tensors, "test.logits").data().remaining();
      assertThat(network.numParams()).isEqualTo(values - image - logits);
    }
  }

  private void compile(String name, String code) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
    SimpleJavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("string:///" + name + ".java"), SimpleJavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
          }
        };
    boolean compiled =
        compiler.getTask(messages, null, null, options, null, List.of(source)).call();
    assertThat(compiled).as(messages.toString()).isTrue();
  }

  private static void load(ComputationGraph network, Map<String, Tensor> tensors) {
    for (var vertex : network.getLayers()) {
      String layer = vertex.conf().getLayer().getLayerName();
      vertex
          .paramTable()
          .forEach((name, array) -> array.assign(value(layer, name, array, tensors)));
    }
  }

  private static INDArray value(
      String layer, String parameter, INDArray array, Map<String, Tensor> tensors) {
    String suffix = "." + Objects.requireNonNull(NAMES.get(parameter));
    if (!tensors.containsKey(layer + suffix)) { // a group of a convolution, numbered by its name
      int dot = layer.lastIndexOf('.');
      INDArray whole = array(tensor(tensors, layer.substring(0, dot) + suffix));
      long rows = parameter.equals("W") ? array.size(0) : array.length();
      long first = Long.parseLong(layer.substring(dot + 1)) * rows;
      return whole.get(NDArrayIndex.interval(first, first + rows)).reshape(array.shape());
    }
    INDArray value = array(tensor(tensors, layer + suffix));
    if (parameter.equals("log10stdev")) {
      value = Transforms.log(value, 10).mul(0.5);
    }
    boolean dense = value.rank() == 2 && parameter.equals("W");
    return dense ? value.transpose() : value.reshape(array.shape());
  }

  private static Tensor tensor(Map<String, Tensor> tensors, String name) {
    return Objects.requireNonNull(tensors.get(name), name);
  }

  private static INDArray array(Tensor tensor) {
    float[] values = new float[tensor.data().remaining()];
    tensor.data().duplicate().get(values);
    long[] shape = tensor.shape().stream().mapToLong(Integer::longValue).toArray();
    return Nd4j.create(values, shape, 'c');
  }
}
