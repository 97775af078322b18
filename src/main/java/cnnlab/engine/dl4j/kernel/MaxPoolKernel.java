package cnnlab.engine.dl4j.kernel;

import cnnlab.arch.Op;

/** Maximum over windows; cells outside the map never win. */
final class MaxPoolKernel extends PoolKernel {

  MaxPoolKernel(Op.MaxPool pool) {
    super("maxpool2d", pool.window(), pool.ceil(), -Float.MAX_VALUE);
  }
}
