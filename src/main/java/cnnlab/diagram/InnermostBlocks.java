package cnnlab.diagram;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Recognises the blocks of an architecture that contain no other block. */
record InnermostBlocks(Set<String> paths) implements Predicate<String> {

  InnermostBlocks(Architecture architecture) {
    this(architecture.layers().stream().map(Layer::block).collect(Collectors.toSet()));
  }

  @Override
  public boolean test(String path) {
    return paths.contains(path) && paths.stream().noneMatch(other -> other.startsWith(path + "."));
  }
}
