package cnnlab.analysis;

import cnnlab.arch.Op;
import cnnlab.arch.Window;
import cnnlab.text.Messages;

/** What a layer computes, in words. */
public final class OpText {
  private OpText() {}

  /** The kind and its numbers in one line: "Convolution 3×3/2, 64 filters". */
  public static String of(Op op, Messages messages) {
    String kind = messages.get("op." + op.kind());
    return switch (op) {
      case Op.Input _,
          Op.Relu _,
          Op.BatchNorm _,
          Op.Flatten _,
          Op.Add _,
          Op.Concat _,
          Op.PadShortcut _ ->
          kind;
      case Op.Conv conv -> conv(conv, kind, messages);
      case Op.MaxPool pool -> kind + " " + pool.window();
      case Op.AvgPool pool -> kind + " " + pool.window();
      case Op.AdaptiveAvgPool pool -> kind + " → " + pool.height() + "×" + pool.width();
      case Op.Lrn lrn -> messages.get("op.lrn.size", kind, lrn.size());
      case Op.Scale scale -> kind + " " + scale.factor();
      case Op.Dropout dropout -> kind + " " + dropout.rate();
      case Op.Linear linear -> messages.get("op.linear.units", kind, linear.units());
    };
  }

  /** A paragraph for a beginner: what it does and why it is there. */
  public static String about(Op op, Messages messages) {
    return messages.get("op." + op.kind() + ".about");
  }

  private static String conv(Op.Conv conv, String kind, Messages messages) {
    Window window = conv.window();
    String text = messages.get("op.conv.filters", kind, window, conv.filters());
    return conv.groups() > 1 ? messages.get("op.conv.groups", text, conv.groups()) : text;
  }
}
