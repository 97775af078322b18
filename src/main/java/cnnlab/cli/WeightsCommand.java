package cnnlab.cli;

import cnnlab.cli.terminal.FetchLine;
import cnnlab.cli.terminal.Json;
import cnnlab.cli.terminal.Table;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.weights.hub.PublishedWeights;
import cnnlab.weights.hub.WeightFetch;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Published weights by name: what there is, and getting it. */
@Command(
    description = "Lists and fetches weights that others have trained on ImageNet.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "list|fetch")
final class WeightsCommand {
  private static final double MEGABYTE = 1e6;

  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * Weights as JSON.
   *
   * @param file once they are fetched
   */
  private record Line(
      String name,
      String network,
      String recipe,
      double top1,
      double top5,
      long bytes,
      @Nullable String file) {

    static Line of(PublishedWeights weights) {
      return new Line(
          weights.name(),
          weights.network(),
          weights.recipe(),
          weights.top1(),
          weights.top5(),
          weights.bytes(),
          weights.isHere() ? weights.place().toString() : null);
    }
  }

  @Command(
      name = "list",
      description = "Lists the weights that can be fetched, with their accuracy as published.",
      mixinStandardHelpOptions = true)
  int list(@Option(names = "--json", description = "Print JSON.") boolean json) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(PublishedWeights.ALL.stream().map(Line::of).toList(), out);
      return 0;
    }
    Table table = new Table("<name", "<recipe", ">top 1", ">top 5", ">MB", "<here");
    for (PublishedWeights each : PublishedWeights.ALL) {
      table.row(
          each.name(),
          each.recipe(),
          percent(each.top1()),
          percent(each.top5()),
          Math.round(each.bytes() / MEGABYTE),
          each.isHere() ? "yes" : "");
    }
    table.print(out);
    return 0;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  @Command(
      name = "fetch",
      description = "Fetches weights, once, and prints their file.",
      mixinStandardHelpOptions = true)
  int fetch(
      @Parameters(paramLabel = "NAME", description = "As the list calls them.") String name,
      @Option(names = "--json", description = "Print JSON.") boolean json)
      throws UserProblem {
    PublishedWeights weights =
        PublishedWeights.named(name.toLowerCase(Locale.ROOT)).orElseThrow(() -> unknown(name));
    PrintWriter out = spec.commandLine().getOut();
    if (!weights.isHere()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(weights.license(Messages.ENGLISH));
      err.printf(
          Locale.ROOT,
          "%.1f MB, fetched once, into %s%n",
          weights.bytes() / MEGABYTE,
          PublishedWeights.folder());
      WeightFetch.of(weights, new FetchLine(err));
    }
    if (json) {
      Json.print(Line.of(weights), out);
    } else {
      out.println(weights.place());
    }
    return 0;
  }

  private static UserProblem unknown(String name) {
    List<PublishedWeights> ofNetwork = PublishedWeights.of(name);
    return UserProblem.of(
            "weights.fetch.unknown",
            name,
            (ofNetwork.isEmpty() ? PublishedWeights.ALL : ofNetwork)
                .stream().map(PublishedWeights::name).collect(Collectors.joining(", ")))
        .at(name);
  }
}
