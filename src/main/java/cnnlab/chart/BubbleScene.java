package cnnlab.chart;

import java.util.List;

/**
 * Bubbles by two measures, y being a share of a whole.
 *
 * @param logarithmic whether x is shown as its logarithm
 * @param front ids of bubbles that a line connects, from left to right
 * @param selected the id of the selected bubble; "" for none
 */
public record BubbleScene(
    String xTitle,
    String yTitle,
    boolean logarithmic,
    List<Bubble> bubbles,
    List<String> front,
    String selected)
    implements ChartScene {

  public static final BubbleScene EMPTY = new BubbleScene("", "", false, List.of(), List.of(), "");

  public BubbleScene {
    front = List.copyOf(front);
    bubbles =
        bubbles.stream().filter(it -> Double.isFinite(it.x()) && Double.isFinite(it.y())).toList();
  }

  @Override
  public boolean isEmpty() {
    return bubbles.isEmpty();
  }

  public BubbleScene selected(String id) {
    return new BubbleScene(xTitle, yTitle, logarithmic, bubbles, front, id);
  }

  public BubbleScene logarithmic(boolean wanted) {
    return new BubbleScene(xTitle, yTitle, wanted, bubbles, front, selected);
  }
}
