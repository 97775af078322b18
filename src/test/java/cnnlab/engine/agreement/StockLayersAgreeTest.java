package cnnlab.engine.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import cnnlab.arch.Architecture;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import cnnlab.arch.Window;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.data.Batch;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.engine.agreement.Fixtures.LayerCase;
import cnnlab.engine.agreement.Fixtures.Values;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The lab's executors against DL4J's own layers. Those have what the code for DL4J expresses with
 * them; the rest is held against PyTorch alone.
 */
class StockLayersAgreeTest {
  private static final Engine FAST =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : Executors.PORTABLE;
  private static final int CLASSES = 5;
  private static final int BATCH = 4;
  private static final float FORWARD = 1e-4f;
  private static final double BACKWARD = 1e-3;

  /** No window of DL4J's means reaches beyond the padding, and none of its regions overlap. */
  private static final Set<String> PYTORCH_ALONE =
      Set.of(
          "mean pooling rounded up",
          "mean pooling rounded up that leaves out the padding",
          "adaptive mean, overlapping regions",
          "adaptive mean of a map smaller than the grid");

  /** DL4J's gradient is off by 0.2 % there; the lab's is PyTorch's. */
  private static final String OFF = "local response normalization with a large alpha";

  @TempDir static Path folder;

  static List<Entry> networks() {
    return Catalogue.entries();
  }

  static List<LayerCase> layers() {
    return Fixtures.layers().stream()
        .filter(layer -> layer.training() && !PYTORCH_ALONE.contains(layer.name()))
        .filter(layer -> !layer.name().equals(OFF))
        .toList();
  }

  static List<LayerCase> layersThatDl4jLacks() {
    return Fixtures.layers().stream()
        .filter(layer -> PYTORCH_ALONE.contains(layer.name()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyNetworkAnswersAndLearnsAlike(Entry entry) throws UserProblem {
    Architecture architecture =
        StockNetwork.withoutDropout(
            Catalogue.build(
                new NetworkSettings(entry.name(), 32, CLASSES, 0.125, entry.auxiliary())));
    alike(FAST, architecture);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void everyLayerAnswersAndLearnsAlike(LayerCase layer) throws UserProblem {
    alike(FAST, around(layer));
    alike(Executors.PORTABLE, around(layer));
  }

  @ParameterizedTest
  @MethodSource("layersThatDl4jLacks")
  void whatDl4jLacksIsHeldAgainstPyTorchAlone(LayerCase layer) {
    assertThatThrownBy(
            () ->
                new StockEngine(folder)
                    .forTraining(around(layer), BatchGradient.NO_DECAY, BATCH, 1))
        .isInstanceOf(UserProblem.class);
  }

  private static void alike(Engine engine, Architecture architecture) throws UserProblem {
    Batch batch = TinyNetworks.batch(BATCH, architecture, CLASSES, 1);
    try (StockNetwork stock =
            new StockEngine(folder)
                .forTraining(architecture, BatchGradient.NO_DECAY, Set.of(), BATCH, 1);
        Network ours = engine.forTraining(architecture, BatchGradient.NO_DECAY, BATCH, 1)) {
      assertThat(ours.learnableParameters()).isEqualTo(stock.learnableParameters());
      assertThat(ours.predict(batch)).containsExactly(stock.predict(batch), offset(FORWARD));
      BatchGradient found = BatchGradient.of(ours, batch);
      BatchGradient.Distance distance = found.to(stock.gradients(batch));
      BatchGradient.Distance rounding = found.ofRounding(engine, architecture, batch);
      assertThat(distance.loss()).isLessThan(FORWARD + 3 * rounding.loss());
      assertThat(distance.gradient()).isLessThan(BACKWARD + 3 * rounding.gradient());
    }
  }

  /** A layer between others that learn, so that its gradients for its inputs show in theirs. */
  private static Architecture around(LayerCase layer) {
    List<Integer> shape = layer.inputs().getFirst().shape();
    boolean map = shape.size() == 4;
    GraphBuilder graph = new GraphBuilder();
    String image = map ? graph.input(3, shape.get(2), shape.get(3)) : graph.input(3, 1, 1);
    String[] inputs = new String[layer.inputs().size()];
    for (int i = 0; i < inputs.length; i++) {
      Values values = layer.inputs().get(i);
      String before =
          graph.conv("before" + i, image, values.shape().get(1), Window.same(1, 1), 1, true);
      String bent = graph.relu("relu" + i, before);
      inputs[i] = map ? bent : graph.add("flat" + i, new Op.Flatten(), bent);
    }
    String last = graph.add("layer", layer.op(), inputs);
    boolean flat = !map || layer.op() instanceof Op.Flatten;
    last = flat ? last : graph.add("flatten", new Op.Flatten(), last);
    last = graph.add("fc", new Op.Linear(CLASSES, true), last);
    return graph.head(last, 1).build("around", "form.around", new Paper("none", "none"));
  }
}
