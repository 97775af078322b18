package cnnlab.explain.unit;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.image.Images;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.explain.unit.AblationAccuracy.Change;
import cnnlab.explain.unit.AblationAccuracy.OfClass;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import cnnlab.weights.TrainedResNet20;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the classes of a data set lose when a unit is silent. */
class AblationAccuracyTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();
  private static final int CAT = 3;
  private static final int BROKEN = 2;

  @Test
  void eachClassIsCountedByItself() {
    AblationAccuracy found =
        new AblationAccuracy(
            new int[] {0, 0, 1, 1, 1},
            new int[] {0, 0, 1, 0, AblationAccuracy.UNREADABLE},
            new int[] {0, 1, 1, 1, AblationAccuracy.UNREADABLE});
    assertThat(found.classes())
        .as("what loses most first; the image that cannot be read does not count")
        .containsExactly(new OfClass(0, 2, 1, 0.5), new OfClass(1, 2, 0.5, 1));
    assertThat(found.classes().getLast().lost()).as("it helps").isEqualTo(-0.5);
    assertThat(found.total()).isEqualTo(new OfClass(-1, 4, 0.75, 0.75));
    assertThat(found.changes()).containsExactly(new Change(0, 1, List.of(1, 3)));
  }

  /** Twenty cats, one of them a broken file. */
  private record Cats(RgbImage cat) implements Split {
    @Override
    public int size() {
      return 20;
    }

    @Override
    public int label(int index) {
      return index % 2;
    }

    @Override
    public RgbImage image(int index) throws UserProblem {
      if (index == BROKEN) {
        throw UserProblem.of("image.unknown", "broken.png");
      }
      return cat;
    }
  }

  /** The class's own score is a unit, too: without it the cats are taken for something else. */
  @Test
  void withoutItsScoreNoImageIsOfAClass() throws UserProblem {
    Split cats = new Cats(Images.read(Path.of("sample-images", "chelsea.png")));
    int[] classes = {CAT, 5};
    try (TrainedNetwork network =
        TrainedNetwork.ofWeights(ENGINE, TrainedResNet20.file(), null, null)) {
      Set<Unit> score = Set.of(new Unit("fc", CAT));
      List<Integer> heard = new ArrayList<>();
      AblationAccuracy found =
          AblationAccuracy.of(
                  network,
                  cats,
                  classes,
                  score,
                  Optional.empty(),
                  (done, all) -> {
                    assertThat(done).isLessThanOrEqualTo(all);
                    heard.add(done);
                    return true;
                  })
              .orElseThrow();
      assertThat(heard).as("both passes count").containsExactly(0, 32, 40);
      assertThat(found.classes().getFirst()).isEqualTo(new OfClass(CAT, 9, 1, 0));
      assertThat(found.intact()[BROKEN]).isEqualTo(AblationAccuracy.UNREADABLE);
      assertThat(found.changes()).hasSize(1);
      assertThat(found.changes().getFirst().from()).isEqualTo(CAT);
      assertThat(found.changes().getFirst().images())
          .containsExactlyElementsOf(
              IntStream.range(0, 20).filter(i -> i != BROKEN).boxed().toList());

      AblationAccuracy again =
          AblationAccuracy.of(
                  network, cats, classes, score, Optional.of(found.intact()), (_, _) -> true)
              .orElseThrow();
      assertThat(again.changes()).as("what is known is not asked again").isEqualTo(found.changes());
      assertThat(
              AblationAccuracy.of(
                  network, cats, classes, score, Optional.empty(), (done, _) -> done == 0))
          .as("given up halfway")
          .isEmpty();
    }
  }
}
