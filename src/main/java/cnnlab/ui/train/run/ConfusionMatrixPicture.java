package cnnlab.ui.train.run;

import cnnlab.data.ClassNames;
import cnnlab.run.ConfusionMatrix;
import cnnlab.ui.Controls;
import cnnlab.ui.Fonts;
import cnnlab.ui.Numbers;
import cnnlab.ui.Palette;
import cnnlab.ui.Services;
import cnnlab.ui.WhileShown;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** What was taken for what: a row per true class, a column per answer, darker where more. */
final class ConfusionMatrixPicture extends VBox {
  private static final int MOST_NAMED = 20;
  private static final double NAME_SHARE = 0.34;

  private final Services services;
  private final Canvas canvas = new Canvas();
  private final Pane pane = new Pane(canvas);
  private final Label pointed = new Label();
  private @Nullable ConfusionMatrix confusion;
  private String dataset = "";

  ConfusionMatrixPicture(Services services) {
    this.services = services;
    getStyleClass().add("confusion");
    setId("confusion");
    setVisible(false);
    Label title = Controls.label(services.texts(), "train.confusion", "section-title");
    Controls.tooltip(title, services.texts(), "train.confusion.about");
    pointed.getStyleClass().addAll("muted", "small");
    pointed.setMinHeight(USE_PREF_SIZE);
    pane.setMinSize(0, 0);
    setVgrow(pane, Priority.ALWAYS);
    getChildren().addAll(title, pane, pointed);
    canvas.widthProperty().bind(pane.widthProperty());
    canvas.heightProperty().bind(pane.heightProperty());
    canvas.widthProperty().subscribe(this::draw);
    canvas.heightProperty().subscribe(this::draw);
    WhileShown.follow(this, services.appearance().paletteProperty(), this::draw);
    WhileShown.follow(this, services.texts().messagesProperty(), this::draw);
    canvas.setOnMouseMoved(this::point);
    canvas.setOnMouseExited(_ -> pointed.setText(""));
  }

  void show(@Nullable ConfusionMatrix shown, String datasetName) {
    if (Objects.equals(shown, confusion) && datasetName.equals(dataset)) {
      return;
    }
    confusion = shown;
    dataset = datasetName;
    pointed.setText("");
    setVisible(shown != null);
    draw();
  }

  private List<String> names(ConfusionMatrix shown) {
    return ClassNames.translated(services.texts().messages(), dataset, shown.labels());
  }

  private double cell(ConfusionMatrix shown) {
    int classes = shown.labels().size();
    return Math.min(canvas.getHeight() / classes, (canvas.getWidth() - left(shown)) / classes);
  }

  private double left(ConfusionMatrix shown) {
    return shown.labels().size() <= MOST_NAMED ? canvas.getWidth() * NAME_SHARE : 0;
  }

  private void draw() {
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    ConfusionMatrix shown = confusion;
    if (shown == null || canvas.getHeight() <= 0) {
      return;
    }
    Palette palette = services.appearance().palette();
    double side = cell(shown);
    double left = left(shown);
    for (int row = 0; row < shown.counts().length; row++) {
      double examples = Arrays.stream(shown.counts()[row]).sum();
      for (int column = 0; column < shown.counts().length; column++) {
        double share = examples == 0 ? 0 : shown.counts()[row][column] / examples;
        context.setFill(color(palette, share, row == column));
        context.fillRect(left + column * side, row * side, side - 1, side - 1);
      }
    }
    if (left > 0) {
      drawNames(context, names(shown), left, side, palette);
    }
  }

  private static void drawNames(
      GraphicsContext context, List<String> names, double width, double side, Palette palette) {
    context.setFill(palette.muted());
    context.setTextAlign(TextAlignment.RIGHT);
    context.setTextBaseline(VPos.CENTER);
    context.setFont(Font.font(Fonts.FAMILY, Math.clamp(side * 0.8, 6, 14)));
    for (int row = 0; row < names.size(); row++) {
      context.fillText(names.get(row), width - 8, (row + 0.5) * side, width - 8);
    }
  }

  /** Right answers in the accent's color, mistakes in that of what is bad; the root shows few. */
  private static Color color(Palette palette, double share, boolean right) {
    return palette
        .surface()
        .interpolate(right ? palette.accent() : palette.bad(), Math.sqrt(share));
  }

  private void point(MouseEvent event) {
    ConfusionMatrix shown = confusion;
    if (shown == null) {
      return;
    }
    double side = cell(shown);
    int row = (int) (event.getY() / side);
    int column = (int) Math.floor((event.getX() - left(shown)) / side);
    int classes = shown.labels().size();
    if (row < 0 || row >= classes || column < 0 || column >= classes) {
      pointed.setText("");
      return;
    }
    List<String> names = names(shown);
    long count = shown.counts()[row][column];
    long examples = Arrays.stream(shown.counts()[row]).sum();
    pointed.setText(
        services
            .texts()
            .get(
                row == column ? "train.confusion.right" : "train.confusion.wrong",
                names.get(row),
                names.get(column),
                count,
                Numbers.percent(examples == 0 ? 0 : (double) count / examples)));
  }
}
