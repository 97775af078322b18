package cnnlab.diagram.layout;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.LayerStats;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.model.Branch;
import cnnlab.diagram.model.Diagram;
import cnnlab.diagram.model.DiagramEdge;
import cnnlab.diagram.model.DiagramNode;
import cnnlab.diagram.model.EdgeKind;
import cnnlab.diagram.model.Streams;
import cnnlab.diagram.scene.InterMeasure;
import cnnlab.diagram.scene.Solid;
import cnnlab.diagram.scene.TextRole;
import cnnlab.text.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lays out a network as volumes, true to proportion: all rows and columns have one scale, all
 * channels another. Equal volumes stand close together with one label; rows of groups are broken so
 * that they fill the page. A row of small maps is drawn larger, and says so. What is divided over
 * two GPUs stands in two tracks, one above the other.
 */
public final class VolumeLayout {
  private static final double LARGEST_MAP = 210;
  private static final double DEEPEST_MAP = 60;
  private static final double LONGEST_VECTOR = 110;
  private static final double THINNEST = 1.5;
  private static final double VECTOR_SIDE = 7;
  private static final double LARGEST_VECTOR_SIDE = 18;
  private static final double MARGIN = 24;
  private static final double WITHIN = 9;
  private static final double BETWEEN = 30;
  private static final double LABELS = 52;
  private static final double OVER = 20;
  private static final double ROWS_APART = 18;
  private static final double TRACKS_APART = 24;
  private static final int MOST_ROWS = 6;
  private static final double WORTH = 1.06;

  /** The tallest volume of a row is about so high, unless that takes too large a magnification. */
  private static final double ROW_HEIGHT = 90;

  private static final double MOST_ENLARGED = 4;

  /** From a row's top to the middle of what is remarked on it. */
  private static final double REMARK = 6;

  private static final double REMARK_ROOM = 14;

  /** Above a volume from which an auxiliary classifier branches off. */
  private static final double HEAD_ROOM = 26;

  private static final double HEAD_ENLARGED = 1.5;

  private final Analysis analysis;
  private final Messages messages;
  private final Streams streams;
  private final String name;
  private final List<List<Step>> alike = new ArrayList<>();

  /** What an auxiliary classifier ends with, by the name of the node that it reads. */
  private final Map<String, DiagramNode> heads = new HashMap<>();

  private final double perPixel;
  private final double perChannel;
  private final InterMeasure measure = new InterMeasure();

  /** The nodes of one layer: one, or one for each stream. */
  private record Step(List<DiagramNode> parts) {
    DiagramNode first() {
      return parts.getFirst();
    }
  }

  /** Volumes of one shape, one after the other; their boxes begin at x = 0. */
  private record Group(
      List<VolumeStep> steps, String label, String shape, double width, double up, double down) {
    boolean isDivided() {
      return steps.getFirst().parts().size() > 1;
    }
  }

  private VolumeLayout(Diagram diagram, Analysis analysis, Messages messages) {
    this.analysis = analysis;
    this.messages = messages;
    this.streams = new Streams(analysis.architecture());
    this.name = diagram.name();
    findHeads(diagram);
    List<Step> steps = new ArrayList<>();
    int side = 1;
    int channels = 1;
    for (DiagramNode node : diagram.nodes()) {
      if (!node.isFull() || node.auxiliary()) {
        continue;
      }
      if (!steps.isEmpty() && steps.getLast().first().layers().equals(node.layers())) {
        Step whole = new Step(List.of(steps.removeLast().first(), node));
        steps.add(whole);
      } else {
        steps.add(new Step(List.of(node)));
      }
      if (node.output() instanceof Shape.FeatureMap map) {
        side = Math.max(side, map.height());
        channels = Math.max(channels, map.channels());
      }
    }
    this.perPixel = LARGEST_MAP / side;
    this.perChannel = DEEPEST_MAP / channels;
    for (Step step : steps) {
      if (alike.isEmpty() || !isAlike(alike.getLast().getLast(), step)) {
        alike.add(new ArrayList<>());
      }
      alike.getLast().add(step);
    }
  }

  private void findHeads(Diagram diagram) {
    Map<String, DiagramNode> nodes = new HashMap<>();
    diagram.nodes().forEach(node -> nodes.put(node.name(), node));
    for (DiagramEdge edge : diagram.edges()) {
      DiagramNode from = nodes.get(edge.from());
      if (edge.kind() == EdgeKind.AUXILIARY && from != null && !from.auxiliary()) {
        Optional.ofNullable(nodes.get(last(edge.to(), diagram)))
            .ifPresent(head -> heads.put(edge.from(), head));
      }
    }
  }

  /** Where the way through an auxiliary classifier ends. */
  private static String last(String begin, Diagram diagram) {
    return diagram.edges().stream()
        .filter(edge -> edge.from().equals(begin))
        .findFirst()
        .map(edge -> last(edge.to(), diagram))
        .orElse(begin);
  }

  private boolean isAlike(Step before, Step step) {
    boolean exchanges = step.parts().size() > 1 && crosses(step);
    return before.first().output().equals(step.first().output())
        && before.parts().size() == step.parts().size()
        && !exchanges;
  }

  private boolean crosses(Step step) {
    return streams.crosses(analysis.stats(step.first().layers().getFirst()).layer());
  }

  /** The volumes that a diagram's nodes put out, on a page. */
  public static VolumePicture layout(
      Diagram diagram, Analysis analysis, Messages messages, Page page) {
    VolumeLayout layout = new VolumeLayout(diagram, analysis, messages);
    VolumePicture best = layout.picture(1);
    for (int rows = 2; rows <= MOST_ROWS; rows++) {
      VolumePicture candidate = layout.picture(rows);
      if (scale(candidate, page) > WORTH * scale(best, page)) {
        best = candidate;
      }
    }
    return best;
  }

  private static double scale(VolumePicture picture, Page page) {
    return page.scale(picture.width(), picture.height());
  }

  /**
   * Puts equal volumes side by side.
   *
   * @param larger how much larger rows and columns are drawn than elsewhere
   */
  private Group group(List<Step> steps, double larger) {
    List<VolumeStep> placed = new ArrayList<>();
    double x = 0;
    double right = 0;
    for (Step step : steps) {
      Solid solid = solid(step.first().output(), x, larger);
      boolean cut = step.first().output().channels() * perChannel > solid.depth() + 1;
      List<Volume> volumes = new ArrayList<>();
      for (DiagramNode node : step.parts()) {
        volumes.add(new Volume(node, solid, cut, branches(node), window(node) * larger));
      }
      placed.add(new VolumeStep(volumes, crosses(step)));
      right = solid.bounds().right();
      boolean arched = step.first().shortcut().isPresent();
      x += solid.depth() + (arched ? Math.max(2 * WITHIN, solid.backRight()) : WITHIN);
    }
    Rectangle bounds = placed.getFirst().parts().getFirst().solid().bounds();
    List<DiagramNode> nodes = steps.stream().map(Step::first).toList();
    String label = label(nodes);
    int parts = steps.getFirst().parts().size();
    String one = nodes.getFirst().output().toString();
    String shape = parts == 1 ? one : messages.get("diagram.streams", one, parts);
    double wider =
        Math.max(
            measure.width(label, TextRole.KEY.size()), measure.width(shape, TextRole.NOTE.size()));
    double over = nodes.stream().anyMatch(node -> heads.containsKey(node.name())) ? HEAD_ROOM : 0;
    return new Group(
        placed, label, shape, Math.max(right, wider), over - bounds.y(), bounds.bottom());
  }

  private Solid solid(Shape shape, double x, double larger) {
    return switch (shape) {
      case Shape.FeatureMap map ->
          new Solid(
              x,
              0,
              Math.max(THINNEST, map.channels() * perChannel),
              Math.max(THINNEST, map.height() * perPixel * larger),
              Math.max(THINNEST, map.width() * perPixel * larger));
      case Shape.Vector vector -> {
        double side = Math.min(LARGEST_VECTOR_SIDE, VECTOR_SIDE * larger);
        double depth = Math.clamp(vector.channels() * perChannel, THINNEST, LONGEST_VECTOR);
        yield new Solid(x, 0, depth, side, side);
      }
    };
  }

  /** What computes the volumes of a group: "2× 3×3 conv, 64". */
  private static String label(List<DiagramNode> nodes) {
    String first = nodes.getFirst().title();
    long alike = nodes.stream().filter(node -> node.title().equals(first)).count();
    if (alike == nodes.size()) {
      return nodes.size() == 1 ? first : nodes.size() + "× " + first;
    }
    String last = nodes.getLast().title();
    return first + (nodes.size() == 2 ? ", " : " – ") + last;
  }

  private List<Branch> branches(DiagramNode node) {
    List<LayerStats> layers = node.layers().stream().map(analysis::stats).toList();
    return layers.stream()
        .filter(stats -> stats.layer().op() instanceof Op.Concat)
        .reduce((_, last) -> last)
        .map(concat -> Branch.of(concat, layers))
        .orElse(List.of());
  }

  private double window(DiagramNode node) {
    if (node.layers().size() > 1) {
      return 0;
    }
    Op op = analysis.stats(node.layers().getFirst()).layer().op();
    return op instanceof Op.Windowed windowed && windowed.window().kernelHeight() > 1
        ? windowed.window().kernelHeight() * perPixel
        : 0;
  }

  private VolumePicture picture(int rows) {
    VolumePage page = new VolumePage(name);
    double width = 0;
    double y = MARGIN;
    for (List<List<Step>> row : rows(rows)) {
      double larger = width == 0 ? 1 : enlarged(row);
      List<Group> groups = row.stream().map(steps -> group(steps, larger)).toList();
      if (larger > 1) {
        page.remark(messages.get("diagram.enlarged", larger), new Point(MARGIN, y + REMARK));
      }
      page.newRow(y);
      y = place(groups, larger > 1 ? y + REMARK_ROOM : y, page);
      width = Math.max(width, groups.stream().mapToDouble(it -> it.width() + BETWEEN).sum());
    }
    return page.picture(width + 2 * MARGIN, y - ROWS_APART + MARGIN / 2);
  }

  private List<List<List<Step>>> rows(int count) {
    List<Double> widths = alike.stream().map(steps -> group(steps, 1).width() + BETWEEN).toList();
    double whole = widths.stream().mapToDouble(Double::doubleValue).sum();
    double widest = widths.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    double most = whole / count + (count > 1 ? widest / 2 : 1);
    List<List<List<Step>>> rows = new ArrayList<>();
    double x = Double.MAX_VALUE;
    for (int i = 0; i < alike.size(); i++) {
      if (x + widths.get(i) > most + BETWEEN && mayBeginRow(i)) {
        rows.add(new ArrayList<>());
        x = 0;
      }
      rows.getLast().add(alike.get(i));
      x += widths.get(i);
    }
    return rows;
  }

  /** Whether nothing but its own stream leads to each volume of a group. */
  private boolean mayBeginRow(int group) {
    if (group == 0) {
      return true;
    }
    Step step = alike.get(group).getFirst();
    int parts = step.parts().size();
    return parts == alike.get(group - 1).getLast().parts().size() && (parts == 1 || !crosses(step));
  }

  /** How much larger a row is drawn, in half steps, so that small maps are no slivers. */
  private double enlarged(List<List<Step>> row) {
    double tallest =
        row.stream()
            .mapToDouble(steps -> solid(steps.getFirst().first().output(), 0, 1).height())
            .max()
            .orElse(ROW_HEIGHT);
    return Math.floor(2 * Math.clamp(ROW_HEIGHT / tallest, 1, MOST_ENLARGED)) / 2;
  }

  /** Puts a row of groups on the page and returns where the next begins. */
  private double place(List<Group> row, double top, VolumePage page) {
    double apart =
        row.stream()
            .filter(Group::isDivided)
            .mapToDouble(group -> group.up() + group.down() + TRACKS_APART)
            .max()
            .orElse(0);
    double up = row.stream().mapToDouble(group -> group.up() + half(group, apart)).max().orElse(0);
    double down =
        row.stream().mapToDouble(group -> group.down() + half(group, apart)).max().orElse(0);
    double middle = top + up + OVER;
    double x = MARGIN;
    for (Group group : row) {
      double right = group.steps().getLast().parts().getFirst().solid().bounds().right();
      double dx = x + (group.width() - right) / 2;
      for (VolumeStep step : group.steps()) {
        VolumeStep there = step.moved(dx, middle, half(group, apart));
        page.add(there);
        there.parts().forEach(volume -> addHead(volume, page));
      }
      double below = middle + group.down() + half(group, apart) + 24;
      page.label(group.label(), group.shape(), new Point(x + group.width() / 2, below));
      x += group.width() + BETWEEN;
    }
    return middle + down + LABELS + ROWS_APART;
  }

  private void addHead(Volume from, VolumePage page) {
    DiagramNode head = heads.get(from.node().name());
    if (head != null) {
      Solid solid = solid(head.output(), 0, HEAD_ENLARGED);
      String label = head.name().replaceFirst("\\..*", "");
      page.head(from, new Volume(head, solid, false, List.of(), 0), label);
    }
  }

  /** How far a track lies from the middle. */
  private static double half(Group group, double apart) {
    return group.isDivided() ? apart / 2 : 0;
  }
}
