package cnnlab.lesson.handout;

import cnnlab.chart.CurveScene;
import cnnlab.data.image.RgbImage;
import cnnlab.diagram.layout.PageDrawing;
import java.util.List;

/** What stands on a handout, one below the other. */
public sealed interface HandoutPart {

  /** The title of the whole. */
  record Title(String text) implements HandoutPart {}

  /** The title of a step, with its number. */
  record Heading(String text) implements HandoutPart {}

  /** Words with their values. */
  record Words(String markdown) implements HandoutPart {}

  /** Words that stand apart: a solution. */
  record Apart(String title, String markdown) implements HandoutPart {}

  /** Answers with a box to tick each. */
  record Boxes(List<String> answers) implements HandoutPart {
    public Boxes {
      answers = List.copyOf(answers);
    }
  }

  /**
   * Room to write.
   *
   * @param label what is to be written; "" for nothing
   */
  record Lines(String label, int count) implements HandoutPart {}

  /**
   * Axes to draw a curve in.
   *
   * @param y what goes up, from 0 to 100 %
   * @param x what goes to the right
   */
  record Axes(String y, String x) implements HandoutPart {}

  /** What was measured, as curves. */
  record Chart(CurveScene scene) implements HandoutPart {}

  /** A diagram, as the step shows it. */
  record Diagram(PageDrawing page) implements HandoutPart {}

  /** An image, as the step shows it, with what is said of it. */
  record Photo(RgbImage image, String caption) implements HandoutPart {}
}
