package cnnlab.ui.explore;

import atlantafx.base.theme.Styles;
import cnnlab.lesson.LabControl;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.View;
import cnnlab.ui.explore.model.ExploreViewModel;
import cnnlab.ui.explore.model.NetworkForm;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The network's name, the form in use, the paper, and the way to training it. */
final class NetworkHeading extends HBox {
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

  /** Narrower than this, in em, the way to training is a sign alone: beside a lesson's panel. */
  private static final double NARROW_WIDTH = 46;

  private final Hyperlink paper = new Hyperlink();
  private final VBox about;

  /**
   * @param actions what can be done with a network of one's own
   */
  NetworkHeading(ExploreViewModel model, Services services, Node actions) {
    Texts texts = services.texts();
    getStyleClass().add("network-heading");
    Label title = new Label();
    title.setId("network-title");
    title.getStyleClass().add("network-title");
    title
        .textProperty()
        .bind(
            texts.bind(
                messages -> title(model, messages), model.entryProperty(), model.editedProperty()));
    title.setMinWidth(USE_PREF_SIZE);
    MenuButton variant = new MenuButton(null, title);
    variant.setId("variant");
    variant.getStyleClass().addAll(Styles.FLAT, "variant");
    variant.setMinWidth(USE_PREF_SIZE);
    variant.accessibleTextProperty().bind(texts.bind("explore.variant"));
    Controls.tooltip(variant, texts, "explore.variant.about");
    model.entryProperty().subscribe(() -> variant.getItems().setAll(variants(model)));

    paper.setId("paper");
    paper.getStyleClass().add("small");
    paper.textProperty().bind(model.entryProperty().map(entry -> entry.source().inBrief()));
    paper.setOnAction(
        _ -> services.navigation().browse(model.entryProperty().get().source().url()));
    Controls.tooltip(
        paper,
        model
            .entryProperty()
            .map(entry -> entry.source().citation() + "\n" + entry.source().url()));
    paper.setMinWidth(0);
    paper
        .disableProperty()
        .bind(model.entryProperty().map(entry -> entry.source().url().isEmpty()));

    Label form = new Label();
    form.setId("form");
    form.getStyleClass().addAll("muted", "small");
    form.setMinWidth(0);
    form.textProperty()
        .bind(
            texts.bind(
                messages -> NetworkForm.text(model, messages),
                model.entryProperty(),
                model.analysisProperty()));
    Controls.tooltip(form, form.textProperty());

    about = new VBox(paper, form);
    about.setMinWidth(0);
    setHgrow(about, Priority.ALWAYS);
    Button train = train(model, services);
    FacetSwitch facets = new FacetSwitch(model.facetProperty(), texts);
    Controls.showIf(facets, services.navigation().shows(LabControl.EXPLORE_VIEWS));
    getChildren().addAll(variant, actions, about, facets, train);
    Runnable fit =
        () -> {
          double ems = getWidth() / services.appearance().fontSizeProperty().get();
          boolean narrow = ems > 0 && ems < NARROW_WIDTH;
          pseudoClassStateChanged(NARROW, narrow);
          train.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        };
    widthProperty().subscribe(fit);
    services.appearance().fontSizeProperty().subscribe(fit);
  }

  /** The networks of the same family. */
  private static List<MenuItem> variants(ExploreViewModel model) {
    return model.variants().stream()
        .map(
            entry -> {
              RadioMenuItem item = new RadioMenuItem(entry.title());
              item.setMnemonicParsing(false);
              item.setSelected(entry.equals(model.entryProperty().get()));
              item.setOnAction(_ -> model.entryProperty().set(entry));
              return (MenuItem) item;
            })
        .toList();
  }

  /** Paper and form go before they would be cut; the card of the network names them too. */
  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    about.setVisible(about.getWidth() >= paper.prefWidth(-1));
  }

  private static String title(ExploreViewModel model, Messages messages) {
    String title = model.entryProperty().get().title();
    return model.editedProperty().get() ? messages.get("explore.edited", title) : title;
  }

  private static Button train(ExploreViewModel model, Services services) {
    Button train = new Button();
    train.setId("train-network");
    train.getStyleClass().add(Styles.ACCENT);
    train.setGraphic(new FontIcon(Material2OutlinedMZ.MODEL_TRAINING));
    train.textProperty().bind(services.texts().bind("explore.train"));
    train.setMinWidth(USE_PREF_SIZE);
    train.disableProperty().bind(model.problemProperty().map(problem -> problem.isPresent()));
    Controls.tooltip(train, services.texts(), "explore.train.about");
    train.setOnAction(
        _ -> {
          try {
            var _ = services.navigation().open(View.TRAIN, model.settings());
          } catch (UserProblem wrong) {
            services.errors().show(wrong);
          }
        });
    return train;
  }
}
