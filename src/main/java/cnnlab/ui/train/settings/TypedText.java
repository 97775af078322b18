package cnnlab.ui.train.settings;

import cnnlab.data.DataState;
import cnnlab.training.NumericSetting;
import cnnlab.training.SettingsDraft;
import cnnlab.training.SettingsValidation;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * A number of the form as it stands in its field: what was typed, or else its default, which it
 * follows when another network or other data have another one.
 */
public final class TypedText {
  private final NumericSetting setting;
  private final ObjectProperty<SettingsDraft> draft;
  private final ReadOnlyObjectProperty<DataState> data;
  private final StringProperty text = new SimpleStringProperty();
  private final ReadOnlyStringWrapper byDefault = new ReadOnlyStringWrapper();

  TypedText(
      NumericSetting setting,
      ObjectProperty<SettingsDraft> draft,
      ReadOnlyObjectProperty<DataState> data,
      ReadOnlyObjectProperty<SettingsValidation> validation) {
    this.setting = setting;
    this.draft = draft;
    this.data = data;
    validation.subscribe(
        result -> {
          byDefault.set(Objects.requireNonNull(result.defaults().get(setting)));
          show();
        });
    draft.subscribe(this::show);
    text.subscribe((_, typed) -> type(typed));
  }

  /** What stands in the field. */
  public StringProperty text() {
    return text;
  }

  /** What stands there where nobody typed anything. */
  public ReadOnlyStringProperty byDefault() {
    return byDefault.getReadOnlyProperty();
  }

  private void show() {
    text.set(draft.get().typed(setting).orElse(byDefault.get()));
  }

  /**
   * What is typed as the default is follows it from now on. While the data are being opened nobody
   * knows the default yet, and what is typed is meant.
   */
  private void type(String typed) {
    SettingsDraft now = draft.get();
    if (!typed.equals(now.typed(setting).orElse(byDefault.get()))) {
      boolean follows =
          typed.strip().equals(byDefault.get()) && !(data.get() instanceof DataState.Opening);
      draft.set(now.type(setting, follows ? null : typed));
    }
  }
}
