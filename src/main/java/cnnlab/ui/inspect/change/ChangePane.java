package cnnlab.ui.inspect.change;

import cnnlab.ui.Presentation;
import cnnlab.ui.Services;
import cnnlab.ui.inspect.layout.TwoColumns;
import cnnlab.ui.inspect.model.ClassTexts;
import cnnlab.ui.inspect.model.InspectViewModel;
import java.util.List;
import javafx.scene.layout.BorderPane;

/** Sliders that change the image at the left; how far they go and attacks at the right. */
public final class ChangePane extends BorderPane {
  private final TwoColumns columns;

  public ChangePane(
      Services services, InspectViewModel inspected, ChangeViewModel model, ClassTexts classes) {
    getStyleClass().add("change");
    AttackViewModel attack = new AttackViewModel(inspected, services.background());
    columns =
        new TwoColumns(
            services.appearance(),
            List.of(new SlidersCard(services, model, classes)),
            List.of(
                new CurveCard(services, inspected, model),
                new AttackCard(services, inspected, attack, classes)));
    setCenter(columns);
  }

  /** The cards alone. */
  public Presentation presentation() {
    return Presentation.of(columns);
  }
}
