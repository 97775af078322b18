package cnnlab.evaluation.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Maps of rows of numbers. */
class EmbeddingTest {
  /** Every 15th of Fisher's irises. */
  private static final float[][] IRISES = {
    {5.1f, 3.5f, 1.4f, 0.2f},
    {5.7f, 4.4f, 1.5f, 0.4f},
    {4.8f, 3.1f, 1.6f, 0.2f},
    {4.8f, 3.0f, 1.4f, 0.3f},
    {5.0f, 2.0f, 3.5f, 1.0f},
    {6.6f, 3.0f, 4.4f, 1.4f},
    {5.5f, 2.6f, 4.4f, 1.2f},
    {7.6f, 3.0f, 6.6f, 2.1f},
    {6.9f, 3.2f, 5.7f, 2.3f},
    {7.7f, 3.0f, 6.1f, 2.3f}
  };

  /** scikit-learn 1.2.1's PCA(2, svd_solver="full") of them; the second turned round. */
  private static final double[][] PROJECTED = {
    {-2.60916, 0.33524},
    {-2.26729, 1.36547},
    {-2.54025, -0.19761},
    {-2.66601, -0.22692},
    {-0.51476, -1.37006},
    {0.97943, 0.13439},
    {0.47491, -0.81926},
    {3.48109, 0.21179},
    {2.48801, 0.17635},
    {3.17403, 0.39062}
  };

  @Test
  void principalComponentsOfIrises() {
    float[][] points = PrincipalComponents.of(IRISES, 2);
    for (int i = 0; i < IRISES.length; i++) {
      for (int axis = 0; axis < 2; axis++) {
        assertThat((double) points[i][axis]).isCloseTo(PROJECTED[i][axis], within(2e-4));
      }
    }
    assertThat(PrincipalComponents.of(IRISES, 9)[0]).as("as many as there are columns").hasSize(4);
  }

  @Test
  void rowsThatAreAllAlikeLieInOnePlace() {
    float[][] points = PrincipalComponents.of(new float[][] {{1, 2}, {1, 2}, {1, 2}}, 2);
    assertThat(points).isDeepEqualTo(new float[3][2]);
  }

  /** Five clouds in 60 dimensions: whose neighbor on the map is of another cloud? */
  @Test
  void onTheMapNeighborsAreOfTheSameCloud() {
    float[][] rows = clouds(150, 5, 60);
    List<Double> told = new ArrayList<>();
    float[][] points = UmapEmbedding.of(rows, told::add);
    int alike = 0;
    for (int i = 0; i < points.length; i++) {
      float[] here = points[i];
      int itself = i;
      int nearest =
          IntStream.range(0, points.length)
              .filter(other -> other != itself)
              .boxed()
              .min(
                  Comparator.comparingDouble(
                      other -> Math.hypot(points[other][0] - here[0], points[other][1] - here[1])))
              .orElseThrow();
      alike += nearest % 5 == i % 5 ? 1 : 0;
    }
    assertThat(alike).isGreaterThan(145);
    assertThat(told).isNotEmpty().allMatch(share -> share >= 0 && share <= 1);
    assertThat(UmapEmbedding.of(rows, _ -> true)).as("again").isDeepEqualTo(points);
  }

  @Test
  void aMapThatIsNoLongerWantedIsGivenUp() {
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> UmapEmbedding.of(clouds(60, 3, 5), _ -> false));
    assertThat(UmapEmbedding.of(clouds(60, 3, 5), _ -> true).length).as("the next").isEqualTo(60);
  }

  private static float[][] clouds(int count, int clouds, int columns) {
    Random random = new Random(5);
    float[][] middles = new float[clouds][columns];
    float[][] rows = new float[count][columns];
    for (float[] middle : middles) {
      fill(middle, new float[columns], 3, random);
    }
    for (int i = 0; i < count; i++) {
      fill(rows[i], middles[i % clouds], 1, random);
    }
    return rows;
  }

  private static void fill(float[] to, float[] around, double spread, Random random) {
    for (int i = 0; i < to.length; i++) {
      to[i] = around[i] + (float) (spread * random.nextGaussian());
    }
  }
}
