package cnnlab.cli;

import cnnlab.arch.Architecture;
import cnnlab.cli.terminal.Json;
import cnnlab.data.image.Images;
import cnnlab.data.image.PngFile;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.Engine;
import cnnlab.explain.Attribution;
import cnnlab.explain.AttributionMethod;
import cnnlab.explain.AttributionMethod.Family;
import cnnlab.explain.AttributionRequest;
import cnnlab.explain.AttributionSettings;
import cnnlab.explain.ExplainedLayers;
import cnnlab.explain.Explanation;
import cnnlab.explain.HeatMap;
import cnnlab.explain.HeatMapColors;
import cnnlab.explain.LayerMap;
import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains what in an image speaks for a class. */
@Command(
    description = "Writes what in an image speaks for a class, by any of the attribution methods.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  private static final String JSON = "json";
  private static final String PNG = "png";
  private static final double OPACITY = 0.6;

  /** A picture of a small input is enlarged to this. */
  private static final int LEAST_PIXELS = 448;

  private final Engine engine;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private NetworkSource source = new NetworkSource();

  @Mixin private ExplainOptions options = new ExplainOptions();

  @Parameters(paramLabel = "IMAGE", description = "The image: jpg, png, gif, bmp, webp.")
  private Path image = Path.of("");

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description =
          "grad-cam, grad-cam++, xgrad-cam, hires-cam, layer-cam, score-cam, class-activation:"
              + " maps of a layer; gradient, input-x-gradient, smooth-grad, integrated-gradients,"
              + " guided-backprop, deconvnet, lrp-epsilon, lrp-gamma, lrp-z+, occlusion: of the"
              + " image. Default: ${DEFAULT-VALUE}.")
  private String method = AttributionMethod.GRAD_CAM.id();

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description =
          "Layer or block (layer3: the block's output) of the methods that tell of a layer."
              + " Default: the last with at least 4 x 4 places.")
  private @Nullable String layer;

  @Option(
      names = "--class",
      paramLabel = "N|NAME",
      description = "Number or name of the class. Default: the predicted one.")
  private @Nullable String named;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "What to write: the map over the image (.png) or its values (.json).")
  private Path out = Path.of("");

  ExplainCommand(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Integer call() throws UserProblem {
    source.checkUsage(spec.commandLine());
    AttributionMethod asked = method();
    String format = format();
    RgbImage shown = Images.read(image);
    PrintWriter err = spec.commandLine().getErr();
    try (TrainedNetwork network = source.open(engine, err)) {
      if (layer != null && asked.family() != Family.LAYER) {
        err.println("--layer is not used: " + asked.id() + " is a map of the image.");
      }
      Explanation found = explain(network, asked, shown);
      if (format.equals(JSON)) {
        write(Json.text(answer(found)) + "\n");
      } else {
        PngFile.write(out, picture(network, found, shown));
      }
      spec.commandLine().getOut().println(out);
    }
    return 0;
  }

  private AttributionMethod method() {
    return AttributionMethod.named(method)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "There is no method '"
                        + method
                        + "'. There are: "
                        + Arrays.stream(AttributionMethod.values())
                            .map(AttributionMethod::id)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  /** The ending of the file. */
  private String format() {
    String name = out.toString().toLowerCase(Locale.ROOT);
    String format = name.substring(name.lastIndexOf('.') + 1);
    if (!format.equals(JSON) && !format.equals(PNG)) {
      throw new ParameterException(spec.commandLine(), "--out must end in .png or .json.");
    }
    return format;
  }

  private Explanation explain(TrainedNetwork network, AttributionMethod asked, RgbImage shown)
      throws UserProblem {
    AttributionSettings settings = options.settings(network.preprocessing().inputSize());
    int label = ClassChoice.index(network, named, shown);
    String of = asked.family() == Family.LAYER ? layer(network.architecture()) : null;
    return Attribution.of(
            network, shown, new AttributionRequest(asked, label, settings, of), _ -> true)
        .orElseThrow(
            () -> UserProblem.of("explain.unfit", asked.id(), network.architecture().name()));
  }

  private String layer(Architecture architecture) throws UserProblem {
    return layer == null
        ? ExplainedLayers.initial(architecture)
        : ExplainedLayers.named(architecture, layer);
  }

  private static Map<String, @Nullable Object> answer(Explanation found) {
    LayerMap map = found.last();
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("method", found.method().id());
    answer.put("layer", map.layer());
    answer.put("class", found.label());
    answer.put("logit", found.logit());
    answer.put("shape", map.shape());
    answer.put("values", found.published(map));
    answer.put("settings", found.settings().of(found.method()));
    answer.put("residual", found.residual().isPresent() ? found.residual().getAsDouble() : null);
    return answer;
  }

  private static RgbImage picture(TrainedNetwork network, Explanation found, RgbImage shown) {
    Family family = found.method().family();
    RgbImage seen = network.preprocessing().fit(shown);
    int enlarged = Math.max(1, Math.ceilDiv(LEAST_PIXELS, seen.width()));
    HeatMap map = HeatMap.of(found.last(), family, family.sign());
    return HeatMapColors.of(map, family.sign()).over(seen, OPACITY, enlarged * seen.width());
  }

  private void write(String text) throws UserProblem {
    try {
      AtomicFile.write(out, text);
    } catch (IOException e) {
      throw FileProblem.of(e, out);
    }
  }
}
