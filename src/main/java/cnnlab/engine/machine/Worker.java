package cnnlab.engine.machine;

import cnnlab.text.UserProblem;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The one thread on which an engine computes. ND4J's workspaces and OpenMP's helper threads belong
 * to the thread that made them: with one for all, they exist once and are freed where they were
 * made.
 */
public final class Worker {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("engine").factory());

  /** Does the job there and waits for it. What it throws is thrown here. */
  public <T> T call(Callable<T> job) throws UserProblem {
    Future<T> future = thread.submit(job);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true; // the arrays in use must stay until the job is done
        }
      }
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The same for a job that no input can make fail. */
  public <T> T certain(Callable<T> job) {
    try {
      return call(job);
    } catch (UserProblem impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static UserProblem unwrapped(ExecutionException e) {
    return switch (e.getCause()) {
      case UserProblem problem -> problem;
      case RuntimeException unchecked -> throw unchecked;
      case Error error -> throw error;
      case null, default -> throw new IllegalStateException(e);
    };
  }
}
