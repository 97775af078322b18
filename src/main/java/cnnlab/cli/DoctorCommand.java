package cnnlab.cli;

import cnnlab.cli.terminal.Json;
import cnnlab.cli.terminal.Table;
import cnnlab.engine.Device;
import cnnlab.engine.Engine;
import cnnlab.engine.machine.Gpu;
import cnnlab.run.Provenance;
import cnnlab.text.UserProblem;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what the program found on this machine. */
@Command(
    description = "Checks what this machine offers: Java, libraries, processor, memory, GPU.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private final Engine engine;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  DoctorCommand(Engine engine) {
    this.engine = engine;
  }

  /** The findings as JSON. */
  private record Findings(
      String version,
      String java,
      String system,
      String processor,
      int cores,
      long maxHeapMiB,
      String backend,
      String instructionSet,
      int threads,
      long maxNativeMiB,
      String gpu,
      boolean gpuUsed,
      List<SystemLibrary> libraries) {
    static Findings of(Device device) {
      Provenance here = Provenance.now(device.backend(), device.threads());
      return new Findings(
          here.version(),
          here.jdk(),
          here.os(),
          here.cpu(),
          Runtime.getRuntime().availableProcessors(),
          Runtime.getRuntime().maxMemory() >> 20,
          device.backend(),
          device.instructionSet(),
          device.threads(),
          device.maxMemoryMiB(),
          DoctorCommand.gpu(device),
          device.gpuUsed(),
          SystemLibrary.needed());
    }
  }

  @Override
  public Integer call() throws UserProblem {
    Findings findings = Findings.of(engine.device());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(findings, out);
    } else {
      print(findings, out);
    }
    return 0;
  }

  private static void print(Findings found, PrintWriter out) {
    Table table = new Table("<CNN Lab", "<" + found.version);
    table.row("Java", found.java);
    table.row("System", found.system);
    table.row("Processor", found.processor + ", " + found.cores + " cores");
    table.row("Backend", found.backend);
    table.row("Instruction set", found.instructionSet);
    table.row("Threads", found.threads);
    table.row("Memory", found.maxHeapMiB + " MiB heap, " + found.maxNativeMiB + " MiB native");
    table.row("GPU", found.gpu);
    for (SystemLibrary library : found.libraries) {
      table.row(library.name(), library.found() ? "found" : "missing: " + library.neededFor());
    }
    table.print(out);
  }

  static String gpu(Device device) {
    Gpu gpu = device.gpu();
    if (gpu == null) {
      return "none found; the processor computes";
    }
    String verdict =
        device.gpuUsed()
            ? "used"
            : gpu.supported()
                ? "this build computes on the processor; one made with CNNLAB_PROFILES=cuda can use"
                    + " the GPU"
                : "no CUDA build of ND4J has code for this generation; the processor computes";
    return gpu.title() + ": " + verdict;
  }
}
