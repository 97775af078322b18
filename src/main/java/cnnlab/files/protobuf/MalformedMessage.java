package cnnlab.files.protobuf;

/** Bytes that are no message. */
public final class MalformedMessage extends Exception {
  public MalformedMessage(String what) {
    super(what);
  }
}
