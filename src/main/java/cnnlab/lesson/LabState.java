package cnnlab.lesson;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What of the lab is in view: a place, and the settings there that count. A step brings it about,
 * or waits for it.
 *
 * @param settings by the names of {@link LabPlace}, in the order in which they are set
 */
public record LabState(LabPlace place, Map<String, String> settings) {
  /** What a setting that is waited for may be, whatever it is. */
  public static final String ANY = "*";

  private static final String PLACE = "place";

  public LabState {
    settings = new LinkedHashMap<>(settings);
  }

  /** The place under its own name, beside the settings. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static LabState of(Map<String, String> fields) {
    String place = fields.getOrDefault(PLACE, "");
    LabState state = new LabState(LabPlace.valueOf(place.toUpperCase(Locale.ROOT)), fields);
    state.settings.remove(PLACE);
    return state;
  }
}
