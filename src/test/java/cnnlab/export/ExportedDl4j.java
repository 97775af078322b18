package cnnlab.export;

import cnnlab.arch.Architecture;
import cnnlab.arch.Op;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/** A network of DL4J's own layers: the code that the lab writes for it, compiled. */
public final class ExportedDl4j {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** Kept, because opening a hundred jars takes longer than compiling. */
  private static final StandardJavaFileManager LIBRARIES =
      COMPILER.getStandardFileManager(null, null, null);

  private final List<TensorSpec> specs;
  private final Architecture architecture;
  private final ComputationGraph graph;

  private ExportedDl4j(Architecture architecture, ComputationGraph graph) throws UserProblem {
    this.architecture = architecture;
    this.specs = Tensors.of(architecture);
    this.graph = graph;
  }

  /**
   * Writes, compiles and starts it.
   *
   * @param folder for the compiled classes
   * @throws UserProblem where the network has what DL4J's layers cannot express
   */
  public static ExportedDl4j of(Architecture architecture, Path folder) throws UserProblem {
    return new ExportedDl4j(architecture, made(architecture, folder, new Class<?>[0]));
  }

  /** The network that the code makes for another number of classes. */
  static ComputationGraph graph(Architecture architecture, int classes, Path folder)
      throws UserProblem {
    return made(architecture, folder, new Class<?>[] {int.class}, classes);
  }

  private static ComputationGraph made(
      Architecture architecture, Path folder, Class<?>[] types, Object... arguments)
      throws UserProblem {
    compile(Framework.DL4J.fileName(architecture), Framework.DL4J.write(architecture), folder);
    String name = Dl4jCode.className(architecture);
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, ExportedDl4j.class.getClassLoader())) {
      Object graph = loader.loadClass(name).getMethod("network", types).invoke(null, arguments);
      return (ComputationGraph) Objects.requireNonNull(graph);
    } catch (IOException | ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static void compile(String file, String code, Path folder) {
    StringWriter messages = new StringWriter();
    try {
      LIBRARIES.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SimpleJavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("string:///" + file), SimpleJavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
          }
        };
    if (!COMPILER
        .getTask(messages, LIBRARIES, null, List.of("-proc:none"), null, List.of(source))
        .call()) {
      throw new AssertionError(messages);
    }
  }

  public ComputationGraph graph() {
    return graph;
  }

  /** Sets all parameters and running statistics. */
  public void load(Map<String, Tensor> tensors) {
    Map<String, INDArray> table = graph.paramTable();
    for (TensorSpec spec : specs) {
      INDArray value = array(Objects.requireNonNull(tensors.get(spec.name()), spec.name()));
      if (spec.name().endsWith("running_var")) {
        value = Transforms.log(value, 10).mul(0.5);
      }
      List<INDArray> parts = parts(spec, table);
      long each = value.size(0) / parts.size();
      for (int i = 0; i < parts.size(); i++) {
        INDArray part = value.get(NDArrayIndex.interval(i * each, (i + 1) * each));
        boolean dense = spec.shape().size() == 2;
        parts.get(i).assign(dense ? part.transpose() : part.reshape(parts.get(i).shape()));
      }
    }
  }

  /** All parameters and running statistics, by PyTorch's names. */
  public Map<String, Tensor> weights() {
    return read(specs, graph.paramTable());
  }

  /**
   * Values of all learnable parameters, by PyTorch's names.
   *
   * @param table the arrays by DL4J's names
   */
  public Map<String, Tensor> learnable(Map<String, INDArray> table) {
    return read(specs.stream().filter(TensorSpec::learnable).toList(), table);
  }

  private Map<String, Tensor> read(List<TensorSpec> wanted, Map<String, INDArray> table) {
    Map<String, Tensor> tensors = new TreeMap<>();
    for (TensorSpec spec : wanted) {
      FloatBuffer values = FloatBuffer.allocate((int) spec.elements());
      for (INDArray part : parts(spec, table)) {
        INDArray plain = spec.shape().size() == 2 ? part.transpose() : part;
        values.put(plain.dup('c').data().asFloat());
      }
      if (spec.name().endsWith("running_var")) {
        for (int i = 0; i < values.capacity(); i++) {
          values.put(i, (float) Math.pow(10, 2 * values.get(i)));
        }
      }
      tensors.put(spec.name(), new Tensor(spec.shape(), values.flip()));
    }
    return tensors;
  }

  /** DL4J's arrays that make up a tensor: one, or one for each group of a convolution. */
  private List<INDArray> parts(TensorSpec spec, Map<String, INDArray> table) {
    String suffix = "_" + parameter(spec);
    int groups = architecture.layer(spec.layer()).op() instanceof Op.Conv conv ? conv.groups() : 1;
    return IntStream.range(0, groups)
        .mapToObj(i -> spec.layer() + (groups == 1 ? "" : "." + i) + suffix)
        .map(name -> Objects.requireNonNull(table.get(name), name))
        .toList();
  }

  private String parameter(TensorSpec spec) {
    boolean norm = architecture.layer(spec.layer()).op() instanceof Op.BatchNorm;
    return switch (spec.name().substring(spec.layer().length() + 1)) {
      case "weight" -> norm ? "gamma" : "W";
      case "bias" -> norm ? "beta" : "b";
      case "running_mean" -> "mean";
      case "running_var" -> "log10stdev";
      default -> throw new IllegalArgumentException(spec.name());
    };
  }

  private static INDArray array(Tensor tensor) {
    float[] values = new float[tensor.data().remaining()];
    tensor.data().duplicate().get(values);
    long[] shape = tensor.shape().stream().mapToLong(Integer::longValue).toArray();
    return Nd4j.create(values, shape, 'c');
  }
}
