package cnnlab.arch.catalogue;

import cnnlab.arch.Draft;
import cnnlab.arch.Head;
import cnnlab.arch.Layer;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A network of one's own under other settings: every layer stays, with another image, other classes
 * and other numbers of channels. What a published network would be rebuilt for, it is fitted to.
 */
public final class Refit {
  private Refit() {}

  /**
   * The draft for these settings.
   *
   * @param drawnWidth the width multiplier that the channels of the draft already contain
   */
  public static Draft of(Draft draft, double drawnWidth, NetworkSettings settings) {
    double factor = settings.width() / drawnWidth;
    return draft.withLayers(layers(draft.layers(), draft.heads(), factor, settings));
  }

  /**
   * Layers for these settings.
   *
   * @param factor multiplier on their channels
   */
  static List<Layer> layers(
      List<Layer> layers, List<Head> heads, double factor, NetworkSettings settings) {
    Set<String> classifiers = heads.stream().map(Head::layer).collect(Collectors.toSet());
    return layers.stream()
        .map(
            layer -> {
              Op op = op(layer.op(), classifiers.contains(layer.name()), factor, settings);
              return new Layer(layer.name(), op, layer.inputs(), layer.block());
            })
        .toList();
  }

  private static Op op(Op op, boolean isHead, double factor, NetworkSettings settings) {
    return switch (op) {
      case Op.Input input ->
          new Op.Input(input.channels(), settings.inputSize(), settings.inputSize());
      case Op.Conv conv ->
          new Op.Conv(
              channels(conv.filters(), factor, conv.groups()),
              conv.window(),
              conv.groups(),
              conv.bias());
      case Op.Linear linear ->
          new Op.Linear(
              isHead ? settings.classes() : channels(linear.units(), factor, 1), linear.bias());
      case Op.PadShortcut shortcut ->
          new Op.PadShortcut(shortcut.stride(), channels(shortcut.channels(), factor, 1));
      case Op.BatchNorm _, Op.ParameterFree _ -> op;
    };
  }

  /** Unchanged by a factor of 1, even a number that its groups do not divide: that is a mistake. */
  private static int channels(int number, double factor, int groups) {
    return factor == 1 ? number : new Width(factor, groups).of(number);
  }
}
