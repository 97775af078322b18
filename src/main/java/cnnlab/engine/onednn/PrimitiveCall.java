package cnnlab.engine.onednn;

import static cnnlab.engine.onednn.OneDnn.check;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Pointer;

/** The execution of a primitive on values; its arguments are made once. */
final class PrimitiveCall implements Step {

  private record Argument(int name, Value value) {}

  private final Tape tape;
  private final Primitive primitive;
  private final List<Argument> arguments = new ArrayList<>();
  private final List<dnnl_memory> memories = new ArrayList<>();
  private dnnl_exec_arg_t prepared = new dnnl_exec_arg_t();
  private dnnl_primitive compiled = new dnnl_primitive();

  PrimitiveCall(Tape tape, Primitive primitive) {
    this.tape = tape;
    this.primitive = primitive;
  }

  /** An argument that the primitive reads: {@code DNNL_ARG_SRC} and so on. */
  PrimitiveCall reads(int argument, Value value) {
    arguments.add(new Argument(argument, value));
    return this;
  }

  /** An argument that it writes. */
  PrimitiveCall writes(int argument, Value value) {
    tape.changes(value.region());
    return reads(argument, value);
  }

  /** Appends it to the program. */
  void add() {
    Layout scratch = primitive.layout(dnnl.DNNL_ARG_SCRATCHPAD);
    if (scratch.bytes() > 0) {
      reads(dnnl.DNNL_ARG_SCRATCHPAD, Value.of(scratch));
    }
    tape.add(this, arguments.stream().map(Argument::value).toArray(Value[]::new));
  }

  @Override
  public void prepare() {
    compiled = primitive.compiled();
    prepared = new dnnl_exec_arg_t(arguments.size());
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      dnnl_memory memory = new dnnl_memory();
      long address = argument.value().region().memory().address();
      check(
          dnnl.dnnl_memory_create(
              memory, argument.value().layout().descriptor(), OneDnn.engine(), new At(address)),
          "memory");
      memories.add(memory);
      prepared.getPointer(i).arg(argument.name()).memory(memory);
    }
  }

  @Override
  public void run() {
    check(
        dnnl.dnnl_primitive_execute(compiled, OneDnn.stream(), arguments.size(), prepared),
        "execution");
  }

  @Override
  public void close() {
    memories.forEach(memory -> check(dnnl.dnnl_memory_destroy(memory), "destruction"));
    prepared.deallocate();
    primitive.close();
  }

  /** A pointer to memory that something else owns. */
  private static final class At extends Pointer {
    At(long address) {
      this.address = address;
    }
  }
}
