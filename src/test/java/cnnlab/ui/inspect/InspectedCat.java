package cnnlab.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Architecture;
import cnnlab.data.image.Images;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.text.UserProblem;
import cnnlab.training.ForwardingEngine;
import cnnlab.ui.Background;
import cnnlab.ui.RunModels;
import cnnlab.ui.inspect.activation.LayersViewModel;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.weights.TrainedResNet20;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.collections.FXCollections;

/** The bundled ResNet-20 and a cat, without a window; all work is done at once unless said. */
public final class InspectedCat implements AutoCloseable {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();

  private final List<Throwable> errors = new ArrayList<>();
  private final Background background;
  private final InspectViewModel model;
  private final LayersViewModel layers;

  /**
   * @param folder where no runs are
   */
  public InspectedCat(Path folder) {
    this(folder, Runnable::run);
  }

  /**
   * @param work takes the work in its turn
   */
  public InspectedCat(Path folder, Executor work) {
    this(folder, work, ENGINE);
  }

  /** With an engine that has the networks that {@code change} makes of this machine's. */
  public static InspectedCat of(Path folder, UnaryOperator<Network> change) {
    Engine engine =
        new ForwardingEngine(ENGINE) {
          @Override
          public Network forInference(Architecture architecture) throws UserProblem {
            return change.apply(super.forInference(architecture));
          }
        };
    return new InspectedCat(folder, Runnable::run, engine);
  }

  private InspectedCat(Path folder, Executor work, Engine engine) {
    background = new Background(work, Runnable::run, errors::add);
    RunLibrary library = RunLibrary.of(new RunStore(folder.resolve("runs")));
    RunModels runs = new RunModels(library, FXCollections.observableArrayList(), background);
    model = new InspectViewModel(engine, runs, background);
    layers = new LayersViewModel(model, background);
  }

  public Background background() {
    return background;
  }

  public InspectViewModel model() {
    return model;
  }

  public LayersViewModel layers() {
    return layers;
  }

  public void choose(String layer) {
    layers
        .layerProperty()
        .set(
            layers.layers().stream()
                .filter(each -> each.name().equals(layer))
                .findFirst()
                .orElseThrow());
  }

  /** Opens both, once the view models that follow are there. */
  public void ask() throws UserProblem {
    model.openWeights(TrainedResNet20.file());
    model.show(new InspectedImage("cat", Images.read(Path.of("sample-images", "chelsea.png"))));
  }

  /** In place of the cat, an image of one color. */
  public void showGray() {
    byte[] rgb = new byte[32 * 32 * 3];
    Arrays.fill(rgb, (byte) 100);
    model.show(new InspectedImage("gray", new RgbImage(32, 32, rgb)));
  }

  @Override
  public void close() {
    model.close();
    assertThat(errors).isEmpty();
    assertThat(model.problemProperty().get()).isNull();
  }
}
