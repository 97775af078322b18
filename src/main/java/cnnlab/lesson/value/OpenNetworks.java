package cnnlab.lesson.value;

import cnnlab.engine.Engine;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.util.HashMap;
import java.util.Map;

/** Trained networks of runs: each is opened once and stays open until this is closed. */
final class OpenNetworks implements AutoCloseable {
  private final Engine engine;
  private final RunValues runs;
  private final Map<String, TrainedNetwork> open = new HashMap<>();

  OpenNetworks(Engine engine, RunValues runs) {
    this.engine = engine;
    this.runs = runs;
  }

  TrainedNetwork of(String run) throws UserProblem {
    TrainedNetwork network = open.get(run);
    if (network == null) {
      network = TrainedNetwork.ofRun(engine, runs.stored(run));
      open.put(run, network);
    }
    return network;
  }

  @Override
  public void close() {
    open.values().forEach(TrainedNetwork::close);
    open.clear();
  }
}
