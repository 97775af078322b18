package cnnlab.diagram;

/** What a text is for, which decides its size and weight. */
public enum TextRole {
  /** What a layer computes. */
  TITLE(NodeSizes.TITLE_SIZE, true),
  /** The shape of its output. */
  NOTE(NodeSizes.NOTE_SIZE, false),
  /** On a slim bar. */
  SLIM(NodeSizes.SLIM_SIZE, false),
  /** The name of a block. */
  LABEL(NodeSizes.LABEL_SIZE, true),
  /** A resolution beside the network. */
  SCALE(NodeSizes.SCALE_SIZE, true),
  /** In the legend. */
  KEY(NodeSizes.KEY_SIZE, false);

  /** How far below the middle of a line of text its baseline lies, as a share of its size. */
  private static final double BASELINE = 0.36;

  private final double size;
  private final boolean bold;

  TextRole(double size, boolean bold) {
    this.size = size;
    this.bold = bold;
  }

  /** Size of the font in pixels. */
  public double size() {
    return size;
  }

  public boolean bold() {
    return bold;
  }

  /** Distance in pixels from the middle of the line down to its baseline. */
  public double baseline() {
    return size * BASELINE;
  }
}
