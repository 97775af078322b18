package cnnlab.diagram.render.pdf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An OpenType font whose glyphs are numbered as they lie. OpenPDF writes a glyph's place where a
 * PDF wants its CID; in a font that was cut down these differ, and other glyphs are shown, or none.
 * See Adobe's Technical Note 5176, section 13 (charsets).
 */
final class CidFont {
  private static final int CHARSET = 15;
  private static final int CHAR_STRINGS = 17;
  private static final int ESCAPE = 12;

  private final ByteBuffer bytes;
  private final int cff;
  private int charset;
  private int charStrings;

  private CidFont(byte[] font) {
    bytes = ByteBuffer.wrap(font);
    cff = table();
  }

  /** The font with the CID of each glyph the same as its place; changes and returns the bytes. */
  static byte[] numberedByPlace(byte[] font) {
    CidFont read = new CidFont(font);
    read.readTopDict();
    read.number();
    return font;
  }

  /** Where the table of outlines begins. */
  private int table() {
    int tables = bytes.getShort(4);
    for (int i = 0; i < tables; i++) {
      int entry = 12 + 16 * i;
      byte[] tag = new byte[4];
      bytes.get(entry, tag);
      if (new String(tag, StandardCharsets.US_ASCII).equals("CFF ")) {
        return bytes.getInt(entry + 8);
      }
    }
    throw new IllegalArgumentException("The font has no CFF table");
  }

  private void readTopDict() {
    int names = cff + bytes.get(cff + 2);
    int dicts = end(names);
    int position = begin(dicts) + offset(dicts, 0);
    int end = begin(dicts) + offset(dicts, 1);
    int operand = 0;
    while (position < end) {
      int first = bytes.get(position) & 0xFF;
      if (first == ESCAPE) {
        position += 2;
      } else if (first <= 21) {
        charset = first == CHARSET ? operand : charset;
        charStrings = first == CHAR_STRINGS ? operand : charStrings;
        position++;
      } else {
        operand = operand(position, first);
        position += length(position, first);
      }
    }
  }

  private int operand(int position, int first) {
    return switch (first) {
      case 28 -> bytes.getShort(position + 1);
      case 29 -> bytes.getInt(position + 1);
      default -> first < 247 ? first - 139 : 0; // the others are no offsets
    };
  }

  private int length(int position, int first) {
    return switch (first) {
      case 28 -> 3;
      case 29 -> 5;
      case 30 -> {
        int at = position + 1;
        while ((bytes.get(at) & 0xF) != 0xF) {
          at++;
        }
        yield at + 1 - position;
      }
      default -> first < 247 ? 1 : 2;
    };
  }

  /** One range of format 2: all glyphs but the first, which is always number 0. */
  private void number() {
    int glyphs = bytes.getShort(cff + charStrings) & 0xFFFF;
    bytes.put(cff + charset, (byte) 2);
    bytes.putShort(cff + charset + 1, (short) 1);
    bytes.putShort(cff + charset + 3, (short) (glyphs - 2));
  }

  /** Where the data of an index begins, less one, as its offsets count. */
  private int begin(int index) {
    int count = bytes.getShort(index) & 0xFFFF;
    return index + 2 + (count + 1) * bytes.get(index + 2);
  }

  private int end(int index) {
    return begin(index) + offset(index, bytes.getShort(index) & 0xFFFF);
  }

  private int offset(int index, int number) {
    int size = bytes.get(index + 2);
    int value = 0;
    for (int i = 0; i < size; i++) {
      value = (value << 8) | (bytes.get(index + 3 + number * size + i) & 0xFF);
    }
    return value;
  }
}
