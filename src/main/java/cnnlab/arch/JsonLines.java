package cnnlab.arch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** On which line of a text of JSON each value begins, by its JSON pointer ("/layers/2/op"). */
public final class JsonLines {
  private final Map<String, Integer> lines = new HashMap<>();

  private JsonLines() {}

  /** As far as the text is JSON. */
  public static JsonLines of(String json) {
    JsonLines result = new JsonLines();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token != JsonToken.FIELD_NAME && !token.isStructEnd()) {
          String pointer = parser.getParsingContext().pathAsPointer().toString();
          result.lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
        }
      }
    } catch (IOException damaged) {
      return result;
    }
    return result;
  }

  /** The line of the value itself; empty where the text has no such value. */
  public OptionalInt exact(String pointer) {
    Integer line = lines.get(pointer);
    return line == null ? OptionalInt.empty() : OptionalInt.of(line);
  }

  /** The line of the value, or of the innermost one around it that is there. */
  public int nearest(String pointer) {
    Integer line = lines.get(pointer);
    if (line != null) {
      return line;
    }
    return pointer.isEmpty() ? 1 : nearest(pointer.substring(0, pointer.lastIndexOf('/')));
  }
}
