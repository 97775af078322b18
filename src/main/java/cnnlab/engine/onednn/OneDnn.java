package cnnlab.engine.onednn;

import cnnlab.engine.machine.InstructionSet;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.PointerScope;

/** The oneDNN library: its CPU engine, and the stream that primitives run on. */
final class OneDnn {
  /** Channels that fill a vector of this processor; oneDNN's own kernels lay them side by side. */
  static final int BLOCK = isAtLeast(dnnl.dnnl_cpu_isa_avx512_core) ? 16 : 8;

  private static final dnnl_engine ENGINE = new dnnl_engine();
  private static final dnnl_stream STREAM = new dnnl_stream();

  static {
    check(dnnl.dnnl_engine_create(ENGINE, dnnl.dnnl_cpu, 0), "engine");
    check(dnnl.dnnl_stream_create(STREAM, ENGINE, dnnl.dnnl_stream_default_flags), "stream");
  }

  private OneDnn() {}

  static dnnl_engine engine() {
    return ENGINE;
  }

  static dnnl_stream stream() {
    return STREAM;
  }

  /** Instruction sets are sets of bits, each of which holds those of the ones before it. */
  private static boolean isAtLeast(int instructionSet) {
    return (dnnl.dnnl_get_effective_cpu_isa() & instructionSet) == instructionSet;
  }

  /** What it computes with on this processor. */
  static InstructionSet instructionSet() {
    return BLOCK == 16
        ? InstructionSet.AVX512
        : isAtLeast(dnnl.dnnl_cpu_isa_avx2) ? InstructionSet.AVX2 : InstructionSet.GENERIC;
  }

  /** "2.5.2". */
  static String version() {
    var version = dnnl.dnnl_version();
    return version.major() + "." + version.minor() + "." + version.patch();
  }

  /** Whatever of JavaCPP is made on this thread until it is closed is freed then. */
  @SuppressWarnings("unchecked") // JavaCPP takes an array of generic classes, here an empty one
  static PointerScope scope() {
    return new PointerScope();
  }

  /** Throws where a call did not succeed. */
  static void check(int status, String what) {
    if (status == dnnl.dnnl_out_of_memory) {
      throw new OutOfMemoryError("oneDNN failed to allocate memory for " + what);
    }
    if (status != dnnl.dnnl_success) {
      throw new IllegalStateException("oneDNN refused " + what + ", status " + status);
    }
  }
}
