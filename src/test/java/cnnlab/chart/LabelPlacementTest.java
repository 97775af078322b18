package cnnlab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelPlacementTest {
  @Test
  void labelsOfACrowdCoverNeitherBubblesNorEachOther() {
    Random random = new Random(1);
    List<Rectangle2D> bubbles = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      bubbles.add(
          new Rectangle2D.Double(400 * random.nextDouble(), 300 * random.nextDouble(), 20, 20));
    }
    Rectangle2D area = new Rectangle2D.Double(0, 0, 420, 320);
    LabelPlacement placement = new LabelPlacement(area, bubbles);
    List<Rectangle2D> labels = new ArrayList<>();
    bubbles.forEach(bubble -> placement.place(bubble, 60, 14, false).ifPresent(labels::add));
    assertThat(labels).hasSizeBetween(10, 59);
    for (Rectangle2D label : labels) {
      assertThat(area.contains(label)).isTrue();
      assertThat(bubbles).noneMatch(label::intersects);
      assertThat(labels).filteredOn(label::intersects).hasSize(1);
    }
  }

  @Test
  void wideLabelsOfACrowdInANarrowChartStandOneUnderTheOther() {
    Rectangle2D area = new Rectangle2D.Double(0, 0, 240, 220);
    List<Rectangle2D> crowd = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      crowd.add(new Rectangle2D.Double(110 + i, 180 + i, 12, 12));
    }
    LabelPlacement placement = new LabelPlacement(area, crowd);
    List<Rectangle2D> labels = new ArrayList<>();
    crowd.forEach(bubble -> labels.add(placement.place(bubble, 200, 16, true).orElseThrow()));
    for (Rectangle2D label : labels) {
      assertThat(area.contains(label)).isTrue();
      assertThat(labels).as("those that it covers").filteredOn(label::intersects).hasSize(1);
    }
  }

  @Test
  void withoutRoomALabelCoversAsLittleAsItCan() {
    Rectangle2D area = new Rectangle2D.Double(0, 0, 100, 60);
    Rectangle2D full = new Rectangle2D.Double(0, 0, 100, 40);
    Rectangle2D bubble = new Rectangle2D.Double(45, 36, 10, 10);
    LabelPlacement placement = new LabelPlacement(area, List.of(full, bubble));
    Rectangle2D label = placement.place(bubble, 90, 20, true).orElseThrow();
    assertThat(label.getMaxY()).isEqualTo(60);
  }

  @Test
  void aLabelAtTheRightEdgeStandsLeft() {
    LabelPlacement placement =
        new LabelPlacement(new Rectangle2D.Double(0, 0, 100, 100), List.of());
    Rectangle2D bubble = new Rectangle2D.Double(80, 40, 18, 18);
    assertThat(placement.place(bubble, 50, 14, false).orElseThrow().getMaxX()).isLessThan(80);
  }
}
