package cnnlab.data.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves files on this machine, as badly as it is told to. */
public final class FileServer implements AutoCloseable {
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer server;
  private volatile int hangUpAfter = Integer.MAX_VALUE;
  private volatile int stallAfter = Integer.MAX_VALUE;
  private volatile boolean knowsRanges = true;
  private volatile boolean mute;
  private volatile boolean hidesLength;
  private volatile int claimed = -1;
  private final AtomicInteger redirects = new AtomicInteger();

  public FileServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Serves a file; returns it as a data set would name it. */
  public RemoteFile serve(String name, byte[] content) throws Exception {
    files.put("/" + name, content);
    String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    URI address = address(name);
    return new RemoteFile(name, content.length, 0, Checksum.md5(md5), List.of(address));
  }

  private URI address(String name) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
  }

  /** Answers do not say how long they are, so that a cut is not seen. */
  public void hideLength() {
    hidesLength = true;
  }

  /** Every answer says that it has so many bytes, and has no more. */
  public void claim(int bytes) {
    claimed = bytes;
  }

  /** So many answers first send the client to the same file elsewhere. */
  public void redirect(int times) {
    redirects.set(times);
  }

  /** Of each answer only so many bytes come, then the connection breaks. */
  public void hangUpAfter(int bytes) {
    hangUpAfter = bytes;
  }

  /** Of each answer only so many bytes come, then nothing more. */
  public void stallAfter(int bytes) {
    stallAfter = bytes;
  }

  /** Requests are heard and never answered. */
  public void stayMute() {
    mute = true;
  }

  /** Every request is answered with the whole file. */
  public void forgetRanges() {
    knowsRanges = false;
  }

  /** The Range of each request, "" for none. */
  public List<String> ranges() {
    return ranges;
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] content = Objects.requireNonNull(files.get(exchange.getRequestURI().getPath()));
    String range = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Range"), "");
    ranges.add(range);
    if (mute) {
      awaitClosing();
      return;
    }
    if (redirects.getAndDecrement() > 0) {
      exchange.getResponseHeaders().add("Location", exchange.getRequestURI() + "?again");
      exchange.sendResponseHeaders(302, -1);
      exchange.close();
      return;
    }
    int from =
        range.isEmpty() || !knowsRanges
            ? 0
            : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    int left = content.length - from;
    if (left == 0) {
      exchange.sendResponseHeaders(416, -1);
      exchange.close();
      return;
    }
    int said = claimed < 0 ? left : claimed;
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, hidesLength ? 0 : said);
    try (exchange;
        OutputStream out = exchange.getResponseBody()) {
      out.write(content, from, Math.min(Math.min(left, said), Math.min(hangUpAfter, stallAfter)));
      if (left > stallAfter) {
        out.flush();
        awaitClosing();
      }
    }
  }

  private void awaitClosing() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    workers.shutdown();
  }
}
