package cnnlab.arch;

/** Whether the numbers of an op, read from a file, make sense; generous, but bounded. */
final class OpCheck {
  private static final int MOST = 1 << 16;

  private OpCheck() {}

  /** Whether a layer of this kind can read so many others. */
  static boolean takes(Op op, int inputs, boolean first) {
    return switch (op) {
      case Op.Input _ -> inputs == 0 && first;
      case Op.Add _, Op.Concat _ -> inputs >= 1;
      case Op.Conv _,
          Op.BatchNorm _,
          Op.Activation _,
          Op.MaxPool _,
          Op.AvgPool _,
          Op.AdaptiveAvgPool _,
          Op.Lrn _,
          Op.Dropout _,
          Op.Flatten _,
          Op.Linear _,
          Op.PadShortcut _,
          Op.Scale _ ->
          inputs == 1;
    };
  }

  static boolean isPossible(Op op) {
    return switch (op) {
      case Op.Input input ->
          isCount(input.channels()) && isCount(input.height()) && isCount(input.width());
      case Op.Conv conv ->
          isCount(conv.filters()) && isCount(conv.groups()) && isPossible(conv.window());
      case Op.BatchNorm norm -> norm.epsilon() > 0 && norm.momentum() >= 0 && norm.momentum() <= 1;
      case Op.MaxPool pool -> isPooling(pool.window());
      case Op.AvgPool pool -> isPooling(pool.window());
      case Op.AdaptiveAvgPool pool -> isCount(pool.height()) && isCount(pool.width());
      case Op.Lrn lrn ->
          isCount(lrn.size())
              && Double.isFinite(lrn.alpha())
              && Double.isFinite(lrn.beta())
              && Double.isFinite(lrn.k());
      case Op.Dropout dropout -> dropout.rate() >= 0 && dropout.rate() < 1;
      case Op.Linear linear -> isCount(linear.units());
      case Op.PadShortcut shortcut -> isCount(shortcut.stride()) && isCount(shortcut.channels());
      case Op.Scale scale -> Double.isFinite(scale.factor());
      case Op.LeakyRelu leaky -> leaky.slope() >= 0 && leaky.slope() <= 1;
      case Op.Activation _, Op.Flatten _, Op.Add _, Op.Concat _ -> true;
    };
  }

  /** As PyTorch, no padding beyond half the kernel: a window would hold nothing but padding. */
  private static boolean isPooling(Window window) {
    return isPossible(window)
        && window.paddingHeight() * 2 <= window.kernelHeight()
        && window.paddingWidth() * 2 <= window.kernelWidth();
  }

  private static boolean isPossible(Window window) {
    return isCount(window.kernelHeight())
        && isCount(window.kernelWidth())
        && isCount(window.strideHeight())
        && isCount(window.strideWidth())
        && isPadding(window.paddingHeight())
        && isPadding(window.paddingWidth());
  }

  private static boolean isCount(int number) {
    return number >= 1 && number <= MOST;
  }

  private static boolean isPadding(int pixels) {
    return pixels >= 0 && pixels <= MOST;
  }
}
