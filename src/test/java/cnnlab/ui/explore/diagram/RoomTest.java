package cnnlab.ui.explore.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cnnlab.diagram.layout.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomTest {
  @ParameterizedTest
  @CsvSource({
    "800, 400, 1, 800, 400", // as it is
    "760, 340, 1.25, 864, 416", // 520 and 380 pixels of other things were 416 and 304
    "820, 430, 0.8, 820, 430", // smaller type leaves more room, and that is all
    "1280, 720, 1.25, 1280, 720" // nothing beside it
  })
  void theRoomWithUsualTypeFollowsFromWhatTheOtherPartsOfTheWindowTake(
      double width, double height, double type, double usualWidth, double usualHeight) {
    Room room = Room.of(width, height, 1280, 720, type);
    assertThat(room.now()).isEqualTo(new Page(width, height));
    assertThat(room.usual().width()).isCloseTo(usualWidth, within(1e-9));
    assertThat(room.usual().height()).isCloseTo(usualHeight, within(1e-9));
    assertThat(room.isEnlarged()).isEqualTo(type > 1 && width < 1280);
  }

  @Test
  void whatIsEnlargedIsAsMuchLargerAsTheTypeIs() {
    Page page = Room.of(760, 340, 1280, 720, 1.25).enlarged(0.8);
    assertThat(page.least()).isCloseTo(1, within(1e-9));
    assertThat(page.width()).isEqualTo(760);
  }

  @ParameterizedTest
  @CsvSource({"1.6, 1.36", "1.2, 1.25", "1.0, 1.25"})
  void whatHasLabelsLargerThanTheTypeIsRatherSeenWhole(double usualScale, double least) {
    assertThat(Room.of(760, 340, 1280, 720, 1.25).enlarged(usualScale).least())
        .isCloseTo(least, within(1e-9));
  }

  @Test
  void aCanvasThatIsNotLaidOutYetIsNoRoom() {
    assertThat(Room.NONE.isEmpty()).isTrue();
    assertThat(Room.of(800, 0, 1280, 720, 1).isEmpty()).isTrue();
    assertThat(Room.of(800, 10, 1280, 720, 1).isEmpty()).isFalse();
  }
}
