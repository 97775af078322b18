package cnnlab.arch;

import java.util.Optional;

/** Whether the numbers of an op, read from a file, make sense; generous, but bounded. */
final class OpCheck {
  private static final int MOST = 1 << 16;

  private String wrong = "";

  private OpCheck() {}

  /** Whether a layer of this kind can read so many others. */
  static boolean takes(Op op, int inputs, boolean first) {
    return switch (op) {
      case Op.Input _ -> inputs == 0 && first;
      case Op.Join _ -> inputs >= 1;
      case Op.Parametric _, Op.ParameterFree _ -> inputs == 1;
    };
  }

  /** The first field, as in a file ("window.kernelHeight"), whose number makes no sense. */
  static Optional<String> impossible(Op op) {
    OpCheck check = new OpCheck();
    check.numbers(op);
    return Optional.of(check.wrong).filter(field -> !field.isEmpty());
  }

  private void numbers(Op op) {
    switch (op) {
      case Op.Input input -> {
        count("channels", input.channels());
        count("height", input.height());
        count("width", input.width());
      }
      case Op.Conv conv -> {
        count("filters", conv.filters());
        count("groups", conv.groups());
        window(conv.window());
      }
      case Op.BatchNorm norm -> {
        require("epsilon", norm.epsilon() > 0 && Double.isFinite(norm.epsilon()));
        require("momentum", norm.momentum() >= 0 && norm.momentum() <= 1);
      }
      case Op.MaxPool pool -> pooling(pool.window());
      case Op.AvgPool pool -> pooling(pool.window());
      case Op.AdaptiveAvgPool pool -> {
        count("height", pool.height());
        count("width", pool.width());
      }
      case Op.Lrn lrn -> {
        count("size", lrn.size());
        require("alpha", Double.isFinite(lrn.alpha()));
        require("beta", Double.isFinite(lrn.beta()));
        require("k", Double.isFinite(lrn.k()));
      }
      case Op.Dropout dropout -> require("rate", dropout.rate() >= 0 && dropout.rate() < 1);
      case Op.Linear linear -> count("units", linear.units());
      case Op.PadShortcut shortcut -> {
        count("stride", shortcut.stride());
        count("channels", shortcut.channels());
      }
      case Op.Scale scale -> require("factor", Double.isFinite(scale.factor()));
      case Op.LeakyRelu leaky -> require("slope", leaky.slope() >= 0 && leaky.slope() <= 1);
      case Op.Activation _, Op.Flatten _, Op.Join _ -> {}
    }
  }

  /** As PyTorch, no padding beyond half the kernel: a window would hold nothing but padding. */
  private void pooling(Window window) {
    window(window);
    require("window.paddingHeight", window.paddingHeight() * 2 <= window.kernelHeight());
    require("window.paddingWidth", window.paddingWidth() * 2 <= window.kernelWidth());
  }

  private void window(Window window) {
    count("window.kernelHeight", window.kernelHeight());
    count("window.kernelWidth", window.kernelWidth());
    count("window.strideHeight", window.strideHeight());
    count("window.strideWidth", window.strideWidth());
    require("window.paddingHeight", isPadding(window.paddingHeight()));
    require("window.paddingWidth", isPadding(window.paddingWidth()));
  }

  private void count(String field, int number) {
    require(field, number >= 1 && number <= MOST);
  }

  private static boolean isPadding(int pixels) {
    return pixels >= 0 && pixels <= MOST;
  }

  private void require(String field, boolean holds) {
    if (!holds && wrong.isEmpty()) {
      wrong = field;
    }
  }
}
