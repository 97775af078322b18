package cnnlab.arch.catalogue;

import cnnlab.arch.Op;

/** Normalizations that several networks share. */
final class Norm {
  /** Batch normalization with PyTorch's defaults. */
  static final Op.BatchNorm PYTORCH = new Op.BatchNorm(1e-5, 0.1);

  private Norm() {}
}
