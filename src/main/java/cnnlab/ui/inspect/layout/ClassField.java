package cnnlab.ui.inspect.layout;

import cnnlab.inference.Prediction;
import cnnlab.ui.Numbers;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.SharedNetwork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.util.StringConverter;
import org.controlsfx.control.textfield.AutoCompletionBinding;
import org.controlsfx.control.textfield.TextFields;
import org.jspecify.annotations.Nullable;

/** The class in question; another is found by typing a part of its name. */
public final class ClassField extends TextField {
  private static final int MOST = 12;
  private static final int DELAY_MILLIS = 120;

  private final Texts texts;
  private final InspectViewModel model;
  private final ObjectProperty<@Nullable Integer> label;
  private final boolean optional;

  /** The classes as they are called; suggestions are looked for off the screen's thread. */
  private volatile List<Named> offered = List.of();

  /**
   * A class and what it is called.
   *
   * @param title with its probability, where it is among the likeliest
   */
  record Named(int label, String name, String title) {
    @Override
    public String toString() {
      return title;
    }
  }

  /**
   * @param label the index of the class
   * @param about the key of what it is for
   * @param empty the key of what stands in the field while no class is chosen
   * @param optional whether an empty field chooses none
   */
  public ClassField(
      Texts texts,
      InspectViewModel model,
      ObjectProperty<@Nullable Integer> label,
      String about,
      String empty,
      boolean optional) {
    this.optional = optional;
    this.texts = texts;
    this.model = model;
    this.label = label;
    getStyleClass().add("class-field");
    accessibleTextProperty().bind(texts.bind(about));
    promptTextProperty().bind(texts.bind(empty));
    AutoCompletionBinding<Named> completion =
        TextFields.bindAutoCompletion(
            this, request -> matches(offered, request.getUserText()), new Titles());
    completion.setVisibleRowCount(MOST);
    completion.setDelay(DELAY_MILLIS);
    completion.setOnAutoCompleted(event -> label.set(event.getCompletion().label));
    model.networkProperty().subscribe(this::offer);
    model.predictions().subscribe(this::offer);
    texts.messagesProperty().subscribe(this::offer);
    label.subscribe(this::show);
    focusedProperty()
        .subscribe(
            focused -> {
              if (focused) {
                selectAll();
              } else {
                label.set(isEmptied() ? null : label.get());
                show();
              }
            });
    setOnMouseClicked(_ -> completion.setUserInput(""));
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.DOWN) {
            completion.setUserInput("");
          }
        });
    setOnAction(_ -> takeFirst());
  }

  /** Those that fit what is typed, the likeliest and those that begin so first. */
  static List<Named> matches(List<Named> all, String typed) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    return all.stream()
        .filter(each -> each.name.toLowerCase(Locale.ROOT).contains(wanted))
        .sorted(
            Comparator.comparing(each -> !each.name.toLowerCase(Locale.ROOT).startsWith(wanted)))
        .limit(MOST)
        .toList();
  }

  private void takeFirst() {
    List<Named> found = matches(offered, getText());
    if (isEmptied()) {
      label.set(null);
    } else if (!found.isEmpty()
        && offered.stream().noneMatch(each -> each.title.equals(getText()))) {
      label.set(found.getFirst().label);
    }
    show();
  }

  private boolean isEmptied() {
    return optional && getText().isBlank();
  }

  private void offer() {
    SharedNetwork network = model.networkProperty().get();
    List<Named> all = new ArrayList<>();
    if (network != null) {
      List<String> names = network.labels(texts.messages());
      for (Prediction prediction : model.predictions()) {
        String name = names.get(prediction.index());
        all.add(
            new Named(
                prediction.index(),
                name,
                name + " · " + Numbers.percent(prediction.probability())));
      }
      Set<Integer> likeliest = all.stream().map(Named::label).collect(Collectors.toSet());
      for (int i = 0; i < names.size(); i++) {
        if (!likeliest.contains(i)) {
          all.add(new Named(i, names.get(i), names.get(i)));
        }
      }
    }
    offered = List.copyOf(all);
    show();
  }

  private void show() {
    Integer chosen = label.get();
    setText(
        offered.stream()
            .filter(each -> chosen != null && each.label == chosen)
            .map(Named::title)
            .findFirst()
            .orElse(""));
  }

  private static final class Titles extends StringConverter<Named> {
    @Override
    public String toString(Named named) {
      return named.title;
    }

    @Override
    public Named fromString(String text) {
      throw new UnsupportedOperationException("classes are chosen, not typed");
    }
  }
}
