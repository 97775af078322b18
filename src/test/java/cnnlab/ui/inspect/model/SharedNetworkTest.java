package cnnlab.ui.inspect.model;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.image.Images;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.explain.Attribution;
import cnnlab.explain.AttributionMethod;
import cnnlab.explain.AttributionRequest;
import cnnlab.explain.AttributionSettings;
import cnnlab.explain.Explanation;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import cnnlab.weights.TrainedResNet20;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One network, asked by several jobs at once. */
class SharedNetworkTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();

  /** The long ones hand the engine one small batch after the other; a prediction comes between. */
  @ParameterizedTest
  @EnumSource(names = {"OCCLUSION", "INTEGRATED_GRADIENTS", "SMOOTH_GRAD", "SCORE_CAM"})
  void aPredictionArrivesWhileAnExplanationIsComputed(AttributionMethod method) throws Exception {
    RgbImage image = Images.read(Path.of("sample-images", "chelsea.png"));
    AttributionSettings settings =
        AttributionSettings.of(32).withStride(1).withSteps(400).withSamples(400);
    String layer = method == AttributionMethod.SCORE_CAM ? "layer3.2.relu" : null;
    AttributionRequest request = new AttributionRequest(method, 3, settings, layer);
    Path file = TrainedResNet20.file();
    try (SharedNetwork network =
        new SharedNetwork(TrainedNetwork.ofWeights(ENGINE, file, null, null))) {
      CountDownLatch begun = new CountDownLatch(1);
      AtomicBoolean answered = new AtomicBoolean();
      AtomicInteger after = new AtomicInteger();
      CompletableFuture<Optional<Explanation>> explanation =
          CompletableFuture.supplyAsync(
              () -> explain(network, image, request, begun, answered, after));
      assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(network.predict(image, 1)).extracting("label").isEqualTo(List.of("cat"));
      answered.set(true);
      assertThat(explanation.get(120, TimeUnit.SECONDS)).isPresent();
      assertThat(after.get()).as("batches still to come by then").isPositive();
    }
  }

  private static Optional<Explanation> explain(
      SharedNetwork network,
      RgbImage image,
      AttributionRequest request,
      CountDownLatch begun,
      AtomicBoolean answered,
      AtomicInteger after) {
    try {
      return network.ask(
          asked ->
              Attribution.of(
                  asked,
                  image,
                  request,
                  share -> {
                    if (share > 0) {
                      begun.countDown();
                    }
                    if (answered.get()) {
                      after.incrementAndGet();
                    }
                    return true;
                  }));
    } catch (UserProblem e) {
      throw new IllegalStateException(e);
    }
  }
}
