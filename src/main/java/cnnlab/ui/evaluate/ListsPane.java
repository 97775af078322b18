package cnnlab.ui.evaluate;

import cnnlab.data.ClassNames;
import cnnlab.evaluation.ExampleList;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.WhileShown;
import cnnlab.ui.image.Thumbnail;
import cnnlab.ui.work.WorkRow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** Lists of single images that are worth a look. */
final class ListsPane extends BorderPane {
  private static final double SIDE_IN_EMS = 4.5;

  private final EvaluateViewModel model;
  private final DuplicatesViewModel duplicates;
  private final Services services;
  private final Texts texts;
  private final ImagesViewModel images;
  private final ImageList list;
  private final TilePane twice = new TilePane();
  private final ScrollPane twiceScroll = new ScrollPane(twice);

  /** Which list is in view; empty for the duplicates. */
  private final ObjectProperty<Optional<ExampleList>> chosen =
      new SimpleObjectProperty<>(Optional.of(ExampleList.COSTLY));

  ListsPane(EvaluateViewModel model, ExampleViewModel example, Services services) {
    this.model = model;
    this.services = services;
    texts = services.texts();
    setId("evaluate-lists");
    duplicates = new DuplicatesViewModel(model, services);
    images = new ImagesViewModel(services.background(), "evaluate.list");
    list = new ImageList(model, images, example, services);
    twice.getStyleClass().add("image-tiles");
    twiceScroll.setFitToWidth(true);
    twiceScroll.getStyleClass().add("form-scroll");
    FlowPane choices = new FlowPane();
    choices.getStyleClass().add("evaluate-choices");
    ToggleGroup group = new ToggleGroup();
    for (ExampleList each : ExampleList.values()) {
      choices.getChildren().add(choice(Optional.of(each), name(each), group));
    }
    choices.getChildren().add(choice(Optional.empty(), "duplicates", group));
    Label about = new Label();
    about.setId("list-about");
    about.getStyleClass().addAll("muted", "small");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    about
        .textProperty()
        .bind(
            texts.bind(
                this::about,
                chosen,
                model.sessionProperty(),
                duplicates.foundProperty(),
                images.countProperty()));
    Button look = new Button();
    look.setId("duplicates-look");
    look.textProperty().bind(texts.bind("evaluate.duplicates.look"));
    look.setOnAction(_ -> duplicates.look());
    look.visibleProperty()
        .bind(
            chosen
                .map(Optional::isEmpty)
                .flatMap(
                    shown ->
                        duplicates
                            .foundProperty()
                            .isNull()
                            .and(duplicates.job().progressProperty().lessThan(0))
                            .map(free -> shown && free))
                .orElse(false));
    look.managedProperty().bind(look.visibleProperty());
    WorkRow work =
        new WorkRow(texts, duplicates.job(), "duplicates-cancel", duplicates::cancel)
            .telling(duplicates.problemProperty());
    VBox top = new VBox(choices, about, look, work);
    top.getStyleClass().add("evaluate-head");
    setTop(top);
    setBottom(Session.corrections(model, services));
    chosen.subscribe(this::fill);
    model.sessionProperty().subscribe(this::fill);
    duplicates.foundProperty().subscribe(this::fill);
    WhileShown.follow(this, texts.messagesProperty(), this::fill);
    WhileShown.follow(this, services.appearance().fontSizeProperty(), this::fill);
  }

  private static String name(ExampleList list) {
    return list.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private ToggleButton choice(Optional<ExampleList> value, String name, ToggleGroup group) {
    ToggleButton button = new ToggleButton();
    button.setId("list-" + name);
    button.setToggleGroup(group);
    button.textProperty().bind(texts.bind("evaluate.list." + name));
    chosen.subscribe(now -> button.setSelected(now.equals(value)));
    button.setOnAction(
        _ -> {
          chosen.set(value);
          button.setSelected(true); // a second click must not leave none chosen
        });
    return button;
  }

  private String about(Messages messages) {
    Session session = model.sessionProperty().get();
    if (session == null) {
      return "";
    }
    if (chosen.get().isEmpty()) {
      var found = duplicates.foundProperty().get();
      return found == null
          ? messages.get("evaluate.list.duplicates.about")
          : messages.get("evaluate.duplicates.found", found.all());
    }
    ExampleList shown = chosen.get().get();
    if (shown == ExampleList.LABEL_ERRORS && !session.result().outOfSample()) {
      return messages.get("evaluate.list.label-errors.trained");
    }
    return messages.get("evaluate.list." + name(shown) + ".about", images.countProperty().get());
  }

  private void fill() {
    Session session = model.sessionProperty().get();
    setCenter(chosen.get().isEmpty() ? twiceScroll : list);
    if (session == null) {
      images.clear();
      twice.getChildren().clear();
      return;
    }
    chosen.get().ifPresent(it -> images.show(session.images(), it.of(session.result())));
    var found = duplicates.foundProperty().get();
    twice
        .getChildren()
        .setAll(
            found == null
                ? List.of()
                : found.shown().stream().<Node>map(each -> tile(session, each)).toList());
  }

  private Node tile(Session session, DuplicatesViewModel.Duplicate duplicate) {
    List<String> labels = session.result().data().labels();
    List<String> names =
        ClassNames.translated(texts.messages(), session.result().data().name(), labels);
    String first = names.get(labels.indexOf(duplicate.trainLabel()));
    String second = names.get(labels.indexOf(duplicate.otherLabel()));
    Label tile =
        new Label(
            first.equals(second) ? first : first + " / " + second,
            new Thumbnail(
                duplicate.image(), SIDE_IN_EMS * services.appearance().fontSizeProperty().get()));
    tile.setContentDisplay(ContentDisplay.TOP);
    tile.getStyleClass().add("image-tile");
    Controls.tooltip(tile, texts, "evaluate.duplicates.tile");
    return tile;
  }
}
