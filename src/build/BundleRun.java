import cnnlab.run.RunArchive;
import cnnlab.run.RunWeights;
import cnnlab.text.UserProblem;
import cnnlab.weights.TensorSource;
import cnnlab.weights.Weights;
import cnnlab.weights.safetensors.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Makes a trained run one that comes along: all that is shown, the best weights in half precision.
 */
final class BundleRun {
  private BundleRun() {}

  /** The run's folder and the one to make. */
  public static void main(String[] folders) throws IOException, UserProblem {
    Path run = Path.of(folders[0]);
    Path bundled = Files.createDirectories(Path.of(folders[1]));
    for (Path file : RunArchive.files(run)) {
      if (!RunArchive.isWeights(file)) {
        Path copy = bundled.resolve(file.getFileName());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Weights best = Safetensors.read(RunWeights.BEST.in(run));
    Safetensors.writeHalf(
        RunWeights.BEST.in(bundled), TensorSource.of(best.tensors()), best.metadata());
  }
}
