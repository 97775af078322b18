package cnnlab.cli;

import cnnlab.analysis.Analysis;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.cli.terminal.Json;
import cnnlab.cli.terminal.Table;
import cnnlab.text.UserProblem;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the catalogue. */
@Command(
    description = "Lists the networks with their parameters and multiply-accumulates.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /** A network as JSON, in its published form. */
  private record Line(String name, String family, long params, long macs) {}

  @Override
  public Integer call() throws UserProblem {
    List<Line> lines = new ArrayList<>();
    for (Entry entry : Catalogue.entries()) {
      Analysis analysis = Analysis.of(Catalogue.build(entry.settings()));
      lines.add(new Line(entry.name(), entry.family().id(), analysis.params(), analysis.macs()));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(lines, out);
    } else {
      print(lines, out);
    }
    return 0;
  }

  private static void print(List<Line> lines, PrintWriter out) {
    Table table = new Table("<name", "<family", ">parameters", ">MACs");
    lines.forEach(line -> table.row(line.name, line.family, line.params, line.macs));
    table.print(out);
  }
}
