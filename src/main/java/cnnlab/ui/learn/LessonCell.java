package cnnlab.ui.learn;

import cnnlab.lesson.LessonProgress;
import cnnlab.ui.Texts;
import cnnlab.ui.WhileShown;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A lesson in the list: its title, how long it takes, whether it is done. */
final class LessonCell extends ListCell<LessonEntry> {
  /** What the list needs at both sides: padding, icon and a scroll bar. */
  private static final double SIDES = 36;

  private final Texts texts;
  private final Label title = new Label();
  private final Label line = new Label();
  private final VBox card = new VBox(title, line);

  LessonCell(Texts texts) {
    this.texts = texts;
    title.setWrapText(true);
    line.getStyleClass().addAll("muted", "small");
    card.getStyleClass().add("lesson-cell");
    for (Label wrapped : List.of(title, line)) {
      wrapped.setWrapText(true);
      wrapped.setMinHeight(USE_PREF_SIZE);
      wrapped
          .prefWidthProperty()
          .bind(
              listViewProperty()
                  .flatMap(list -> list.widthProperty())
                  .map(width -> width.doubleValue() - SIDES));
    }
    setPrefWidth(0); // as wide as the list, never wider
    WhileShown.follow(this, texts.messagesProperty(), this::show);
  }

  @Override
  protected void updateItem(@Nullable LessonEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    show();
  }

  private void show() {
    LessonEntry entry = getItem();
    setText(null);
    if (entry == null || isEmpty()) {
      setGraphic(null);
      return;
    }
    LessonProgress progress = entry.progress();
    title.setText(entry.lesson().text(texts.messages()).title());
    title.setGraphic(progress.done() ? new FontIcon(Material2OutlinedAL.CHECK_CIRCLE) : null);
    line.setText(texts.get("learn.minutes", entry.lesson().minutes()));
    setGraphic(card);
  }
}
