package cnnlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.text.Messages;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleIntegerProperty;
import org.junit.jupiter.api.Test;

class TextsTest {
  private final Texts texts = new Texts(Messages.ENGLISH);

  @Test
  void aBoundTextFollowsTheLanguage() {
    StringBinding title = texts.bind("main.place.train");
    assertThat(title.get()).isEqualTo("Train");
    texts.messagesProperty().set(Messages.CHINESE);
    assertThat(title.get()).isEqualTo("训练");
  }

  @Test
  void aBoundTextFollowsItsObservableArguments() {
    SimpleIntegerProperty mebibytes = new SimpleIntegerProperty(100);
    StringBinding memory = texts.bind("main.memory", mebibytes);
    assertThat(memory.get()).isEqualTo("100 MiB of memory used");
    mebibytes.set(2048);
    assertThat(memory.get()).isEqualTo("2,048 MiB of memory used");
  }
}
