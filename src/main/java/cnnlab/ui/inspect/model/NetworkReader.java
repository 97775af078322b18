package cnnlab.ui.inspect.model;

import cnnlab.engine.Engine;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import cnnlab.ui.RunModels;
import cnnlab.ui.network.Choice;

/** Opens a network that was chosen, off the screen's thread. */
public record NetworkReader(Engine engine, RunModels runs) {

  /** Its weights, on the engine; to be closed. */
  public SharedNetwork read(Choice chosen) throws UserProblem {
    return new SharedNetwork(
        switch (chosen) {
          case Choice.Run _ -> TrainedNetwork.ofRun(engine, runs.read(chosen.path()));
          case Choice.Published(var weights) ->
              TrainedNetwork.ofWeights(engine, weights.place(), weights.network(), null);
          case Choice.WeightFile(var file, var architecture, var normalization) ->
              TrainedNetwork.ofWeights(engine, file, architecture, null, normalization);
        });
  }
}
