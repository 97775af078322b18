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

  /** How. */
  enum Method {
    FGSM,
    PGD
  }

  private final InspectViewModel model;
  private final Background background;
  private final ObjectProperty<Method> method = new SimpleObjectProperty<>(Method.FGSM);
  private final IntegerProperty epsilon = new SimpleIntegerProperty(2);
  private final ObjectProperty<@Nullable Integer> target = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable Attempt> found = new ReadOnlyObjectWrapper<>();

  /**
   * What came of an attack.
   *
   * @param target the class that was to be reached; null where the predicted one was to be left
   */
  record Attempt(AdversarialImage image, @Nullable Integer target) {

    /** Whether the network predicts what it was meant to. */
    boolean succeeds() {
      return target == null
          ? image.deceives()
          : image.predictionsAfter().getFirst().index() == target;
    }
  }

  AttackViewModel(InspectViewModel model, Background background) {
    this.model = model;
    this.background = background;
    model
        .networkProperty()
        .subscribe(
            _ -> {
              target.set(null);
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

  /** The class to be reached; null where the predicted one is to be left. */
  ObjectProperty<@Nullable Integer> targetProperty() {
    return target;
  }

  /** What came of it; null until there is something. */
  ReadOnlyObjectProperty<@Nullable Attempt> foundProperty() {
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
    Integer wanted = target.get();
    boolean targeted = wanted != null;
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
                      wanted == null
                          ? trained.predict(image.image(), 1).getFirst().index()
                          : wanted;
                  return Optional.of(
                      new Attempt(
                          AdversarialImage.of(trained, image.image(), label, settings), wanted));
                }),
        answer -> found.set(answer.orElse(null)),
        model::report);
  }
}
