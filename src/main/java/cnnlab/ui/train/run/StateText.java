package cnnlab.ui.train.run;

import cnnlab.run.RunState;
import cnnlab.ui.Texts;
import java.util.Locale;
import javafx.scene.control.Label;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** A run's state by icon, color and word. */
public final class StateText {
  private StateText() {}

  static void show(Label label, RunState state, Texts texts) {
    label.setText(texts.get("train.state." + id(state)));
    showIcon(label, state);
  }

  /** Leaves an icon that is the right one as it is: a new one has all its styles looked up. */
  public static void showIcon(Label label, RunState state) {
    if (label.getGraphic() instanceof FontIcon icon && sign(state).equals(icon.getIconCode())) {
      return;
    }
    FontIcon icon = new FontIcon(sign(state));
    icon.getStyleClass().addAll("state-icon", "state-" + id(state));
    label.setGraphic(icon);
  }

  private static String id(RunState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static Ikon sign(RunState state) {
    return switch (state) {
      case QUEUED -> Material2OutlinedAL.HOURGLASS_EMPTY;
      case RUNNING -> Material2OutlinedMZ.PLAY_CIRCLE_OUTLINE;
      case PAUSED -> Material2OutlinedMZ.PAUSE_CIRCLE_OUTLINE;
      case FINISHED -> Material2OutlinedAL.CHECK_CIRCLE_OUTLINE;
      case STOPPED -> Material2OutlinedMZ.STOP_CIRCLE;
      case FAILED -> Material2OutlinedAL.ERROR_OUTLINE;
    };
  }
}
