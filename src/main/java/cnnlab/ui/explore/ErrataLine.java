package cnnlab.ui.explore;

import cnnlab.analysis.Erratum;
import cnnlab.ui.Texts;
import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Where print disagrees with the network: one line, which unfolds into what is printed. */
final class ErrataLine extends VBox {

  ErrataLine(List<Erratum> errata, Texts texts) {
    setId("errata");
    VBox details = new VBox();
    details.getStyleClass().add("errata-details");
    for (Erratum erratum : errata) {
      Label label =
          new Label(
              texts.get(
                  erratum.place().isEmpty() ? "explore.card.erratum" : "explore.card.erratum.of",
                  erratum.place(),
                  erratum.printed(),
                  erratum.source(),
                  erratum.computed()));
      label.setWrapText(true);
      label.getStyleClass().add("erratum");
      details.getChildren().add(label);
    }
    details.setVisible(false);
    details.managedProperty().bind(details.visibleProperty());
    Hyperlink line = new Hyperlink(texts.get("explore.card.errata", errata.size()));
    line.setId("errata-line");
    line.setOnAction(
        _ -> {
          details.setVisible(!details.isVisible());
          line.setVisited(false);
        });
    getChildren().addAll(line, details);
  }
}
