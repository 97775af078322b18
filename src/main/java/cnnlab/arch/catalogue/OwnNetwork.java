package cnnlab.arch.catalogue;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.Head;
import cnnlab.arch.Layer;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A network of a person's own, in a file as {@link ArchitectureJson} writes it. The file's path is
 * its name, so that it can be used wherever a network of the catalogue can.
 */
record OwnNetwork(Entry entry, Architecture architecture) implements CatalogueNetwork {
  private static final String ENDING = ".json";

  static boolean isName(String name) {
    return name.endsWith(ENDING);
  }

  static OwnNetwork read(String name) throws UserProblem {
    Architecture architecture = ArchitectureJson.read(text(name));
    int classes =
        architecture.layer(architecture.mainHead().layer()).op() instanceof Op.Linear linear
            ? linear.units()
            : 1;
    Entry entry =
        new Entry(
            name,
            architecture.name(),
            Family.OWN,
            architecture.source(),
            architecture.input().height(),
            architecture.heads().size() > 1,
            classes);
    return new OwnNetwork(entry, architecture);
  }

  private static String text(String name) throws UserProblem {
    try {
      return Files.readString(Path.of(name));
    } catch (IOException e) {
      throw UserProblem.of("architecture.file", name).at(name).causedBy(e);
    }
  }

  @Override
  public Architecture build(NetworkSettings settings) {
    Architecture whole = settings.auxiliary() ? architecture : architecture.forInference();
    Set<String> heads = whole.heads().stream().map(Head::layer).collect(Collectors.toSet());
    List<Layer> layers =
        whole.layers().stream()
            .map(
                layer -> {
                  boolean isHead = heads.contains(layer.name());
                  Op op = op(layer.op(), isHead, settings);
                  return new Layer(layer.name(), op, layer.inputs(), layer.block());
                })
            .toList();
    return new Architecture(whole.name(), whole.form(), whole.source(), layers, whole.heads());
  }

  private static Op op(Op op, boolean isHead, NetworkSettings settings) {
    Width width = new Width(settings.width(), 1);
    return switch (op) {
      case Op.Input input ->
          new Op.Input(input.channels(), settings.inputSize(), settings.inputSize());
      case Op.Conv conv -> {
        Width divisible = new Width(settings.width(), conv.groups());
        yield new Op.Conv(divisible.of(conv.filters()), conv.window(), conv.groups(), conv.bias());
      }
      case Op.Linear linear ->
          new Op.Linear(isHead ? settings.classes() : width.of(linear.units()), linear.bias());
      case Op.PadShortcut shortcut ->
          new Op.PadShortcut(shortcut.stride(), width.of(shortcut.channels()));
      case Op.BatchNorm _,
          Op.Activation _,
          Op.MaxPool _,
          Op.AvgPool _,
          Op.AdaptiveAvgPool _,
          Op.Lrn _,
          Op.Dropout _,
          Op.Flatten _,
          Op.Scale _,
          Op.Add _,
          Op.Concat _ ->
          op;
    };
  }
}
