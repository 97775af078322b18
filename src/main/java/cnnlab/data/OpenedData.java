package cnnlab.data;

import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A data set opened once and handed on: to the form's check, the data page, the queue and the run.
 * Another share or seed only splits it anew. Safe to use from several threads.
 */
public final class OpenedData {
  private final String name;
  private final Optional<Path> place;
  private final DataListing listing;
  private final DataParts parts;
  private @Nullable Splitting splitting;
  private @Nullable Dataset dataset;

  private OpenedData(String name, Optional<Path> place, DataListing listing, DataParts parts) {
    this.name = name;
    this.place = place;
    this.listing = listing;
    this.parts = parts;
  }

  /** Opens a data set as {@link Datasets#open} does. */
  public static OpenedData open(String nameOrPath) throws UserProblem {
    Optional<Path> place = Datasets.place(nameOrPath);
    DataListing listing = listing(place);
    return new OpenedData(nameOrPath, place, listing, Datasets.open(nameOrPath));
  }

  private static DataListing listing(Optional<Path> place) {
    return place.map(DataListing::of).orElse(new DataListing(Map.of()));
  }

  /** As it was asked for: a known set's name or a path. */
  public String name() {
    return name;
  }

  /** The data as they come. */
  public DataParts parts() {
    return parts;
  }

  /** Whether what lies on disk is still what was opened. */
  public boolean isCurrent() {
    return listing.equals(listing(place));
  }

  /** Gives every part its use; the same as the last time where that was asked for. */
  public synchronized Dataset split(Splitting wanted) throws UserProblem {
    Dataset known = dataset;
    if (known == null || !wanted.equals(splitting)) {
      known = parts.split(wanted);
      dataset = known;
      splitting = wanted;
    }
    return known;
  }
}
