package cnnlab.diagram.model;

import cnnlab.analysis.LayerStats;
import cnnlab.arch.Op;
import cnnlab.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a block says that is shown as one node. */
final class BlockText {
  private final NodeText text;
  private final Outline outline;
  private final Shortcuts shortcuts;
  private final Messages messages;

  BlockText(NodeText text, Outline outline, Shortcuts shortcuts, Messages messages) {
    this.text = text;
    this.outline = outline;
    this.shortcuts = shortcuts;
    this.messages = messages;
  }

  /**
   * The name of a block, or of a run of equal ones: "layer3.1–3.22 ×22".
   *
   * @param run paths of the blocks, the first of which is {@code path}
   */
  String label(String path, List<String> run) {
    if (run.size() == 1) {
      return path;
    }
    String last = run.getLast().replaceFirst("^\\D+", "");
    return path + "–" + last + " ×" + run.size();
  }

  /**
   * The node of a block.
   *
   * @param run paths of the blocks that it stands for
   * @param layers of all of them
   */
  DiagramNode block(String path, List<String> run, List<LayerStats> layers) {
    List<LayerStats> own = layers.subList(0, layers.size() / run.size());
    return new DiagramNode(
        path,
        layers.stream().map(stats -> stats.layer().name()).toList(),
        LayerKind.BLOCK,
        label(path, run),
        output(own).output().toString(),
        contents(path, own),
        text.tooltip(
            label(path, run),
            messages.get("diagram.layers", layers.size()),
            output(own).output(),
            layers),
        output(own).output(),
        layers.stream().allMatch(LayerStats::auxiliary),
        run.size(),
        shortcut(path, own));
  }

  /** The last layer that is not an auxiliary classifier's, unless all are. */
  private static LayerStats output(List<LayerStats> layers) {
    return layers.reversed().stream()
        .filter(stats -> !stats.auxiliary())
        .findFirst()
        .orElse(layers.getLast());
  }

  /** How the block is bridged, if it is a residual block. */
  private Optional<EdgeKind> shortcut(String path, List<LayerStats> layers) {
    return outline.children(path).isEmpty()
        ? layers.stream()
            .filter(stats -> stats.layer().op() instanceof Op.Add)
            .map(stats -> shortcuts.around(stats.layer()))
            .flatMap(Optional::stream)
            .findFirst()
        : Optional.empty();
  }

  private String contents(String path, List<LayerStats> layers) {
    int inner = outline.children(path).size();
    if (inner > 0) {
      return messages.get("diagram.blocks", inner);
    }
    Optional<LayerStats> concat =
        layers.stream().filter(stats -> stats.layer().op() instanceof Op.Concat).findFirst();
    return concat
        .map(joined -> branches(joined, layers))
        .orElseGet(() -> sequence(layers.stream().filter(this::isMain).toList()));
  }

  private boolean isMain(LayerStats stats) {
    return stats.layer().inputs().stream()
        .noneMatch(
            input ->
                shortcuts.kind(input, stats.layer().name()) == EdgeKind.PROJECTION
                    && !(stats.layer().op() instanceof Op.Add));
  }

  /** The largest kernel of every branch, side by side. */
  private String branches(LayerStats concat, List<LayerStats> layers) {
    return Branch.of(concat, layers).stream()
        .map(
            branch ->
                branch.kind() == LayerKind.POOL
                    ? messages.get("diagram.pool")
                    : branch.side() + "×" + branch.side())
        .collect(Collectors.joining(" | "));
  }

  /** Convolutions, poolings and linear layers in their order, equal neighbors counted. */
  private String sequence(List<LayerStats> layers) {
    List<String> names = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (LayerStats stats : layers) {
      String name = brief(stats.layer().op());
      if (!name.isEmpty() && !names.isEmpty() && names.getLast().equals(name)) {
        counts.add(counts.removeLast() + 1);
      } else if (!name.isEmpty()) {
        names.add(name);
        counts.add(1);
      }
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      parts.add(counts.get(i) == 1 ? names.get(i) : counts.get(i) + "× " + names.get(i));
    }
    return parts.stream().collect(Collectors.joining(", "));
  }

  private String brief(Op op) {
    return switch (op) {
      case Op.Conv conv -> conv.window().kernelHeight() + "×" + conv.window().kernelWidth();
      case Op.Pooling _ -> messages.get("diagram.pool");
      case Op.Linear _ -> messages.get("diagram.fc");
      case Op.BatchNorm _, Op.ParameterFree _ -> "";
    };
  }
}
