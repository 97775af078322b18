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
      case Op.LeakyRelu leaky -> kind + " " + leaky.slope();
      case Op.Input _, Op.Activation _, Op.BatchNorm _, Op.Flatten _, Op.Join _, Op.PadShortcut _ ->
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

  /** Where this kind of layer was published, or made known. */
  public static String source(Op op) {
    return switch (op) {
      case Op.Input _, Op.Conv _, Op.AvgPool _, Op.Flatten _, Op.Linear _ ->
          "LeCun, Bottou, Bengio, Haffner 1998, II";
      case Op.BatchNorm _ -> "Ioffe, Szegedy 2015";
      case Op.Relu _ -> "Nair, Hinton 2010; Krizhevsky 2012, 3.1";
      case Op.Relu6 _ -> "Krizhevsky 2010";
      case Op.LeakyRelu _ -> "Maas, Hannun, Ng 2013";
      case Op.Elu _ -> "Clevert, Unterthiner, Hochreiter 2015";
      case Op.Silu _ -> "Elfwing, Uchibe, Doya 2017; Ramachandran, Zoph, Le 2017";
      case Op.Sigmoid _ -> "Rumelhart, Hinton, Williams 1986";
      case Op.Tanh _ -> "LeCun, Bottou, Bengio, Haffner 1998, II.B";
      case Op.MaxPool _ -> "Krizhevsky 2012, 3.4";
      case Op.AdaptiveAvgPool _ -> "Lin, Chen, Yan 2013, 3.2";
      case Op.Lrn _ -> "Krizhevsky 2012, 3.3";
      case Op.Dropout _ -> "Hinton and others 2012; Krizhevsky 2012, 4.2";
      case Op.PadShortcut _ -> "He 2015, 3.3, A";
      case Op.Scale _ -> "Szegedy 2016, 3.3";
      case Op.Add _ -> "He 2015, 3.1";
      case Op.Concat _ -> "Szegedy 2014, 4";
    };
  }

  private static String conv(Op.Conv conv, String kind, Messages messages) {
    Window window = conv.window();
    String text = messages.get("op.conv.filters", kind, window, conv.filters());
    return conv.groups() > 1 ? messages.get("op.conv.groups", text, conv.groups()) : text;
  }
}
