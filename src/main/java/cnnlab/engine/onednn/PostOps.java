package cnnlab.engine.onednn;

import static cnnlab.engine.onednn.OneDnn.check;

import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.global.dnnl;

/** What a primitive does to its result before it writes it. Made once, kept for ever. */
final class PostOps {
  static final PostOps NONE = new PostOps(false, false);
  private static final PostOps RELU = new PostOps(false, true);
  private static final PostOps SUM = new PostOps(true, false);
  private static final PostOps SUM_RELU = new PostOps(true, true);

  private final dnnl_primitive_attr attributes = new dnnl_primitive_attr();

  private PostOps(boolean sum, boolean relu) {
    check(dnnl.dnnl_primitive_attr_create(attributes), "attributes");
    check(
        dnnl.dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl.dnnl_scratchpad_mode_user),
        "scratchpad");
    dnnl_post_ops operations = new dnnl_post_ops();
    check(dnnl.dnnl_post_ops_create(operations), "post-ops");
    if (sum) {
      check(dnnl.dnnl_post_ops_append_sum(operations, 1), "sum");
    }
    if (relu) {
      check(dnnl.dnnl_post_ops_append_eltwise(operations, 1, dnnl.dnnl_eltwise_relu, 0, 0), "ReLU");
    }
    check(dnnl.dnnl_primitive_attr_set_post_ops(attributes, operations), "post-ops");
    check(dnnl.dnnl_post_ops_destroy(operations), "post-ops");
  }

  /**
   * The choice of these.
   *
   * @param sum whether to add what the destination held
   */
  static PostOps of(boolean sum, boolean relu) {
    if (sum) {
      return relu ? SUM_RELU : SUM;
    }
    return relu ? RELU : NONE;
  }

  dnnl_primitive_attr attributes() {
    return attributes;
  }
}
