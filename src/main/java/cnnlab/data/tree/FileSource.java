package cnnlab.data.tree;

import cnnlab.text.UserProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.SortedSet;

/** Where the files of a tree come from. Safe to read from several threads. */
interface FileSource {
  /** Paths from the top, parts separated by '/', sorted; hidden files left out. */
  Names files();

  /** Folders of the first levels, in the same form; perhaps those without files only. */
  SortedSet<String> folders();

  /** What a user should know of how it was read. */
  default List<UserProblem> notes() {
    return List.of();
  }

  /** Length of one of {@link #files()}, unpacked. */
  long bytes(String file) throws IOException;

  /** Opens one of {@link #files()}. */
  InputStream open(String file) throws IOException;
}
