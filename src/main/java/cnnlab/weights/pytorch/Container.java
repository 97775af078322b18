package cnnlab.weights.pytorch;

import cnnlab.weights.MalformedContent;
import java.lang.foreign.MemorySegment;

/** How PyTorch lays a pickle and the numbers that it speaks of into one file. */
interface Container {
  /** Far above any network's: that of ResNet-152 with its optimizer's state takes 0.3 MB. */
  long LONGEST_PICKLE = 16L << 20;

  /** What was saved. */
  Pickled root();

  /**
   * The numbers of a storage, little-endian.
   *
   * @throws MalformedContent where the file holds fewer
   */
  MemorySegment numbers(Pickled.Storage storage) throws MalformedContent;
}
