package cnnlab.engine.onednn;

import static cnnlab.engine.onednn.OneDnn.check;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.dnnl.const_dnnl_op_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * A oneDNN operation, and the layouts it settled on. It is compiled when it is to run: a program
 * can be planned without.
 */
final class Primitive {
  private static final AtomicInteger OPEN = new AtomicInteger();

  private final dnnl_primitive_desc description;
  private @Nullable dnnl_primitive compiled;

  private Primitive(dnnl_primitive_desc description) {
    this.description = description;
    OPEN.incrementAndGet();
  }

  /** The best implementation for an operation without more ado. */
  static Primitive of(Pointer operation) {
    return of(operation, PostOps.NONE, null);
  }

  /**
   * The best implementation.
   *
   * @param operation a descriptor that oneDNN has filled in
   * @param forward the forward primitive, where this is the backward one
   */
  static Primitive of(Pointer operation, PostOps postOps, @Nullable Primitive forward) {
    return Objects.requireNonNull(tryOf(operation, postOps, forward), "oneDNN cannot compute this");
  }

  /** The same, null where oneDNN has no implementation. */
  static @Nullable Primitive tryOf(
      Pointer operation, PostOps postOps, @Nullable Primitive forward) {
    dnnl_primitive_desc description = new dnnl_primitive_desc();
    int status =
        dnnl.dnnl_primitive_desc_create(
            description,
            new const_dnnl_op_desc_t(operation),
            postOps.attributes(),
            OneDnn.engine(),
            forward == null ? null : forward.description);
    if (status == dnnl.dnnl_unimplemented) {
      return null;
    }
    check(status, "primitive");
    return new Primitive(description);
  }

  /** Copies values from one layout to another. */
  static Primitive reorder(Layout from, Layout to) {
    dnnl_primitive_desc description = new dnnl_primitive_desc();
    check(
        dnnl.dnnl_reorder_primitive_desc_create(
            description,
            from.descriptor(),
            OneDnn.engine(),
            to.descriptor(),
            OneDnn.engine(),
            PostOps.NONE.attributes()),
        "reorder");
    return new Primitive(description);
  }

  /** Puts values one after the other along the channels. */
  static Primitive concat(Layout... parts) {
    dnnl_memory_desc_t sources = new dnnl_memory_desc_t(parts.length);
    for (int i = 0; i < parts.length; i++) {
      dnnl_memory_desc_t part = parts[i].descriptor();
      Pointer.memcpy(sources.getPointer(i), part, part.sizeof());
    }
    dnnl_primitive_desc description = new dnnl_primitive_desc();
    check(
        dnnl.dnnl_concat_primitive_desc_create(
            description,
            null,
            parts.length,
            1,
            sources,
            PostOps.NONE.attributes(),
            OneDnn.engine()),
        "concat");
    return new Primitive(description);
  }

  /** The code for it. */
  dnnl_primitive compiled() {
    if (compiled == null) {
      dnnl_primitive made = new dnnl_primitive();
      check(dnnl.dnnl_primitive_create(made, description), "primitive");
      compiled = made;
    }
    return compiled;
  }

  /** The layout of one argument: {@code DNNL_ARG_SRC} and so on. */
  Layout layout(int argument) {
    return Layout.copyOf(
        dnnl.dnnl_primitive_desc_query_md(description, dnnl.dnnl_query_exec_arg_md, argument));
  }

  /** How many there are that were not closed yet. */
  static int open() {
    return OPEN.get();
  }

  void close() {
    OPEN.decrementAndGet();
    if (compiled != null) {
      check(dnnl.dnnl_primitive_destroy(compiled), "destruction");
    }
    check(dnnl.dnnl_primitive_desc_destroy(description), "destruction");
  }
}
