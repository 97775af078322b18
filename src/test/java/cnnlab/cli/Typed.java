package cnnlab.cli;

import cnnlab.training.SoftmaxEngine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * What a person typed and read, computed by a fast engine.
 *
 * @param code 0 for done, 1 for failed, 2 for wrong usage
 */
record Typed(int code, String out, String err) {

  static Typed line(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Cli.run(
            new SoftmaxEngine(), new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Typed(code, out.toString(), err.toString());
  }

  /** Words without spaces in them. */
  static Typed words(String words) {
    return line(words.split(" "));
  }

  /** What was printed as JSON. */
  JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out);
  }

  /** The names of the values of an object. */
  static List<String> keys(JsonNode object) {
    return object.properties().stream().map(entry -> entry.getKey()).toList();
  }
}
