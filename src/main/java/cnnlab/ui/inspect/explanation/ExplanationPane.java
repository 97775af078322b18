package cnnlab.ui.inspect.explanation;

import cnnlab.data.image.RgbImage;
import cnnlab.ui.Presentation;
import cnnlab.ui.Services;
import cnnlab.ui.image.Thumbnail;
import cnnlab.ui.inspect.model.ClassTexts;
import cnnlab.ui.inspect.model.InspectViewModel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.Observable;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;

/** The methods side by side, each a map over the image; or one of them large. */
public final class ExplanationPane extends BorderPane {
  /** Width of a card at least, and by how much it is higher than wide, in the type's size. */
  private static final double LEAST = 10;

  private static final double EXTRA = 4;

  private final Services services;
  private final ExplanationViewModel model;
  private final MapDisplay display;
  private final MethodTexts words;
  private final CardGrid grid = new CardGrid();
  private final ScrollPane cards = new ScrollPane(grid);
  private final EnlargedMethod enlarged;
  private final Map<MethodModel, MethodCard> dealt = new LinkedHashMap<>();

  public ExplanationPane(
      Services services,
      InspectViewModel inspected,
      ExplanationViewModel model,
      ClassTexts classes) {
    this.services = services;
    this.model = model;
    display = new MapDisplay(inspected, model);
    words = new MethodTexts(model, display, classes);
    enlarged =
        new EnlargedMethod(
            services,
            model,
            new TruthViewModel(inspected, model, services.background()),
            display,
            words);
    getStyleClass().add("explanation");
    grid.getStyleClass().add("method-grid");
    grid.leastProperty().bind(services.appearance().fontSizeProperty().multiply(LEAST));
    grid.extraProperty().bind(services.appearance().fontSizeProperty().multiply(EXTRA));
    cards.setId("explanation-cards");
    cards.setFitToWidth(true);
    cards.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    cards.getStyleClass().add("method-scroll");
    grid.roomProperty().bind(cards.heightProperty());
    setTop(new ExplanationBar(services.texts(), inspected, model, display));
    model.shown().subscribe(this::deal);
    model.enlargedProperty().subscribe(this::arrange);
    for (Observable change : display.changes()) {
      change.subscribe(this::refresh);
    }
    inspected.networkProperty().subscribe(this::showImage);
    inspected.imageProperty().subscribe(this::showImage);
    for (MethodModel method : model.all()) {
      method.explanationProperty().subscribe(this::refresh);
    }
    addEventHandler(KeyEvent.KEY_PRESSED, this::leave);
    deal();
    arrange();
  }

  /** The maps, or the one that is large; the keys go through the predicted classes. */
  public Presentation presentation() {
    return new Presentation(
        model.enlargedProperty().get() == null ? cards : enlarged.view(),
        () -> model.step(-1),
        () -> model.step(1));
  }

  private void arrange() {
    boolean close = model.enlargedProperty().get() != null;
    setCenter(close ? enlarged : cards);
    if (close) {
      enlarged.focus();
    }
    refresh();
  }

  /** A card for each method that is looked at; a card that is there stays. */
  private void deal() {
    Map<MethodModel, MethodCard> before = new HashMap<>(dealt);
    dealt.clear();
    for (MethodModel method : model.shown()) {
      MethodCard card = before.get(method);
      dealt.put(
          method,
          card != null
              ? card
              : new MethodCard(
                  services.texts(),
                  model,
                  display,
                  words,
                  method,
                  () -> model.enlargedProperty().set(method)));
    }
    grid.getChildren().setAll(dealt.values());
    showImage();
  }

  private void showImage() {
    RgbImage seen = display.seen();
    Image image = seen == null ? null : Thumbnail.image(seen);
    dealt.values().forEach(card -> card.view().showImage(image));
    enlarged.view().showImage(image);
    refresh();
  }

  private void refresh() {
    if (model.enlargedProperty().get() == null) {
      dealt.forEach((method, card) -> card.view().showMap(display.colors(method)));
    } else {
      enlarged.refresh();
    }
  }

  private void leave(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && model.enlargedProperty().get() != null) {
      model.enlargedProperty().set(null);
      event.consume();
    }
  }
}
