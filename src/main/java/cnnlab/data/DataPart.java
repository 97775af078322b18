package cnnlab.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;

/** The parts in which data sets come, by the names that their folders commonly have. */
enum DataPart {
  TRAIN("train training trn 训练"),
  VALIDATION("val valid validation validate validating dev development 验证"),
  TEST("test testing tst 测试");

  private static final String SEPARATORS = "[ _-]";

  /** Words that say no more than that it is a part. */
  private static final String SUFFIX = "(set|data|dataset|images|split|集)$";

  /** In lower case, the commonest first, a space between. */
  private final String names;

  DataPart(String names) {
    this.names = names;
  }

  private List<String> names() {
    return List.of(names.split(" "));
  }

  /** Whether a folder is called so: "Training", "test_set", "val-images". */
  boolean names(String folder) {
    String name = folder.toLowerCase(Locale.ROOT).replaceAll(SEPARATORS, "");
    return names().contains(name) || names().contains(name.replaceFirst(SUFFIX, ""));
  }

  /** Which of these folders is this part; the commonest name goes first. */
  Optional<String> in(SortedSet<String> folders) {
    return folders.stream().filter(this::names).min((a, b) -> rank(a) - rank(b));
  }

  private int rank(String folder) {
    int at = names().indexOf(folder.toLowerCase(Locale.ROOT));
    return at < 0 ? names().size() : at;
  }
}
