package cnnlab.ui.learn;

import cnnlab.data.image.RgbImage;
import cnnlab.lesson.LabPlace;
import cnnlab.lesson.LabState;
import cnnlab.lesson.value.LessonImages;
import cnnlab.text.UserProblem;
import cnnlab.ui.Screen.LabSetting;
import cnnlab.ui.Services;
import cnnlab.ui.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import javafx.util.Subscription;

/**
 * Brings the lab into the state that a step shows: one setting after the other, each when the one
 * before is there, because a layer can be chosen only once its network is.
 */
final class LabRemote {
  private static final String IMAGE = "image";
  private static final String NETWORK = "network";

  /** After that the next setting is made, whatever became of the one before. */
  private static final Duration PATIENCE = Duration.minutes(1);

  /** Until everybody on screen has heard of a new value. */
  private static final Duration SETTLING = Duration.millis(50);

  private final Services services;
  private final Path folder;
  private final PauseTransition patience = new PauseTransition(PATIENCE);
  private Subscription waiting = Subscription.EMPTY;

  /**
   * @param folder the lesson's, for networks and images of its own
   */
  LabRemote(Services services, Path folder) {
    this.services = services;
    this.folder = folder;
  }

  /** The screen of a lesson's place. */
  static View view(LabPlace place) {
    return View.valueOf(place.name());
  }

  /** Begins; a state that is still being brought about is given up. */
  void show(LabState state) {
    stop();
    Map<String, LabSetting> settings = services.navigation().settings(view(state.place()));
    next(new ArrayList<>(state.settings().entrySet()).iterator(), settings);
  }

  /** Leaves the lab as it is. */
  void stop() {
    waiting.unsubscribe();
    waiting = Subscription.EMPTY;
    patience.stop();
  }

  private void next(Iterator<Map.Entry<String, String>> left, Map<String, LabSetting> settings) {
    stop();
    if (!left.hasNext()) {
      return;
    }
    Map.Entry<String, String> wanted = left.next();
    LabSetting setting = settings.get(wanted.getKey());
    if (setting == null) {
      next(left, settings);
      return;
    }
    if (!wanted.getValue().equals(setting.value().getValue())) {
      set(wanted.getKey(), wanted.getValue(), setting);
    }
    if (wanted.getValue().equals(setting.value().getValue())) {
      next(left, settings);
      return;
    }
    waiting =
        setting
            .value()
            .subscribe(
                (_, value) -> {
                  if (wanted.getValue().equals(value)) {
                    later(SETTLING, left, settings);
                  }
                });
    later(PATIENCE, left, settings);
  }

  private void later(
      Duration time, Iterator<Map.Entry<String, String>> left, Map<String, LabSetting> settings) {
    patience.setDuration(time);
    patience.setOnFinished(_ -> next(left, settings));
    patience.playFromStart();
  }

  /** A network or a run that lies in the lesson's folder. */
  private boolean isOwn(String name, String value) {
    return name.equals(NETWORK)
        && (value.endsWith(".json") || Files.isDirectory(folder.resolve(value)));
  }

  private void set(String name, String value, LabSetting setting) {
    if (name.equals(IMAGE)) {
      services
          .background()
          .run(
              "learn.image",
              () -> new LessonImages(folder).image(value),
              (RgbImage image) -> services.navigation().open(View.INSPECT, value, image));
      return;
    }
    try {
      setting.setter().set(isOwn(name, value) ? folder.resolve(value).toString() : value);
    } catch (UserProblem wrong) {
      services.errors().show(wrong);
    }
  }
}
