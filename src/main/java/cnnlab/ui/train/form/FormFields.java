package cnnlab.ui.train.form;

import cnnlab.text.UserProblem;
import cnnlab.training.NumericSetting;
import cnnlab.training.SettingStatus;
import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import cnnlab.ui.train.settings.FormViewModel;
import cnnlab.ui.train.settings.TypedText;
import java.util.Locale;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.controlsfx.validation.ValidationResult;
import org.controlsfx.validation.ValidationSupport;

/**
 * Makes the form's fields. What the check says of one is shown by ControlsFX at its control, below
 * it as a sentence, and told to screen readers. Whether a run can start follows from the check
 * itself, not from these marks, which lag behind it.
 */
final class FormFields {
  private final FormViewModel form;
  private final Texts texts;
  private final ValidationSupport marks = new ValidationSupport();

  FormFields(FormViewModel form, Texts texts) {
    this.form = form;
    this.texts = texts;
    marks.setValidationDecorator(new FieldMarks());
  }

  /** A field for one of the form's numbers. */
  FormField number(NumericSetting setting) {
    TypedText number = form.number(setting);
    TextField field = new TextField();
    field.textProperty().bindBidirectional(number.text());
    field.promptTextProperty().bind(number.byDefault());
    return field(setting.field(), field);
  }

  /**
   * A field for a choice.
   *
   * @param name of the setting; its texts are {@code train.field.<name>} and {@code .about}
   */
  FormField field(String name, Control control) {
    String key = "train.field." + name;
    control.setId(name);
    control.setMaxWidth(Double.MAX_VALUE);
    Label label = Controls.label(texts, key, "muted");
    label.setLabelFor(control);
    label.setWrapText(true);
    Controls.tooltip(label, texts, key + ".about");
    Controls.tooltip(control, texts, key + ".about");
    Label sentence = new Label();
    sentence.setId(name + "-problem");
    sentence.getStyleClass().addAll("field-problem", "small");
    sentence.setWrapText(true);
    sentence
        .textProperty()
        .bind(texts.bind(_ -> sentence(status(name)), form.validationProperty()));
    sentence.managedProperty().bind(sentence.textProperty().isNotEmpty());
    sentence.visibleProperty().bind(sentence.managedProperty());
    StringBinding spoken =
        texts.bind(
            messages -> join(messages.get(key), sentence(status(name))), form.validationProperty());
    control.accessibleTextProperty().bind(spoken);
    marks.registerValidator(control, false, (marked, _) -> mark(marked, status(name)));
    form.validationProperty()
        .subscribe(
            () -> {
              boolean warns = status(name).level() == SettingStatus.Level.WARNING;
              sentence.pseudoClassStateChanged(FormField.WARNING, warns);
              marks.revalidate(control);
            });
    return new FormField(label, control, sentence);
  }

  private SettingStatus status(String name) {
    return form.validationProperty().get().status(name);
  }

  private String sentence(SettingStatus status) {
    UserProblem problem = status.problem();
    return problem == null ? "" : texts.sentence(problem);
  }

  private static String join(String name, String problem) {
    return problem.isEmpty() ? name : name + ". " + problem;
  }

  private ValidationResult mark(Control control, SettingStatus status) {
    UserProblem problem = status.problem();
    if (problem == null) {
      return new ValidationResult();
    }
    String sentence = texts.sentence(problem);
    return status.level() == SettingStatus.Level.WARNING
        ? ValidationResult.fromWarning(control, sentence)
        : ValidationResult.fromError(control, sentence);
  }

  /** A name for message keys. */
  static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
