package cnnlab.ui.network;

import cnnlab.ui.SelectionBinding;
import cnnlab.ui.Texts;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import org.jspecify.annotations.Nullable;

/** The networks that can be asked, to choose one of. */
public final class NetworkBox extends ComboBox<Choice> {
  private final ObservableList<Choice> offered;
  private final Texts texts;

  /**
   * Says what it is for by its prompt.
   *
   * @param choice what is shown and set
   * @param key message key of what is chosen
   */
  public NetworkBox(
      Property<@Nullable Choice> choice, ObservableList<Choice> offered, Texts texts, String key) {
    this.offered = offered;
    this.texts = texts;
    setButtonCell(new ChoiceCell(texts));
    setCellFactory(_ -> new ChoiceCell(texts));
    SelectionBinding.of(this, choice).offering(offered);
    accessibleTextProperty().bind(texts.bind(key));
    promptTextProperty().bind(texts.bind(key));
  }

  /**
   * Tells why none is chosen, instead.
   *
   * @param read whether all that there are were found
   */
  public NetworkBox prompting(ObservableValue<Boolean> read) {
    promptTextProperty()
        .bind(texts.bind(messages -> messages.get(prompt(read.getValue())), read, offered));
    return this;
  }

  private String prompt(boolean read) {
    if (!read) {
      return "inspect.network.reading";
    }
    return offered.isEmpty() ? "inspect.network.none" : "inspect.network.choose";
  }
}
