package cnnlab.ui;

import cnnlab.arch.NetworkSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** The way from one screen to another, which know nothing of each other. */
public final class Navigation {

  /** Gives a screen what it was called for; false if it has no use for it. */
  @FunctionalInterface
  interface Target {
    boolean visit(Place place, Predicate<Screen> handOver);
  }

  private Target target = (_, _) -> false;

  void connect(Target window) {
    target = window;
  }

  /** Brings a place into view. */
  public void show(Place place) {
    FxThread.require();
    target.visit(place, _ -> true);
  }

  /** Brings a place into view and gives it files, a run's folder for instance. */
  public boolean open(Place place, List<Path> files) {
    FxThread.require();
    return target.visit(place, screen -> screen.open(files));
  }

  /** Brings a place into view and gives it a network. */
  public boolean open(Place place, NetworkSettings network) {
    FxThread.require();
    return target.visit(place, screen -> screen.open(network));
  }
}
