package cnnlab.cli;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.export.Framework;
import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes one network as source code. */
@Command(
    description = "Writes a network as source code of a learning framework.",
    mixinStandardHelpOptions = true)
final class CodeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private NetworkOptions network = new NetworkOptions();

  @Option(
      names = "--framework",
      required = true,
      paramLabel = "FRAMEWORK",
      description = "For which framework: ${COMPLETION-CANDIDATES}.")
  private Framework framework = Framework.PYTORCH;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "What to write; standard output if not given.")
  private @Nullable Path file;

  @Override
  public Integer call() throws UserProblem {
    String code = framework.write(Catalogue.build(network.settings(spec.commandLine().getErr())));
    if (file == null) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(code);
      out.flush();
    } else {
      write(file, code);
    }
    return 0;
  }

  private static void write(Path file, String code) throws UserProblem {
    try {
      AtomicFile.write(file, code);
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }
}
