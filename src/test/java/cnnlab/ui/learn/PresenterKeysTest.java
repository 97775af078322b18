package cnnlab.ui.learn;

import static cnnlab.ui.learn.LearnBench.fx;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.lesson.LabControl;
import java.nio.file.Path;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

/** A clicker's keys, in a scene that no window shows. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class PresenterKeysTest {
  @TempDir Path home;
  private LearnBench bench;
  private LessonViewModel model;
  private TextField field;
  private Button button;
  private LessonPanel panel;

  @BeforeEach
  void present() throws Exception {
    bench = LearnBench.open(home);
    model = fx(bench::begin);
    fx(
        () -> {
          field = new TextField();
          button = new Button();
          panel = new LessonPanel(model, bench.services, () -> {});
          new Scene(new VBox(panel, field, button));
          model.presentingProperty().set(true);
          return true;
        });
  }

  @AfterEach
  void leave() throws Exception {
    fx(
        () -> {
          panel.close();
          model.close();
          return true;
        });
  }

  /** Presses a key where the focus is; whether anybody else hears of it. */
  private boolean press(Node focused, KeyCode key, boolean control) throws Exception {
    return fx(
        () -> {
          boolean[] heard = {false};
          focused.setOnKeyPressed(_ -> heard[0] = true);
          Event.fireEvent(
              focused,
              new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, control, false, false));
          return heard[0];
        });
  }

  private Node overlay(String id) {
    Node overlay = Objects.requireNonNull(bench.services.navigation().overlayProperty().get());
    return Objects.requireNonNull(overlay.lookup("#" + id), id);
  }

  @Test
  void pagesTurnTheStepsAndAPredictionHoldsNobodyUp() throws Exception {
    for (String step : new String[] {"pick", "picked", "share"}) {
      assertThat(press(button, KeyCode.PAGE_DOWN, false)).as("for the presenter alone").isFalse();
      assertThat(model.step().id()).isEqualTo(step);
    }
    press(button, KeyCode.PAGE_UP, false);
    assertThat(model.step().id()).isEqualTo("picked");
    press(field, KeyCode.PAGE_UP, false);
    assertThat(model.step().id()).as("even where something is typed").isEqualTo("pick");
  }

  @ParameterizedTest
  @CsvSource({"B, presenter-black", "L, presenter-spot"})
  void aLetterShowsSomethingAndTakesItAwayAgain(KeyCode key, String id) throws Exception {
    assertThat(overlay(id).isVisible()).isFalse();
    press(button, key, false);
    assertThat(overlay(id).isVisible()).isTrue();
    press(button, key, false);
    assertThat(overlay(id).isVisible()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"B, presenter-black", "L, presenter-spot"})
  void lettersThatAreTypedOrAShortcutAreLeftAlone(KeyCode key, String id) throws Exception {
    assertThat(press(field, key, false)).as("typed").isTrue();
    assertThat(press(button, key, true)).as("with Ctrl").isTrue();
    assertThat(overlay(id).isVisible()).isFalse();
  }

  @Test
  void whileDrawingThePointerReachesTheOverlayAndNothingBelow() throws Exception {
    Node overlay = Objects.requireNonNull(bench.services.navigation().overlayProperty().get());
    assertThat(overlay.isPickOnBounds()).isFalse();
    press(button, KeyCode.D, false);
    assertThat(overlay.isPickOnBounds()).isTrue();
    press(button, KeyCode.D, false);
    assertThat(overlay.isPickOnBounds()).isFalse();
  }

  @Test
  void escapeEndsItAndTheKeysAreFreeAgain() throws Exception {
    assertThat(bench.services.navigation().bareProperty().get()).isTrue();
    assertThat(panel.getStyleClass()).contains("presented");
    press(button, KeyCode.ESCAPE, false);
    assertThat(model.presentingProperty().get()).isFalse();
    assertThat(bench.services.navigation().bareProperty().get()).isFalse();
    assertThat(bench.services.navigation().overlayProperty().get()).isNull();
    assertThat(panel.getStyleClass()).doesNotContain("presented");
    assertThat(press(button, KeyCode.PAGE_DOWN, false)).isTrue();
    assertThat(model.step().id()).isEqualTo("start");
  }

  @Test
  void theTeacherHasNotesTheTimeAndWhatComesNext() throws Exception {
    PresenterNotes notes = fx(() -> new PresenterNotes(model, bench.services));
    assertThat(text(notes, "presenter-clock")).isEqualTo("0 minutes of 5 used");
    assertThat(text(notes, "presenter-next")).isEqualTo("Next: Pick");
    assertThat(fx(() -> notes.lookupAll(".markdown-emphasis"))).hasSize(1);
    fx(
        () -> {
          LearnBench.goTo(model, "next");
          return true;
        });
    assertThat(text(notes, "presenter-next")).as("nothing comes").isEmpty();
  }

  /** What the teacher has on a screen of their own, with the class at another. */
  @Test
  void theDeskCountsHandsTurnsStepsAndDarkensTheProjector() throws Exception {
    PresenterOverlay projector = new PresenterOverlay();
    boolean[] swapped = {false};
    PresenterDesk desk =
        fx(
            () -> {
              PresenterDesk made =
                  new PresenterDesk(model, bench.services, projector, () -> swapped[0] = true);
              new Scene(made);
              return made;
            });
    press(desk, "lesson-next");
    assertThat(fx(() -> ((Label) node(desk, "desk-title")).getText())).isEqualTo("2  Pick");
    press(desk, "more-vgg");
    press(desk, "more-vgg");
    assertThat(model.progressProperty().get().count("pick", "vgg")).isEqualTo(2);
    press(desk, "desk-black");
    assertThat(projector.blackProperty().get()).isTrue();
    fx(
        () -> {
          projector.blackProperty().set(false);
          return true;
        });
    assertThat(fx(() -> ((ToggleButton) node(desk, "desk-black")).isSelected()))
        .as("a clicker's B is seen here, too")
        .isFalse();
    press(desk, "lesson-back");
    assertThat(model.step().id()).isEqualTo("start");
    assertThat(fx(() -> ((Label) node(desk, "presenter-next")).getText())).isEqualTo("Next: Pick");
    press(desk, "desk-swap");
    assertThat(swapped[0]).isTrue();
  }

  /** What scrolls is found once it has a skin. */
  private static Node node(PresenterDesk desk, String id) {
    desk.applyCss();
    desk.layout();
    return Objects.requireNonNull(desk.lookup("#" + id), id);
  }

  private static void press(PresenterDesk desk, String id) throws Exception {
    fx(
        () -> {
          ((ButtonBase) node(desk, id)).fire();
          return true;
        });
  }

  @Test
  void typeIsLargeAndWhatOnlyALearnerNeedsIsAway() throws Exception {
    assertThat(bench.services.appearance().fontSizeProperty().get()).isEqualTo(18);
    assertThat(bench.services.navigation().hiddenProperty().get())
        .contains(LabControl.EXPLORE_GALLERY)
        .doesNotContain(LabControl.INSPECT_QUESTION);
    fx(
        () -> {
          LearnBench.goTo(model, "act");
          return true;
        });
    assertThat(bench.services.navigation().hiddenProperty().get()).as("somebody acts").isEmpty();
    fx(
        () -> {
          LearnBench.goTo(model, "play");
          return true;
        });
    assertThat(bench.services.navigation().companionAloneProperty().get())
        .as("charts have the window")
        .isTrue();
    press(button, KeyCode.ESCAPE, false);
    assertThat(bench.services.appearance().fontSizeProperty().get()).isEqualTo(14);
    assertThat(bench.services.navigation().hiddenProperty().get()).isEmpty();
    fx(
        () -> {
          model.next();
          return true;
        });
    assertThat(bench.services.navigation().companionAloneProperty().get()).isFalse();
  }

  private static String text(PresenterNotes notes, String id) throws Exception {
    return fx(() -> ((Label) Objects.requireNonNull(notes.lookup("#" + id), id)).getText());
  }
}
