package cnnlab.diagram.layout;

import cnnlab.diagram.geometry.Orientation;
import cnnlab.diagram.model.Diagram;
import cnnlab.diagram.scene.InterMeasure;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Lays diagrams out. */
public final class DiagramLayout {
  private DiagramLayout() {}

  /** Flowing down. */
  public static DiagramPicture layout(Diagram diagram) {
    return layout(diagram, Orientation.DOWN);
  }

  /**
   * The same diagram yields the same picture on every machine. Takes its time with large ones: not
   * for the thread that paints.
   */
  public static DiagramPicture layout(Diagram diagram, Orientation orientation) {
    return layout(diagram, orientation, () -> false);
  }

  /**
   * The same; can be given up.
   *
   * @param givenUp asked now and then, from this thread
   * @throws CancellationException soon after {@code givenUp} has said so
   */
  public static DiagramPicture layout(
      Diagram diagram, Orientation orientation, BooleanSupplier givenUp) {
    NodeSizes sizes = new NodeSizes(diagram, orientation, new InterMeasure());
    FrameTree tree = new FrameTree(diagram, orientation, sizes);
    tree.root().place(new LevelLayout(givenUp));
    return new PictureComposer(tree, orientation, sizes).flow(diagram.name()).picture(orientation);
  }
}
