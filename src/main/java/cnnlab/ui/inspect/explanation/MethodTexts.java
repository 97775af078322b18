package cnnlab.ui.inspect.explanation;

import cnnlab.explain.AttributionMethod;
import cnnlab.explain.AttributionMethod.Family;
import cnnlab.explain.BlankMap;
import cnnlab.explain.Explanation;
import cnnlab.explain.HeatMap;
import cnnlab.explain.LayerMap;
import cnnlab.text.Messages;
import cnnlab.ui.Numbers;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.inspect.model.ClassTexts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is said of a method and its map. */
record MethodTexts(ExplanationViewModel model, MapDisplay display, ClassTexts classes) {

  String title(MethodModel method, Messages messages) {
    return title(method.method(), messages);
  }

  static String title(AttributionMethod method, Messages messages) {
    return messages.get("explain.method." + method.id());
  }

  /** What the colors say. */
  String about(MethodModel method, Messages messages) {
    Integer label = model.labelProperty().get();
    return label == null
        ? ""
        : messages.get(
            "explain.method." + method.method().id() + ".about", classes.text(label, messages));
  }

  /** Why there is nothing to see; empty where there is. */
  String blank(MethodModel method, Messages messages) {
    LayerMap map = model.map(method);
    if (map == null) {
      return "";
    }
    return BlankMap.of(method.method(), map).map(why -> messages.get(why.key())).orElse("");
  }

  /** In a few words: the greatest value, or how far it is. */
  String state(MethodModel method, Messages messages) {
    double progress = method.progressProperty().get();
    if (method.givenUpProperty().get()) {
      return messages.get("explain.cancelled");
    }
    HeatMap map = display.map(method);
    if (map == null) {
      return progress == ProgressJob.IDLE
          ? messages.get("explain.waiting")
          : progress > 0
              ? messages.get("explain.left", Numbers.duration(Math.ceil(method.secondsLeft())))
              : messages.get("explain.working");
    }
    String blank = blank(method, messages);
    return blank.isEmpty() ? messages.get("explain.greatest", figure(map.greatest())) : blank;
  }

  /** By how much shares miss what they should add up to; empty where they should not. */
  String residual(@Nullable Explanation found, Messages messages) {
    if (found == null || found.residual().isEmpty()) {
      return "";
    }
    return messages.get(
        found.method().family() == Family.LAYER
            ? "explain.residual.layer"
            : found.method() == AttributionMethod.INTEGRATED_GRADIENTS
                ? "explain.residual.way"
                : "explain.residual.relevance",
        figure(found.residual().getAsDouble()),
        figure(found.logit()));
  }

  static String figure(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
