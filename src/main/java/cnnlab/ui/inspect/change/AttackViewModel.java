package cnnlab.ui.inspect.change;

import cnnlab.explain.perturbation.AdversarialImage;
import cnnlab.explain.perturbation.AdversarialSettings;
import cnnlab.ui.Background;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.inspect.model.SharedNetwork;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** An attempt to deceive the network. */
final class AttackViewModel {
  private static final String KEY = "inspect.attack";
  private static final int STEPS = 10;
  private static final double COLORS = 255;

  /** No class is to be reached. */
  static final int NONE = -1;

  /** How. */
  enum Method {
    FGSM,
    PGD
  }

  private final InspectViewModel model;
  private final Background background;
  private final ObjectProperty<Method> method = new SimpleObjectProperty<>(Method.FGSM);
  private final IntegerProperty epsilon = new SimpleIntegerProperty(2);
  private final IntegerProperty target = new SimpleIntegerProperty(NONE);
  private final ReadOnlyObjectWrapper<@Nullable AdversarialImage> found =
      new ReadOnlyObjectWrapper<>();

  AttackViewModel(InspectViewModel model, Background background) {
    this.model = model;
    this.background = background;
    model
        .networkProperty()
        .subscribe(
            _ -> {
              target.set(NONE);
              forget();
            });
    model.imageProperty().subscribe(this::forget);
  }

  ObjectProperty<Method> methodProperty() {
    return method;
  }

  /** By how many of 255 steps each color may change. */
  IntegerProperty epsilonProperty() {
    return epsilon;
  }

  /** The class to be reached; {@link #NONE} where the predicted one is to be left. */
  IntegerProperty targetProperty() {
    return target;
  }

  /** What came of it; null until there is something. */
  ReadOnlyObjectProperty<@Nullable AdversarialImage> foundProperty() {
    return found.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busy() {
    return background.busy(KEY);
  }

  private void forget() {
    background.cancel(KEY);
    found.set(null);
  }

  void start() {
    SharedNetwork network = model.networkProperty().get();
    InspectedImage image = model.imageProperty().get();
    if (network == null || image == null) {
      return;
    }
    boolean targeted = target.get() != NONE;
    int wanted = target.get();
    double most = epsilon.get() / COLORS;
    AdversarialSettings settings =
        method.get() == Method.FGSM
            ? AdversarialSettings.fgsm(most, targeted)
            : AdversarialSettings.pgd(most, STEPS, targeted);
    background.run(
        KEY,
        () ->
            network.ask(
                trained -> {
                  int label =
                      targeted ? wanted : trained.predict(image.image(), 1).getFirst().index();
                  return Optional.of(AdversarialImage.of(trained, image.image(), label, settings));
                }),
        answer -> found.set(answer.orElse(null)),
        model::report);
  }
}
