package cnnlab.diagram.scene;

/** What a text is for, which decides its size and weight. */
public enum TextRole {
  /** What a layer computes. */
  TITLE(12, true),
  /** The shape of its output. */
  NOTE(9.5, false),
  /** On a slim bar. */
  SLIM(8.5, false),
  /** The name of a block. */
  LABEL(10.5, true),
  /** A resolution beside the network. */
  SCALE(10, true),
  /** In the legend. */
  KEY(11, false);

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
