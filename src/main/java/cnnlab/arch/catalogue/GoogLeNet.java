package cnnlab.arch.catalogue;

import static cnnlab.arch.Window.same;
import static cnnlab.arch.Window.square;

import cnnlab.arch.Architecture;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import cnnlab.arch.Window;
import java.util.List;
import java.util.Map;

/**
 * GoogLeNet, Szegedy and others 2014, table 1; names as in torchvision. What the paper leaves open
 * (rounding of the pooling, constants of the normalization) is as in BVLC's copy for Caffe.
 *
 * <p>For small images the first convolution is 3x3 with stride 1, the first pooling is left out,
 * and the auxiliary classifiers see a 2x2 map.
 *
 * @param batchNorm after every convolution, in place of biases and local response normalization
 * @param torchvision with torchvision's departures: 3x3 in place of 5x5, a last max pooling of 2x2,
 *     another dropout, and auxiliary classifiers that see a 4x4 map whatever the image's size
 */
record GoogLeNet(Entry entry, boolean batchNorm, boolean torchvision) implements CatalogueNetwork {
  private static final Paper PAPER =
      new Paper(
          "C. Szegedy and others: Going Deeper with Convolutions, 2014",
          "https://arxiv.org/abs/1409.4842");

  /** Filters of the four branches; the second and third reduce the channels first. */
  private record Module(
      String name, int branch1, int reduce2, int branch2, int reduce3, int branch3, int branch4) {}

  private static final List<List<Module>> STAGES =
      List.of(
          List.of(
              new Module("3a", 64, 96, 128, 16, 32, 32),
              new Module("3b", 128, 128, 192, 32, 96, 64)),
          List.of(
              new Module("4a", 192, 96, 208, 16, 48, 64),
              new Module("4b", 160, 112, 224, 24, 64, 64),
              new Module("4c", 128, 128, 256, 24, 64, 64),
              new Module("4d", 112, 144, 288, 32, 64, 64),
              new Module("4e", 256, 160, 320, 32, 128, 128)),
          List.of(
              new Module("5a", 256, 160, 320, 32, 128, 128),
              new Module("5b", 384, 192, 384, 48, 128, 128)));

  /** BVLC's constants; Caffe's alpha of 1e-4 is divided by the size of the window. */
  private static final Op.Lrn LRN = new Op.Lrn(5, 1e-4 / 5, 0.75, 1);

  private static final Op.BatchNorm BATCH_NORM = new Op.BatchNorm(1e-3, 0.1);

  /** The auxiliary classifiers by the module that they read. */
  private static final Map<String, String> AUXILIARY = Map.of("4a", "aux1", "4d", "aux2");

  private static final double AUXILIARY_WEIGHT = 0.3;
  private static final double AUXILIARY_DROPOUT = 0.7;

  static final List<CatalogueNetwork> ALL =
      List.of(
          googLeNet("googlenet_paper", "GoogLeNet", false, false),
          googLeNet("googlenet_5x5_bn", "GoogLeNet BN", true, false),
          googLeNet("googlenet_torchvision", "GoogLeNet (torchvision)", true, true));

  private static GoogLeNet googLeNet(
      String name, String title, boolean batchNorm, boolean torchvision) {
    Entry entry = new Entry(name, title, Family.GOOGLENET, PAPER, 224, true);
    return new GoogLeNet(entry, batchNorm, torchvision);
  }

  @Override
  public Architecture build(NetworkSettings settings) {
    return new Build(settings).network();
  }

  /** One network in the making. */
  private final class Build {
    private final GraphBuilder graph = new GraphBuilder();
    private final NetworkSettings settings;
    private final Width width;
    private final boolean small;

    Build(NetworkSettings settings) {
      this.settings = settings;
      this.width = new Width(settings.width(), 1);
      this.small = entry.isSmall(settings.inputSize());
    }

    Architecture network() {
      graph.head("fc", 1);
      String last = stem(graph.input(3, settings.inputSize(), settings.inputSize()));
      last = stage(STAGES.get(0), last);
      last = pool("maxpool3", 3, last);
      last = stage(STAGES.get(1), last);
      last = pool("maxpool4", torchvision ? 2 : 3, last);
      last = stage(STAGES.get(2), last);

      graph.block("classifier");
      last = graph.add("avgpool", new Op.AdaptiveAvgPool(1, 1), last);
      last = graph.add("flatten", new Op.Flatten(), last);
      last = graph.add("dropout", new Op.Dropout(torchvision ? 0.2 : 0.4), last);
      graph.add("fc", new Op.Linear(settings.classes(), true), last);
      return graph.build(entry.name(), entry.form(settings.inputSize()), PAPER);
    }

    private String stem(String input) {
      graph.block("stem");
      String last = conv("conv1", 64, small ? same(3, 3) : square(7, 2, 3), input);
      if (!small) {
        last = pool("maxpool1", 3, last);
      }
      last = localNorm("norm1", last);
      last = conv("conv2", 64, same(1, 1), last);
      last = conv("conv3", 192, same(3, 3), last);
      return pool("maxpool2", 3, localNorm("norm2", last));
    }

    private String stage(List<Module> modules, String input) {
      String last = input;
      for (Module module : modules) {
        last = inception(module, last);
        String auxiliary = AUXILIARY.get(module.name());
        if (auxiliary != null && settings.auxiliary()) {
          auxiliary(auxiliary, last);
        }
      }
      graph.block("");
      return last;
    }

    private String inception(Module module, String input) {
      String name = "inception" + module.name();
      graph.block(name);
      String first = conv(name + ".branch1", module.branch1(), same(1, 1), input);
      String second = conv(name + ".branch2.0", module.reduce2(), same(1, 1), input);
      second = conv(name + ".branch2.1", module.branch2(), same(3, 3), second);
      Window largeWindow = torchvision ? same(3, 3) : same(5, 5);
      String third = conv(name + ".branch3.0", module.reduce3(), same(1, 1), input);
      third = conv(name + ".branch3.1", module.branch3(), largeWindow, third);
      String fourth = graph.add(name + ".branch4.0", new Op.MaxPool(same(3, 3), true), input);
      fourth = conv(name + ".branch4.1", module.branch4(), same(1, 1), fourth);
      return graph.add(name + ".concat", new Op.Concat(), first, second, third, fourth);
    }

    private void auxiliary(String name, String input) {
      graph.block(name);
      String last = graph.add(name + ".pool", auxiliaryPool(), input);
      last = conv(name + ".conv", 128, same(1, 1), last);
      last = graph.add(name + ".flatten", new Op.Flatten(), last);
      last = graph.add(name + ".fc1", new Op.Linear(width.of(1024), true), last);
      last = graph.relu(name + ".relu", last);
      last = graph.add(name + ".dropout", new Op.Dropout(AUXILIARY_DROPOUT), last);
      last = graph.add(name + ".fc2", new Op.Linear(settings.classes(), true), last);
      graph.head(last, AUXILIARY_WEIGHT);
    }

    private Op auxiliaryPool() {
      if (small) {
        return new Op.AdaptiveAvgPool(2, 2);
      }
      return torchvision
          ? new Op.AdaptiveAvgPool(4, 4)
          : new Op.AvgPool(square(5, 3, 0), false, true);
    }

    private String conv(String name, int filters, Window window, String input) {
      String last = graph.conv(name + ".conv", input, width.of(filters), window, 1, !batchNorm);
      if (batchNorm) {
        last = graph.add(name + ".bn", BATCH_NORM, last);
      }
      return graph.relu(name + ".relu", last);
    }

    private String pool(String name, int kernel, String input) {
      return graph.add(name, new Op.MaxPool(square(kernel, 2, 0), true), input);
    }

    private String localNorm(String name, String input) {
      return batchNorm ? input : graph.add(name, LRN, input);
    }
  }
}
