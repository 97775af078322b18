package cnnlab.diagram;

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
    NodeSizes sizes = new NodeSizes(diagram, orientation, new InterMeasure());
    FrameTree tree = new FrameTree(diagram, orientation, sizes);
    tree.root().place(new LevelLayout());
    return new PictureComposer(tree, orientation, sizes).flow(diagram.name()).picture(orientation);
  }
}
