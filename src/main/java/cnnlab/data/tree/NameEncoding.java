package cnnlab.data.tree;

import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The encoding of names that are stored as bytes without saying which. Every name must decode to
 * what people call things in the writing that the encoding was made for.
 */
enum NameEncoding {
  UTF_8("UTF-8", false),
  /** Chinese, common characters. */
  GB2312("GB2312", true),
  /** Japanese. */
  SHIFT_JIS("windows-31j", true),
  /** Chinese, rare and traditional characters too. */
  GB18030("GB18030", true),
  /** Western names by DOS and by Windows' own zip folders. */
  CP437("IBM437", false),
  /** Western names by other programs on Windows. */
  CP1252("windows-1252", false);

  /** Punctuation that names hold in any of the writings. */
  private static final String PUNCTUATION = " _-.,;+&'()[]{}#@!~=%$";

  private final String charset;
  private final boolean eastAsian;

  NameEncoding(String charset, boolean eastAsian) {
    this.charset = charset;
    this.eastAsian = eastAsian;
  }

  /** What it is called. */
  String title() {
    return charset;
  }

  /** The first encoding in which all of these names make sense; none where none does. */
  static Optional<NameEncoding> of(Collection<byte[]> names) {
    return List.of(values()).stream()
        .filter(encoding -> Charset.isSupported(encoding.charset))
        .filter(encoding -> names.stream().allMatch(encoding::makesSense))
        .findFirst();
  }

  private boolean makesSense(byte[] name) {
    Optional<String> text = strictly(name);
    return text.isPresent()
        && (this == UTF_8 || List.of(text.get().split("[/\\\\]")).stream().allMatch(this::isName));
  }

  /** The name; none where the bytes are not of this encoding. */
  Optional<String> strictly(byte[] name) {
    try {
      return Optional.of(
          Charset.forName(charset)
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(name))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private boolean isName(String part) {
    int foreign = 0;
    int letters = 0;
    for (int i = 0; i < part.length(); i++) {
      char letter = part.charAt(i);
      if (letter < 128) {
        if (!Character.isLetterOrDigit(letter) && PUNCTUATION.indexOf(letter) < 0) {
          return false;
        }
        letters += Character.isLetter(letter) ? 1 : 0;
        continue;
      }
      if (eastAsian ? !isEastAsian(letter) || isWedged(part, i) : !isWestern(letter)) {
        return false;
      }
      foreign++;
      letters++;
    }
    // "straße", "crème brûlée": most letters of a Western name are plain ones
    return eastAsian || foreign * 2 <= letters;
  }

  /** Whether a Latin letter touches it, as in what a wrong encoding makes of "Küche". */
  private static boolean isWedged(String part, int at) {
    return (at > 0 && isLatin(part.charAt(at - 1)))
        || (at + 1 < part.length() && isLatin(part.charAt(at + 1)));
  }

  private static boolean isLatin(char letter) {
    return letter < 128 && Character.isLetter(letter);
  }

  private static boolean isWestern(char letter) {
    int type = Character.getType(letter);
    return UnicodeScript.of(letter) == UnicodeScript.LATIN
        && (type == Character.LOWERCASE_LETTER || type == Character.UPPERCASE_LETTER);
  }

  /** Half-width katakana are not: hardly a name holds them, but wrongly decoded bytes do. */
  private static boolean isEastAsian(char letter) {
    boolean halfWidth = letter >= '\uff61' && letter <= '\uff9f';
    return !halfWidth
        && switch (UnicodeScript.of(letter)) {
          case HAN, HIRAGANA, KATAKANA -> true;
          case COMMON -> letter == 'ー' || (letter >= '\u3000' && letter <= '\uff5e');
          case LATIN -> letter >= '\uff21';
          default -> false;
        };
  }

  /** A name of a file system: UTF-8, else as {@link #of} reads it, else as Latin-1. */
  static String decode(byte[] name) {
    return of(List.of(name))
        .flatMap(encoding -> encoding.strictly(name))
        .orElseGet(() -> new String(name, StandardCharsets.ISO_8859_1));
  }
}
