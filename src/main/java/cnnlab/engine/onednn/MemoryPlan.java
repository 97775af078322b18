package cnnlab.engine.onednn;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.MemoryEstimate;
import cnnlab.arch.Architecture;
import cnnlab.arch.Tensors;
import cnnlab.engine.common.OptimizerState;
import cnnlab.engine.machine.ProcessMemory;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.Set;

/** What a network will take: its programs are planned as they will be, without their memory. */
final class MemoryPlan {
  private MemoryPlan() {}

  /** Of training and of the validation beside it, whose program computes in the same memory. */
  static MemoryEstimate training(
      Architecture architecture, Set<String> frozen, int batch, OptimizerSettings.Kind optimizer)
      throws UserProblem {
    Parameters parameters =
        new Parameters(Tensors.of(architecture, frozen), OptimizerState.of(optimizer).size());
    Tape.Bytes training =
        new TrainingProgram(architecture, frozen, batch, parameters, 0, () -> 0).planned();
    Parameters.Bytes bytes = parameters.bytes();
    Tape.Bytes validation =
        InferenceProgram.fused(architecture.forInference(), batch, parameters).planned();
    MemoryEstimate least =
        MemoryEstimate.training(Analysis.of(architecture), frozen, batch, optimizer);
    return estimate(bytes, least.activations(), List.of(training, validation));
  }

  /** Of inference; convolutions with a normalization folded in have weights of their own. */
  static MemoryEstimate inference(Architecture architecture, int batch) throws UserProblem {
    Architecture used = architecture.forInference();
    Parameters parameters = new Parameters(Tensors.of(used), 0);
    Parameters.Bytes bytes = parameters.bytes();
    Tape.Bytes program = InferenceProgram.fused(used, batch, parameters).planned();
    long least = MemoryEstimate.inference(Analysis.of(architecture), batch).activations();
    return estimate(bytes, least, List.of(program));
  }

  private static MemoryEstimate estimate(
      Parameters.Bytes bytes, long least, List<Tape.Bytes> programs) {
    long shared = programs.stream().mapToLong(Tape.Bytes::shared).max().orElse(0);
    long parameters = bytes.values() + bytes.gradients() + bytes.moments();
    long pages = NativeMemory.pages(parameters) + NativeMemory.pages(shared);
    long own =
        programs.stream()
            .mapToLong(Tape.Bytes::own)
            .filter(each -> each > 0)
            .map(NativeMemory::pages)
            .sum();
    long activations = Math.min(least, shared);
    return new MemoryEstimate(
        bytes.values(),
        bytes.gradients(),
        bytes.moments(),
        activations,
        pages - parameters - activations + own,
        ProcessMemory.program(bytes.values(), NativeMemory.held()));
  }
}
