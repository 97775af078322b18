package cnnlab.data.transform;

import cnnlab.data.image.DerivedSplit;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.text.UserProblem;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A split whose images are scaled and cut once, at first use, and kept.
 *
 * @param kept null where an image was not asked for yet
 */
record CachedSplit(
    Split whole, Preprocessing preprocessing, AtomicReferenceArray<@Nullable RgbImage> kept)
    implements DerivedSplit {

  @Override
  public RgbImage image(int index) throws UserProblem {
    RgbImage image = kept.get(index);
    if (image == null) {
      image = preprocessing.fit(whole.image(index));
      kept.set(index, image);
    }
    return image;
  }
}
