package cnnlab.cli;

import cnnlab.analysis.Analysis;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.diagram.Colouring;
import cnnlab.diagram.Diagram;
import cnnlab.diagram.DiagramLayout;
import cnnlab.diagram.DiagramPicture;
import cnnlab.diagram.Level;
import cnnlab.diagram.Orientation;
import cnnlab.diagram.Svg;
import cnnlab.diagram.Theme;
import cnnlab.diagram.png.Png;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws one network into a file. */
@Command(
    name = "diagram",
    description = "Draws a network as SVG or PNG.",
    mixinStandardHelpOptions = true)
final class DiagramCommand implements Callable<Integer> {
  @Mixin private NetworkOptions network = new NetworkOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "What to write; its ending, .svg or .png, chooses the format.")
  private Path out = Path.of("");

  @Option(
      names = "--view",
      paramLabel = "VIEW",
      description = "layers, or blocks with a node for each (${COMPLETION-CANDIDATES}).")
  private Level view = Level.LAYERS;

  @Option(names = "--horizontal", description = "From left to right in place of downwards.")
  private boolean horizontal;

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
  private Locale language = Locale.ENGLISH;

  @Override
  public Integer call() throws UserProblem {
    Analysis analysis = Analysis.of(Catalogue.build(network.settings()));
    Diagram diagram = Diagram.of(analysis, view, Messages.forLocale(language));
    DiagramPicture picture =
        DiagramLayout.layout(diagram, horizontal ? Orientation.RIGHT : Orientation.DOWN);
    write(bytes(picture, dark ? Theme.DARK : Theme.LIGHT));
    return 0;
  }

  private byte[] bytes(DiagramPicture picture, Theme theme) throws UserProblem {
    String file = out.toString().toLowerCase(Locale.ROOT);
    if (file.endsWith(".svg")) {
      String svg =
          bothThemes ? Svg.ofBothThemes(picture, Colouring.BY_KIND) : Svg.of(picture, theme);
      return svg.getBytes(StandardCharsets.UTF_8);
    }
    if (file.endsWith(".png")) {
      return Png.of(picture, picture.look(theme), 2);
    }
    throw UserProblem.of("diagram.format", out.toString()).at(out.toString());
  }

  private void write(byte[] content) throws UserProblem {
    try {
      Files.write(out, content);
    } catch (IOException e) {
      throw UserProblem.of("diagram.write", out.toString()).at(out.toString()).causedBy(e);
    }
  }
}
