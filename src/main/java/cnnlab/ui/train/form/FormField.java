package cnnlab.ui.train.form;

import atlantafx.base.theme.Styles;
import cnnlab.text.UserProblem;
import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import cnnlab.ui.train.settings.FormViewModel;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A control of the form with its name above, what is wrong below, and a tooltip that teaches. */
final class FormField extends VBox {
  private final BooleanProperty quiet = new SimpleBooleanProperty();

  /**
   * @param name of the setting; its texts are {@code train.field.<name>} and {@code .about}
   */
  FormField(FormViewModel form, Texts texts, String name, Control control) {
    getStyleClass().add("form-field");
    String key = "train.field." + name;
    control.setId(name);
    control.setMaxWidth(Double.MAX_VALUE);
    Controls.tooltip(control, texts, key + ".about");
    Label label = Controls.label(texts, key, "muted");
    label.setLabelFor(control);
    Controls.tooltip(label, texts, key + ".about");
    control.accessibleTextProperty().bind(texts.bind(key));

    ObservableValue<@Nullable UserProblem> problem =
        form.problemsProperty().map(all -> all.get(name));
    Label wrong = new Label();
    wrong.setId(name + "-problem");
    wrong.getStyleClass().addAll("field-problem", "small");
    wrong.setWrapText(true);
    wrong
        .textProperty()
        .bind(texts.bind(_ -> sentence(texts, problem.getValue()), form.problemsProperty()));
    wrong.visibleProperty().bind(wrong.textProperty().isNotEmpty().and(quiet.not()));
    wrong.managedProperty().bind(wrong.visibleProperty());
    wrong
        .visibleProperty()
        .subscribe(visible -> control.pseudoClassStateChanged(Styles.STATE_DANGER, visible));
    getChildren().addAll(label, control, wrong);
  }

  /** Says nothing of what is wrong while another part of the form does. */
  FormField quietWhile(ObservableValue<Boolean> toldElsewhere) {
    quiet.bind(toldElsewhere);
    return this;
  }

  /** A field for one of the form's numbers. */
  static FormField number(FormViewModel form, Texts texts, String name) {
    TextField field = new TextField();
    field.textProperty().bindBidirectional(form.number(name).text());
    field.promptTextProperty().bind(form.number(name).usual());
    return new FormField(form, texts, name, field);
  }

  private static String sentence(Texts texts, @Nullable UserProblem problem) {
    return problem == null ? "" : texts.sentence(problem);
  }
}
