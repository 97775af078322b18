package cnnlab.data.download;

import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches one file. What has come stays in {@code <name>.part}, from where a later attempt goes on;
 * only a whole file with the right check sum gets its name.
 */
final class Download {
  private static final Logger LOG = LoggerFactory.getLogger(Download.class);

  /** A broken connection is taken up again so often. */
  private static final int ATTEMPTS = 3;

  private static final int PARTIAL = 206;
  private static final int NOT_SATISFIABLE = 416;
  private static final int BLOCK = 1 << 16;

  private final RemoteFile file;
  private final Path target;
  private final Path part;
  private final long before;
  private final long all;
  private final FetchListener listener;
  private final Duration patience;

  /**
   * @param before bytes of other files that are here
   * @param all bytes of all files
   * @param patience the longest time in which nothing may come
   */
  Download(
      RemoteFile file,
      Path folder,
      long before,
      long all,
      FetchListener listener,
      Duration patience) {
    this.file = file;
    this.before = before;
    this.all = all;
    this.listener = listener;
    this.patience = patience;
    target = folder.resolve(file.name());
    part = folder.resolve(file.name() + ".part");
  }

  /**
   * Fetches from the first address that works.
   *
   * @throws Unreachable where none answers
   */
  void fetch() throws UserProblem, Unreachable {
    Unreachable unreachable = new Unreachable(file);
    for (URI address : file.addresses()) {
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        long had = size();
        try {
          transfer(address);
          check();
          return;
        } catch (IOException e) {
          requireWanted();
          LOG.info("{}: {}", address, e.toString());
          unreachable.addSuppressed(e);
          if (size() == had) {
            break; // nothing came: not from this address
          }
        }
      }
    }
    if (size() > 0) {
      throw UserProblem.of("data.fetch.broken", file.name(), size(), file.bytes())
          .at(part.toString())
          .causedBy(unreachable);
    }
    throw unreachable;
  }

  private long size() throws UserProblem {
    try {
      return Files.exists(part) ? Files.size(part) : 0;
    } catch (IOException e) {
      throw FileProblem.of(e, part);
    }
  }

  private void requireWanted() {
    if (listener.isCancelled()) {
      throw new CancellationException("Cancelled while fetching " + file.name());
    }
  }

  private void transfer(URI address) throws IOException, UserProblem {
    long had = size();
    if (had >= file.most() || (had >= file.least() && file.checksum().isOf(part))) {
      return;
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (had > 0) {
      request.header("Range", "bytes=" + had + "-");
    }
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NORMAL);
    try (HttpClient client = builder.build();
        ConnectionWatch watch = new ConnectionWatch(client, listener, patience)) {
      try {
        receive(send(client, request.build()), had, watch);
      } catch (IOException e) {
        throw watch.isStalled() ? new IOException("Nothing came for " + patience, e) : e;
      }
    }
  }

  private void receive(HttpResponse<InputStream> response, long had, ConnectionWatch watch)
      throws IOException, UserProblem {
    try (InputStream in = response.body()) {
      if (response.statusCode() == NOT_SATISFIABLE) {
        Files.delete(part);
      }
      boolean goesOn = response.statusCode() == PARTIAL;
      if (!goesOn && response.statusCode() != 200) {
        throw new IOException("Status " + response.statusCode());
      }
      append(in, goesOn ? had : 0, watch);
    }
  }

  private static HttpResponse<InputStream> send(HttpClient client, HttpRequest request)
      throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while fetching");
    }
  }

  private void append(InputStream in, long from, ConnectionWatch watch)
      throws IOException, UserProblem {
    try (OutputStream out = open(from)) {
      byte[] block = new byte[BLOCK];
      long done = from;
      for (int read = in.read(block); read >= 0 && done <= file.most(); read = in.read(block)) {
        watch.sign();
        requireWanted();
        write(out, block, read);
        done += read;
        listener.progress(file.name(), before + done, all);
      }
    }
  }

  private OutputStream open(long from) throws UserProblem {
    try {
      return from > 0
          ? Files.newOutputStream(part, StandardOpenOption.APPEND)
          : Files.newOutputStream(part);
    } catch (IOException e) {
      throw FileProblem.of(e, part);
    }
  }

  private void write(OutputStream out, byte[] block, int length) throws UserProblem {
    try {
      out.write(block, 0, length);
    } catch (IOException e) {
      throw FileProblem.of(e, part); // a full disk is no broken connection
    }
  }

  private void check() throws IOException, UserProblem {
    long size = size();
    if (size < file.least()) {
      throw new IOException("Ended after " + size + " of " + file.bytes() + " bytes");
    }
    if (!file.checksum().isOf(part)) {
      Files.delete(part);
      throw UserProblem.of(
              "data.fetch.checksum", file.name(), file.addresses().getFirst().getHost())
          .at(target.toString());
    }
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
  }
}
