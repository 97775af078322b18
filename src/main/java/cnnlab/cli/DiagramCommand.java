package cnnlab.cli;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.Conventions;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.diagram.geometry.Orientation;
import cnnlab.diagram.layout.DiagramLayout;
import cnnlab.diagram.layout.DiagramPicture;
import cnnlab.diagram.layout.Page;
import cnnlab.diagram.layout.VolumeLayout;
import cnnlab.diagram.model.BlockFigure;
import cnnlab.diagram.model.Diagram;
import cnnlab.diagram.model.Level;
import cnnlab.diagram.model.Measure;
import cnnlab.diagram.model.Quantity;
import cnnlab.diagram.model.Unfolding;
import cnnlab.diagram.render.PictureFile;
import cnnlab.diagram.render.svg.Svg;
import cnnlab.diagram.scene.Coloring;
import cnnlab.diagram.scene.Drawing;
import cnnlab.diagram.scene.Legend;
import cnnlab.diagram.scene.Look;
import cnnlab.diagram.scene.Picture;
import cnnlab.diagram.scene.Sheet;
import cnnlab.diagram.scene.Theme;
import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws one network into a file. */
@Command(description = "Draws a network as SVG, PNG or PDF.", mixinStandardHelpOptions = true)
final class DiagramCommand implements Callable<Integer> {
  private static final double LEGEND_MARGIN = 40;

  private enum View {
    STAGES,
    BLOCKS,
    LAYERS,
    VOLUMES
  }

  private enum Color {
    NONE,
    PARAMS,
    MACS,
    MEMORY,
    FIELD
  }

  private enum Expand {
    ALL,
    NONE
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private NetworkOptions network = new NetworkOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "What to write; its ending, .svg, .png or .pdf, chooses the format.")
  private Path out = Path.of("");

  @Option(
      names = "--view",
      paramLabel = "VIEW",
      description =
          "layers; blocks or stages with a node for each; or volumes, the tensors in perspective"
              + " (${COMPLETION-CANDIDATES}).")
  private View view = View.LAYERS;

  @Option(
      names = "--expand",
      paramLabel = "all|none",
      description = "Open every block, or none, whatever the view.")
  private @Nullable Expand expand;

  @Option(
      names = "--block",
      paramLabel = "PATH",
      description = "Every layer of one block, and nothing else: inception3a, layer1.0.")
  private @Nullable String block;

  @Option(
      names = "--no-aux",
      description = "Without the auxiliary classifiers, which are drawn where there are any.")
  private boolean noAuxiliary;

  @Option(names = "--fold", description = "Repeated blocks once, with their number.")
  private boolean fold;

  @Option(
      names = "--color",
      paramLabel = "QUANTITY",
      description = "What the colors mean (${COMPLETION-CANDIDATES}); none: the kind of layer.")
  private Color color = Color.NONE;

  @Option(names = "--linear", description = "A linear color scale in place of a logarithmic one.")
  private boolean linear;

  @Option(names = "--horizontal", description = "From left to right in place of downwards.")
  private boolean horizontal;

  @Option(
      names = "--page",
      paramLabel = "WxH",
      converter = PageSize.Converter.class,
      description = "Broken into rows so that it fills a page of this shape: 16x9, 210x297.")
  private @Nullable PageSize page;

  @Option(
      names = "--scale",
      paramLabel = "1-4",
      description = "Pixels of a PNG for a pixel of the picture (default: ${DEFAULT-VALUE}).")
  private double scale = 2;

  @Option(names = "--dark", description = "Light on a dark background.")
  private boolean dark;

  @Option(
      names = "--both-themes",
      description = "An SVG file that is light or dark as the reader's device prefers.")
  private boolean bothThemes;

  @Option(
      names = "--language",
      paramLabel = "en|zh",
      description = "Language of the labels; English if not given.")
  private Messages language = Messages.ENGLISH;

  @Override
  public Integer call() throws UserProblem {
    PictureFile format = PictureFile.of(out);
    if (scale < 1 || scale > 4) {
      throw UserProblem.of("diagram.scale", scale).at("--scale");
    }
    Analysis analysis = Analysis.of(Catalogue.build(settings()));
    Picture picture = picture(analysis, language);
    Coloring coloring =
        new Coloring(Measure.of(analysis, quantity(), Conventions.STANDARD), !linear);
    Look look = picture.look(dark ? Theme.DARK : Theme.LIGHT, coloring);
    double legendWidth = Math.max(300, picture.width() - LEGEND_MARGIN);
    Drawing sheet = new Sheet(picture, Legend.of(picture, look, language, legendWidth));
    boolean adaptive = bothThemes && format == PictureFile.SVG;
    write(
        adaptive
            ? Svg.ofBothThemes(
                    sheet, picture.look(Theme.LIGHT, coloring), picture.look(Theme.DARK, coloring))
                .getBytes(StandardCharsets.UTF_8)
            : format.bytes(sheet, look, scale));
    return 0;
  }

  private NetworkSettings settings() throws UserProblem {
    NetworkSettings settings = network.settings(spec.commandLine().getErr());
    boolean has = Catalogue.entry(settings.name()).auxiliary();
    return settings.withAuxiliary(has && !noAuxiliary);
  }

  private Picture picture(Analysis analysis, Messages messages) throws UserProblem {
    PageSize size = page == null ? PageSize.WIDE : page;
    Page shape = new Page(size.width(), size.height());
    if (block != null) {
      return flow(BlockFigure.of(analysis, block, messages, Conventions.STANDARD), shape);
    }
    if (view == View.VOLUMES) {
      boolean layers = expand == Expand.ALL || (expand == null && isChain(analysis));
      Level level = layers ? Level.LAYERS : Level.BLOCKS;
      return VolumeLayout.layout(Diagram.of(analysis, level, messages), analysis, messages, shape);
    }
    return flow(Diagram.of(analysis, Unfolding.of(analysis, level(), fold), messages), shape);
  }

  private Picture flow(Diagram diagram, Page shape) {
    DiagramPicture picture =
        DiagramLayout.layout(diagram, horizontal ? Orientation.RIGHT : Orientation.DOWN);
    return page == null ? picture : picture.wrapped(shape);
  }

  private static boolean isChain(Analysis analysis) {
    return Diagram.of(analysis).isChain();
  }

  private Level level() {
    if (expand != null) {
      return expand == Expand.ALL ? Level.LAYERS : Level.STAGES;
    }
    return switch (view) {
      case STAGES -> Level.STAGES;
      case BLOCKS -> Level.BLOCKS;
      case LAYERS, VOLUMES -> Level.LAYERS;
    };
  }

  private Quantity quantity() {
    return switch (color) {
      case NONE -> Quantity.KIND;
      case PARAMS -> Quantity.PARAMS;
      case MACS -> Quantity.MACS;
      case MEMORY -> Quantity.MEMORY;
      case FIELD -> Quantity.FIELD;
    };
  }

  private void write(byte[] content) throws UserProblem {
    try {
      AtomicFile.write(out, content);
    } catch (IOException e) {
      throw FileProblem.of(e, out);
    }
  }
}
