package cnnlab.ui.train.settings;

import cnnlab.training.SettingsDraft;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** One choice of a draft, for a control to show and to change. The draft is the truth. */
final class DraftProperty<T> extends SimpleObjectProperty<T> {

  /**
   * @param change a draft with another choice
   */
  DraftProperty(
      ObjectProperty<SettingsDraft> draft,
      Function<SettingsDraft, T> choice,
      BiFunction<SettingsDraft, T, SettingsDraft> change) {
    super(choice.apply(draft.get()));
    draft.subscribe(now -> set(choice.apply(now)));
    subscribe(
        (_, value) -> {
          SettingsDraft now = draft.get();
          if (!value.equals(choice.apply(now))) {
            draft.set(change.apply(now, value));
          }
        });
  }
}
