package cnnlab.arch.catalogue;

import cnnlab.arch.NetworkSettings;
import cnnlab.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a network of the catalogue stands to the one its paper describes: the same, or what differs.
 *
 * @param entry the network
 * @param settings it is built with
 */
public record PublishedForm(Entry entry, NetworkSettings settings) {
  private static final String V15 = "form.resnet.v15";
  private static final String VGG_BN = "form.vgg.bn";

  /** Message keys of what departs from the paper whatever the settings, by the network's name. */
  private static final Map<String, String> DEPARTURES =
      Map.ofEntries(
          Map.entry("lenet5", "form.lenet.published"),
          Map.entry("alexnet_ungrouped_96", "form.alexnet.one-gpu"),
          Map.entry("alexnet_torchvision", "form.alexnet.torchvision"),
          Map.entry("vgg11_bn", VGG_BN),
          Map.entry("vgg13_bn", VGG_BN),
          Map.entry("vgg16_bn", VGG_BN),
          Map.entry("vgg19_bn", VGG_BN),
          Map.entry("googlenet_5x5_bn", "form.googlenet.bn"),
          Map.entry("googlenet_torchvision", "form.googlenet.torchvision"),
          Map.entry("resnet50", V15),
          Map.entry("resnet101", V15),
          Map.entry("resnet152", V15),
          Map.entry("inception_v3", "form.inception.torchvision"),
          Map.entry("inception_resnet_v2", "form.inception.tensorflow"));

  /** Whether it is built with the size, the classes and the width it was published with. */
  public boolean isUnchanged() {
    NetworkSettings published = entry.settings();
    return settings.inputSize() == published.inputSize()
        && settings.classes() == published.classes()
        && settings.width() == published.width();
  }

  /** Some sentences: "As published.", or everything that is otherwise. */
  public String text(Messages messages) {
    if (entry.family() == Family.OWN) {
      return messages.get("form.own");
    }
    List<String> sentences = new ArrayList<>();
    String departure = DEPARTURES.get(entry.name());
    if (departure != null) {
      sentences.add(messages.get(departure));
    }
    if (entry.isSmall(settings.inputSize())) {
      sentences.add(messages.get(entry.form(settings.inputSize())));
    }
    if (!isUnchanged()) {
      sentences.add(messages.get("form.changed", changes(messages)));
    }
    if (sentences.isEmpty()) {
      sentences.add(messages.get(entry.form(settings.inputSize())));
    }
    return String.join(" ", sentences);
  }

  private String changes(Messages messages) {
    NetworkSettings published = entry.settings();
    List<String> changes = new ArrayList<>();
    if (settings.inputSize() != published.inputSize()) {
      changes.add(
          messages.get(
              "form.changed.input",
              Integer.toString(settings.inputSize()),
              Integer.toString(published.inputSize())));
    }
    if (settings.classes() != published.classes()) {
      changes.add(
          messages.get(
              "form.changed.classes",
              Integer.toString(settings.classes()),
              Integer.toString(published.classes())));
    }
    if (settings.width() != published.width()) {
      changes.add(messages.get("form.changed.width", Double.toString(settings.width())));
    }
    return String.join(messages.get("form.changed.between"), changes);
  }
}
