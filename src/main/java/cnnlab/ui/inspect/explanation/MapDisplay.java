package cnnlab.ui.inspect.explanation;

import cnnlab.data.image.RgbImage;
import cnnlab.explain.AttributionMethod.Family;
import cnnlab.explain.AttributionMethod.Sign;
import cnnlab.explain.HeatMap;
import cnnlab.explain.HeatMapColors;
import cnnlab.explain.LayerMap;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.inspect.model.SharedNetwork;
import java.util.Objects;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** How all maps are shown: their signs, colors and strength over the image. */
final class MapDisplay {
  private static final double STRENGTH = 0.6;

  /** Which values are told apart. */
  enum Signs {
    /** Each method's own way. */
    USUAL,
    SIGNED,
    ABSOLUTE
  }

  private final InspectViewModel model;
  private final ExplanationViewModel explanation;
  private final ObjectProperty<Signs> signs = new SimpleObjectProperty<>(Signs.USUAL);
  private final BooleanProperty sameScale = new SimpleBooleanProperty();
  private final DoubleProperty strength = new SimpleDoubleProperty(STRENGTH);

  MapDisplay(InspectViewModel model, ExplanationViewModel explanation) {
    this.model = model;
    this.explanation = explanation;
  }

  ObjectProperty<Signs> signsProperty() {
    return signs;
  }

  /** Whether maps of one kind share one range of colors. */
  BooleanProperty sameScaleProperty() {
    return sameScale;
  }

  /** How strongly a map hides the image, 0 to 1. */
  DoubleProperty strengthProperty() {
    return strength;
  }

  /** What changes how a map looks besides the map. */
  Observable[] changes() {
    return new Observable[] {signs, sameScale, explanation.layerProperty()};
  }

  Sign sign(Family family) {
    return switch (signs.get()) {
      case USUAL -> family.sign();
      case SIGNED -> Sign.SIGNED;
      case ABSOLUTE -> Sign.ABSOLUTE;
    };
  }

  /** The map in view of a method, as it is to be seen; null until there is one. */
  @Nullable HeatMap map(MethodModel method) {
    LayerMap map = explanation.map(method);
    Family family = method.method().family();
    return map == null ? null : HeatMap.of(map, family, sign(family));
  }

  /** Its colors. */
  @Nullable HeatMapColors colors(MethodModel method) {
    HeatMap map = map(method);
    if (map == null) {
      return null;
    }
    Family family = method.method().family();
    double reach = sameScale.get() ? reach(family) : HeatMapColors.reach(map);
    return new HeatMapColors(map, sign(family), reach);
  }

  /** The largest of those shown of one kind. */
  private double reach(Family family) {
    return explanation.shown().stream()
        .filter(each -> each.method().family() == family)
        .map(this::map)
        .filter(Objects::nonNull)
        .mapToDouble(HeatMapColors::reach)
        .max()
        .orElse(0);
  }

  /** What the network sees of the image. */
  @Nullable RgbImage seen() {
    SharedNetwork network = model.networkProperty().get();
    InspectedImage inspected = model.imageProperty().get();
    return network == null || inspected == null
        ? null
        : network.preprocessing().fit(inspected.image());
  }
}
