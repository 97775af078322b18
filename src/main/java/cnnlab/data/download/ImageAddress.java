package cnnlab.data.download;

import cnnlab.text.UserProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of an image, as a browser hands it over: http, https or file, or a data URL (RFC
 * 2397), which holds the image itself. What comes from it is bounded in size and time, and read as
 * an image by others.
 */
public record ImageAddress(URI uri) {
  /** The most that an image may have, MiB. */
  private static final int MOST_MIB = 64;

  private static final int MOST = MOST_MIB << 20;
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int BLOCK = 1 << 16;

  /** Servers that can choose send what is read here. */
  private static final String ACCEPT = "image/jpeg,image/png,image/gif,image/webp,image/bmp;q=0.9";

  private static final Pattern IMAGE_IN_PAGE =
      Pattern.compile("<img\\b[^>]*?\\ssrc\\s*=\\s*[\"']([^\"']+)[\"']", Pattern.CASE_INSENSITIVE);
  private static final Pattern DATA =
      Pattern.compile("data:[^,]*?(;base64)?,(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /**
   * The address in what is dragged or pasted: of the image in a piece of a page, else the one given
   * as such, which may be a link around the image.
   *
   * @param page HTML
   * @param address alone, or the first line of several; those that begin with # say something else
   */
  public static Optional<ImageAddress> in(@Nullable String page, @Nullable String address) {
    Matcher image = IMAGE_IN_PAGE.matcher(Objects.requireNonNullElse(page, ""));
    Optional<ImageAddress> shown =
        image.find() ? of(image.group(1).replace("&amp;", "&")) : Optional.empty();
    return shown.or(
        () ->
            Objects.requireNonNullElse(address, "")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .findFirst()
                .flatMap(ImageAddress::of));
  }

  private static Optional<ImageAddress> of(String text) {
    String whole = text.startsWith("//") ? "https:" + text : text.strip();
    if (!whole.matches("(?is)(https?|file|data):.+")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ImageAddress(URI.create(escaped(whole))));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  /** Browsers show blanks and letters of every language in addresses; Java wants them escaped. */
  private static String escaped(String address) {
    StringBuilder escaped = new StringBuilder();
    for (byte each : address.getBytes(StandardCharsets.UTF_8)) {
      boolean allowed = each > ' ' && "\"<>\\^`{|}\u007f".indexOf(each) < 0;
      escaped.append(allowed ? String.valueOf((char) each) : "%%%02X".formatted(each));
    }
    return escaped.toString();
  }

  /** Whether it is a file on this machine, to be opened as such. */
  public boolean isFile() {
    return "file".equalsIgnoreCase(uri.getScheme());
  }

  /** What to call the image: the file's name in the address, where it has one, else its host. */
  public String title() {
    String path = Objects.requireNonNullElse(uri.getPath(), "");
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.isEmpty() ? place() : name;
  }

  /** Where it leads, in short. */
  private String place() {
    return Objects.requireNonNullElse(uri.getHost(), uri.getScheme());
  }

  /**
   * The content, from wherever it is; a minute at most.
   *
   * @throws CancellationException where the listener wanted an end
   * @throws UserProblem where it cannot be had, or is no image for sure
   */
  public byte[] fetch(FetchListener listener) throws UserProblem {
    return fetch(listener, Fetch.PATIENCE, LONGEST);
  }

  /** The same with another patience for a server that sends nothing, and another longest time. */
  byte[] fetch(FetchListener listener, Duration patience, Duration longest) throws UserProblem {
    byte[] content =
        switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
          case "data" -> decoded();
          case "http", "https" -> transferred(listener, patience, longest);
          default -> throw none();
        };
    String text = new String(content, 0, Math.min(content.length, 512), StandardCharsets.UTF_8);
    if (text.matches("(?is)\\s*(<!--.*?-->\\s*)?<(!doctype html|html).*")) {
      throw UserProblem.of("image.address.page").at(place());
    }
    return content;
  }

  private UserProblem none() {
    return UserProblem.of("image.address.none", uri.toString()).at(place());
  }

  private byte[] decoded() throws UserProblem {
    Matcher data = DATA.matcher(uri.toString());
    if (!data.matches()) {
      throw none();
    }
    try {
      // A plus means itself here, unlike in a form.
      String text =
          URLDecoder.decode(data.group(2).replace("+", "%2B"), StandardCharsets.ISO_8859_1);
      return data.group(1) == null
          ? text.getBytes(StandardCharsets.ISO_8859_1)
          : Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw UserProblem.of("image.broken", title()).at(place()).causedBy(e);
    }
  }

  private byte[] transferred(FetchListener listener, Duration patience, Duration longest)
      throws UserProblem {
    try (HttpClient client =
            HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        ConnectionWatch watch = new ConnectionWatch(client, listener, patience)) {
      HttpRequest request =
          HttpRequest.newBuilder(uri)
              .header("Accept", ACCEPT)
              .header("User-Agent", "CNN Lab")
              .build();
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        if (response.statusCode() != 200) {
          throw UserProblem.of("image.address.refused", place(), response.statusCode()).at(place());
        }
        long all = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        return received(in, all, listener, watch, System.nanoTime() + longest.toNanos());
      }
    } catch (IOException | IllegalArgumentException e) { // the latter of an address without a host
      requireWanted(listener);
      throw UserProblem.of("image.address.offline", place()).at(place()).causedBy(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while fetching " + uri);
    }
  }

  private byte[] received(
      InputStream in, long all, FetchListener listener, ConnectionWatch watch, long end)
      throws IOException, UserProblem {
    requireSmall(all);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] block = new byte[BLOCK];
    for (int read = in.read(block); read >= 0; read = in.read(block)) {
      watch.sign();
      requireWanted(listener);
      content.write(block, 0, read);
      requireSmall(content.size());
      if (System.nanoTime() - end > 0) {
        throw new IOException("It takes too long");
      }
      listener.progress(title(), content.size(), all);
    }
    return content.toByteArray();
  }

  private void requireSmall(long bytes) throws UserProblem {
    if (bytes > MOST) {
      throw UserProblem.of("image.address.too-large", place(), MOST_MIB).at(place());
    }
  }

  private void requireWanted(FetchListener listener) {
    if (listener.isCancelled()) {
      throw new CancellationException("Cancelled while fetching " + uri);
    }
  }
}
