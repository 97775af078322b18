package cnnlab.engine.onednn;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * Lets running mean and variance follow those of a batch; the running variance is the unbiased one,
 * as in PyTorch.
 *
 * @param share of the newest batch
 * @param count values of each channel in a batch
 * @param batch mean and variance
 * @param running mean and variance
 */
record RunningStatistics(double share, long count, List<Value> batch, List<Value> running)
    implements Step {

  @Override
  public void run() {
    double unbiased = count > 1 ? count / (count - 1.0) : 1;
    follow(batch.get(0), running.get(0), 1);
    follow(batch.get(1), running.get(1), unbiased);
  }

  private void follow(Value batchValue, Value runningValue, double factor) {
    FloatBuffer newest = batchValue.region().floats();
    FloatBuffer running = runningValue.region().floats();
    long channels = runningValue.layout().dimension(0);
    for (int c = 0; c < channels; c++) {
      running.put(c, (float) ((1 - share) * running.get(c) + share * factor * newest.get(c)));
    }
  }
}
