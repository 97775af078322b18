package cnnlab.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.text.Messages;
import cnnlab.ui.Preferences;
import cnnlab.ui.Texts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which panels stand around the diagram. */
class PanelsTest {
  @TempDir Path home;

  private Panels panels() {
    return new Panels(new Preferences(home.resolve("preferences")), new Texts(Messages.ENGLISH));
  }

  @Test
  void atTheFirstStartTheTableIsThere() {
    assertThat(panels().tableProperty().get()).isTrue();
    assertThat(panels().cardProperty().get()).isTrue();
  }

  @Test
  void aTableThatWasClosedStaysClosed() {
    panels().tableProperty().set(false);
    assertThat(panels().tableProperty().get()).isFalse();
  }

  @Test
  void theGalleryFoldsInANarrowWindowUntilSomebodyChooses() {
    Panels panels = panels();
    panels.fit(85);
    assertThat(panels.galleryProperty().get()).isFalse();
    panels.fit(130);
    assertThat(panels.galleryProperty().get()).isTrue();
    panels.galleryProperty().set(false);
    panels.fit(130);
    assertThat(panels.galleryProperty().get()).isFalse();
    assertThat(panels().galleryProperty().get()).isFalse();
  }

  @Test
  void afterTheDiagramAloneEverythingIsAsItWas() {
    Panels panels = panels();
    panels.cardProperty().set(false);
    panels.toggleAll();
    assertThat(panels.tableProperty().get()).isFalse();
    assertThat(panels.numbersProperty().get()).isFalse();
    assertThat(panels().tableProperty().get()).as("in the next window").isTrue();
    panels.toggleAll();
    assertThat(panels.tableProperty().get()).isTrue();
    assertThat(panels.numbersProperty().get()).isTrue();
    assertThat(panels.cardProperty().get()).isFalse();
  }
}
