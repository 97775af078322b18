package cnnlab.ui.learn;

import cnnlab.lesson.LabState;
import cnnlab.ui.Navigation;
import cnnlab.ui.Screen.LabSetting;
import cnnlab.ui.View;
import java.util.Map;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Notices when the lab is in the state that a step waits for. */
final class Watch {
  private final Navigation navigation;
  private final LabState wanted;
  private final Runnable onReached;
  private Subscription place = Subscription.EMPTY;
  private Subscription settings = Subscription.EMPTY;

  /**
   * @param wanted with the values computed
   * @param onReached called once
   */
  Watch(Navigation navigation, LabState wanted, Runnable onReached) {
    this.navigation = navigation;
    this.wanted = wanted;
    this.onReached = onReached;
    place = navigation.place().subscribe(this::look);
  }

  private void look(View shown) {
    settings.unsubscribe();
    settings = Subscription.EMPTY;
    if (shown != LabRemote.view(wanted.place())) {
      return;
    }
    Map<String, LabSetting> there = navigation.settings(shown);
    for (String name : wanted.settings().keySet()) {
      LabSetting setting = there.get(name);
      if (setting != null) {
        settings = settings.and(setting.value().subscribe((_, _) -> compare(there)));
      }
    }
    compare(there);
  }

  private void compare(Map<String, LabSetting> there) {
    boolean reached =
        wanted.settings().entrySet().stream()
            .allMatch(each -> fits(each.getValue(), there.get(each.getKey())));
    if (reached) {
      close();
      onReached.run();
    }
  }

  private static boolean fits(String wanted, @Nullable LabSetting there) {
    if (there == null || there.value().getValue() == null) {
      return false;
    }
    String value = there.value().getValue();
    return wanted.equals(LabState.ANY) ? !value.isEmpty() : wanted.equals(value);
  }

  /** Looks no longer. */
  void close() {
    place.unsubscribe();
    settings.unsubscribe();
  }
}
