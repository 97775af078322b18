package cnnlab.ui;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Stands where a screen is not built yet. */
public final class PlaceholderScreen implements Screen {
  private final VBox box;

  public PlaceholderScreen(Place place, Texts texts) {
    Label purpose = Controls.label(texts, place.purposeKey(), "place-purpose");
    box = new VBox(new FontIcon(place.icon()), purpose);
    box.getStyleClass().add("empty-state");
  }

  @Override
  public Node node() {
    return box;
  }
}
