package cnnlab.arch;

import java.util.List;

/**
 * One node of a network.
 *
 * @param name dotted and unique; torchvision's module name where there is one ("layer2.0.conv1").
 *     The one id of the layer everywhere: diagram, table, engine, tensor names.
 * @param block dotted path of the blocks that hold the layer, outermost first ("layer2.0"); empty
 *     at the top
 * @param inputs names of the layers it reads. Names, not layers: a record of layers would walk
 *     every path through a residual network to compute its hash.
 */
public record Layer(String name, Op op, List<String> inputs, String block) {
  public Layer {
    inputs = List.copyOf(inputs);
  }
}
