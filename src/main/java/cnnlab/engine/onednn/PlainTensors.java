package cnnlab.engine.onednn;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads tensors in PyTorch's order: in place where they lie so, else by a copy in the workspace,
 * whose program is made once.
 */
final class PlainTensors implements AutoCloseable {

  private record Copying(Program program, Value copy) {}

  private final Workspace workspace;
  private final Map<Region, Copying> copies = new HashMap<>();

  PlainTensors(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The values; they hold until the workspace is used again. */
  FloatBuffer read(Value tensor) {
    if (Transfer.isPlain(tensor)) {
      return tensor.region().floats();
    }
    Copying known = copies.get(tensor.region());
    if (known == null) {
      Value copy = Value.of(Layout.plain(tensor.layout().dimensions()));
      known = new Copying(Transfer.copying(tensor, copy, workspace), copy);
      copies.put(tensor.region(), known);
    }
    known.program().run();
    return known.copy().region().floats();
  }

  @Override
  public void close() {
    copies.values().forEach(copying -> copying.program().close());
    copies.clear();
  }
}
