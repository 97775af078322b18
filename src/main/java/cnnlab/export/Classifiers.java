package cnnlab.export;

import cnnlab.arch.Architecture;
import cnnlab.arch.Head;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.export.Call.Argument;
import java.util.Set;
import java.util.stream.Collectors;

/** The layers whose units are the classes. */
final class Classifiers {
  private final String parameter;
  private final Set<String> heads;
  private final int classes;

  /**
   * Those of a network.
   *
   * @param parameter the name of the number of classes
   */
  Classifiers(Architecture architecture, String parameter) {
    this.parameter = parameter;
    heads = architecture.heads().stream().map(Head::layer).collect(Collectors.toSet());
    classes =
        architecture.layer(architecture.mainHead().layer()).op() instanceof Op.Linear linear
            ? linear.units()
            : 0;
  }

  /** How many there are; 0 where the network does not end in a fully connected layer. */
  int classes() {
    return classes;
  }

  /** The units of a fully connected layer as source code; a classifier's are the classes. */
  String units(Layer layer) {
    int units = ((Op.Linear) layer.op()).units();
    return isClassifier(layer, units) ? parameter : Integer.toString(units);
  }

  /** The units of a fully connected layer as an argument. */
  Argument units(Layer layer, String pattern) {
    int units = ((Op.Linear) layer.op()).units();
    return isClassifier(layer, units)
        ? Argument.classes(parameter, pattern)
        : new Argument("out_channels", Integer.toString(units), "", pattern);
  }

  private boolean isClassifier(Layer layer, int units) {
    return heads.contains(layer.name()) && units == classes;
  }
}
