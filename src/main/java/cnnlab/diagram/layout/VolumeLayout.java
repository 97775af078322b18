package cnnlab.diagram.layout;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.LayerStats;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Window;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.model.Branch;
import cnnlab.diagram.model.Diagram;
import cnnlab.diagram.model.DiagramNode;
import cnnlab.diagram.scene.InterMeasure;
import cnnlab.diagram.scene.Solid;
import cnnlab.diagram.scene.TextRole;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays out a network as volumes, true to proportion: all rows and columns have one scale, all
 * channels another. Equal volumes stand close together with one label; rows of groups are broken so
 * that they fill the page.
 */
public final class VolumeLayout {
  private static final double LARGEST_MAP = 210;
  private static final double DEEPEST_MAP = 60;
  private static final double LONGEST_VECTOR = 110;
  private static final double THINNEST = 1.5;
  private static final double VECTOR_SIDE = 7;
  private static final double MARGIN = 24;
  private static final double WITHIN = 9;
  private static final double BETWEEN = 26;
  private static final double LABELS = 52;
  private static final double OVER = 20;
  private static final double ROWS_APART = 14;
  private static final int MOST_ROWS = 6;
  private static final double WORTH = 1.06;

  private final Analysis analysis;
  private final double perPixel;
  private final double perChannel;
  private final List<Group> groups = new ArrayList<>();
  private final InterMeasure measure = new InterMeasure();

  /** Volumes of one shape, one after the other; their boxes begin at x = 0. */
  private record Group(List<Volume> volumes, String label, double width, double up, double down) {}

  private VolumeLayout(Diagram diagram, Analysis analysis) {
    this.analysis = analysis;
    List<DiagramNode> nodes =
        diagram.nodes().stream().filter(node -> node.isFull() && !node.auxiliary()).toList();
    int side = 1;
    int channels = 1;
    for (DiagramNode node : nodes) {
      if (node.output() instanceof Shape.FeatureMap map) {
        side = Math.max(side, map.height());
        channels = Math.max(channels, map.channels());
      }
    }
    this.perPixel = LARGEST_MAP / side;
    this.perChannel = DEEPEST_MAP / channels;
    List<DiagramNode> alike = new ArrayList<>();
    for (DiagramNode node : nodes) {
      if (!alike.isEmpty() && !alike.getLast().output().equals(node.output())) {
        groups.add(group(alike));
        alike.clear();
      }
      alike.add(node);
    }
    groups.add(group(alike));
  }

  /** The volumes that a diagram's nodes put out, on a page of this size. */
  public static VolumePicture layout(
      Diagram diagram, Analysis analysis, double pageWidth, double pageHeight) {
    VolumeLayout layout = new VolumeLayout(diagram, analysis);
    VolumePicture best = layout.picture(diagram, 1);
    for (int rows = 2; rows <= MOST_ROWS; rows++) {
      VolumePicture candidate = layout.picture(diagram, rows);
      if (scale(candidate, pageWidth, pageHeight) > WORTH * scale(best, pageWidth, pageHeight)) {
        best = candidate;
      }
    }
    return best;
  }

  private static double scale(VolumePicture picture, double width, double height) {
    return Math.min(width / picture.width(), height / picture.height());
  }

  private Group group(List<DiagramNode> nodes) {
    List<Volume> volumes = new ArrayList<>();
    double x = 0;
    double right = 0;
    for (DiagramNode node : nodes) {
      Solid solid = solid(node.output(), x);
      boolean cut = node.output().channels() * perChannel > solid.depth() + 1;
      volumes.add(new Volume(node, solid, cut, branches(node), window(node)));
      right = solid.bounds().right();
      boolean arched = node.shortcut().isPresent();
      x += solid.depth() + (arched ? Math.max(2 * WITHIN, solid.backRight()) : WITHIN);
    }
    Rectangle bounds = volumes.getFirst().solid().bounds();
    String label = label(nodes);
    double width = Math.max(right, measure.width(label, TextRole.NOTE.size()));
    return new Group(volumes, label, width, -bounds.y(), bounds.bottom());
  }

  private Solid solid(Shape shape, double x) {
    return switch (shape) {
      case Shape.FeatureMap map ->
          new Solid(
              x,
              0,
              Math.max(THINNEST, map.channels() * perChannel),
              Math.max(THINNEST, map.height() * perPixel),
              Math.max(THINNEST, map.width() * perPixel));
      case Shape.Vector vector ->
          new Solid(
              x,
              0,
              Math.clamp(vector.channels() * perChannel, THINNEST, LONGEST_VECTOR),
              VECTOR_SIDE,
              VECTOR_SIDE);
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
    Window window =
        switch (analysis.stats(node.name()).layer().op()) {
          case Op.Conv conv -> conv.window();
          case Op.MaxPool pool -> pool.window();
          case Op.AvgPool pool -> pool.window();
          case Op.Input _,
              Op.BatchNorm _,
              Op.Activation _,
              Op.Scale _,
              Op.AdaptiveAvgPool _,
              Op.Lrn _,
              Op.Dropout _,
              Op.Flatten _,
              Op.Linear _,
              Op.PadShortcut _,
              Op.Add _,
              Op.Concat _ ->
              Window.same(1, 1);
        };
    return window.kernelHeight() > 1 ? window.kernelHeight() * perPixel : 0;
  }

  private VolumePicture picture(Diagram diagram, int rows) {
    double whole = groups.stream().mapToDouble(group -> group.width() + BETWEEN).sum();
    double most = whole / rows + (rows > 1 ? widest() / 2 : 1);
    List<Volume> volumes = new ArrayList<>();
    List<VolumePicture.Label> labels = new ArrayList<>();
    double y = MARGIN;
    double width = 0;
    int next = 0;
    while (next < groups.size()) {
      List<Group> row = new ArrayList<>();
      double x = 0;
      while (next < groups.size() && (row.isEmpty() || x + groups.get(next).width() <= most)) {
        row.add(groups.get(next));
        x += groups.get(next).width() + BETWEEN;
        next++;
      }
      y = place(row, y, volumes, labels);
      width = Math.max(width, x);
    }
    return new VolumePicture(
        diagram.name(),
        new Rectangle(0, 0, width + 2 * MARGIN, y - ROWS_APART + MARGIN / 2),
        volumes,
        labels);
  }

  private double widest() {
    return groups.stream().mapToDouble(Group::width).max().orElse(0);
  }

  /** Puts a row of groups on the page and returns where the next begins. */
  private static double place(
      List<Group> row, double top, List<Volume> volumes, List<VolumePicture.Label> labels) {
    double up = row.stream().mapToDouble(Group::up).max().orElse(0) + OVER;
    double down = row.stream().mapToDouble(Group::down).max().orElse(0);
    double middle = top + up;
    double x = MARGIN;
    for (Group group : row) {
      double right = group.volumes().getLast().solid().bounds().right();
      double dx = x + (group.width() - right) / 2;
      for (Volume volume : group.volumes()) {
        Solid at = volume.solid();
        volumes.add(
            new Volume(
                volume.node(),
                new Solid(at.x() + dx, middle, at.depth(), at.height(), at.width()),
                volume.cut(),
                volume.branches(),
                volume.window()));
      }
      Point below = new Point(x + group.width() / 2, middle + group.down() + 24);
      DiagramNode node = group.volumes().getFirst().node();
      labels.add(new VolumePicture.Label(group.label(), node.output().toString(), below));
      x += group.width() + BETWEEN;
    }
    return middle + down + LABELS + ROWS_APART;
  }
}
