import cnnlab.text.UserProblem;
import cnnlab.weights.TensorSource;
import cnnlab.weights.Weights;
import cnnlab.weights.safetensors.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Makes a trained run one that comes along: all that is shown, the best weights in half precision.
 */
final class BundleRun {
  private static final List<String> KEPT =
      List.of(
          "run.json",
          "metrics.csv",
          "iterations.csv",
          "health.csv",
          "confusion.csv",
          "labels.json",
          "log.txt");

  private BundleRun() {}

  /** The run's folder and the one to make. */
  public static void main(String[] folders) throws IOException, UserProblem {
    Path run = Path.of(folders[0]);
    Path bundled = Files.createDirectories(Path.of(folders[1]));
    for (String file : KEPT) {
      Files.copy(run.resolve(file), bundled.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Weights best = Safetensors.read(run.resolve("best.safetensors"));
    Safetensors.writeHalf(
        bundled.resolve("best.safetensors"), TensorSource.of(best.tensors()), best.metadata());
  }
}
