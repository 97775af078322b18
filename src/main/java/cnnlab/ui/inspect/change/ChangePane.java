package cnnlab.ui.inspect.change;

import cnnlab.ui.Presentation;
import cnnlab.ui.Services;
import cnnlab.ui.inspect.layout.TwoColumns;
import cnnlab.ui.inspect.model.ClassTexts;
import cnnlab.ui.inspect.model.InspectViewModel;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;

/** Sliders that change the image at the left; how far they go and attacks at the right. */
public final class ChangePane extends BorderPane {
  private static final KeyCombination UNDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

  private final TwoColumns columns;

  public ChangePane(
      Services services, InspectViewModel inspected, ChangeViewModel model, ClassTexts classes) {
    getStyleClass().add("change");
    AttackViewModel attack = new AttackViewModel(inspected, services.background());
    AttackCard attackCard = new AttackCard(services, inspected, attack, classes);
    columns =
        new TwoColumns(
            services.appearance(),
            List.of(
                new SlidersCard(services, model, classes),
                new SilentCard(services.texts(), model.silent())),
            List.of(new CurveCard(services, inspected, model), attackCard));
    attack
        .foundProperty()
        .subscribe(
            (_, found) -> {
              if (found != null) {
                columns.reveal(attackCard);
              }
            });
    setCenter(columns);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (UNDO.match(event)) {
            model.undoStroke();
            event.consume();
          }
        });
  }

  /** The cards alone. */
  public Presentation presentation() {
    return Presentation.of(columns);
  }
}
