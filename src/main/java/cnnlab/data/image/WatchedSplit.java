package cnnlab.data.image;

import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A split that remembers which of its examples cannot be decoded, and says so in the log, once
 * each.
 *
 * @param problems why not, by the example
 */
public record WatchedSplit(Split whole, ConcurrentMap<Integer, UserProblem> problems)
    implements DerivedSplit {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedSplit.class);

  @Override
  public RgbImage image(int index) throws UserProblem {
    UserProblem known = problems.get(index);
    if (known != null) {
      throw known;
    }
    try {
      return whole.image(index);
    } catch (UserProblem problem) {
      LOG.info("Skipped {}: {}", problem.where(), problem.what(Messages.ENGLISH));
      problems.put(index, problem);
      throw problem;
    }
  }

  @Override
  public List<UserProblem> unreadable() {
    return List.copyOf(problems.values());
  }
}
