package cnnlab.data.download;

import java.nio.file.Path;

/** Is told how a fetch goes, on the thread that fetches, and can end it. */
public interface FetchListener {
  /** Between two pieces of a download and between two looks at a client at work. */
  boolean isCancelled();

  /**
   * Where the fetch is.
   *
   * @param file the file on its way, or the package
   * @param done bytes of all files that are here
   * @param all bytes of all files; -1 while unknown
   */
  void progress(String file, long done, long all);

  /** Another program fetches into this folder; that is waited for, or a cancellation. */
  default void waiting(Path folder) {
    progress(String.valueOf(folder.getFileName()), 0, -1);
  }
}
