package cnnlab.export;

import cnnlab.export.Part.Group;
import java.util.ArrayList;
import java.util.List;

/** What a person would call the parameters of a block. */
final class ParameterNames {
  private static final String INPUT = "in_channels";

  private ParameterNames() {}

  /**
   * Names in snake case, all different: in_channels, channels and out_channels where these suffice,
   * else after the layers; other values by their role.
   *
   * @param parameters the values of the block that each parameter stands for
   */
  static List<String> of(Group block, List<List<Hole>> parameters) {
    List<List<Hole>> channels =
        parameters.stream().filter(holes -> holes.getFirst().isChannels()).toList();
    boolean reads = !channels.isEmpty() && channels.getFirst().getFirst().role().equals(INPUT);
    List<List<Hole>> inner = channels.subList(reads ? 1 : 0, channels.size());
    List<String> names = new ArrayList<>();
    for (List<Hole> holes : parameters) {
      Hole hole = holes.getFirst();
      String path = hole.path().substring(block.name().length() + 1);
      String name = hole.role();
      if (reads && holes.equals(channels.getFirst())) {
        name = INPUT;
      } else if (hole.isChannels() && inner.size() <= 2) {
        name = holes.equals(inner.getLast()) ? "out_channels" : "channels";
      } else if (hole.isChannels()) {
        name = path + "_channels";
      }
      String wanted = names.contains(name) ? path + "_" + hole.role() : name;
      String unique = wanted;
      for (int i = 2; names.contains(unique); i++) {
        unique = wanted + i;
      }
      names.add(unique);
    }
    return names;
  }
}
