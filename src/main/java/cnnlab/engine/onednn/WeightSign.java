package cnnlab.engine.onednn;

/** Which of a layer's weights count; the others are as zero. */
enum WeightSign {
  BOTH,
  POSITIVE,
  /** Without a bias. */
  NEGATIVE;

  Value weights(Tape tape, Value all) {
    return switch (this) {
      case BOTH -> all;
      case POSITIVE -> Eltwise.RELU.forward(tape, all);
      case NEGATIVE -> Eltwise.NEGATIVE.forward(tape, all);
    };
  }

  Value bias(Tape tape, Value all) {
    return switch (this) {
      case BOTH -> all;
      case POSITIVE -> Eltwise.RELU.forward(tape, all);
      case NEGATIVE -> tape.constant(all.layout());
    };
  }
}
