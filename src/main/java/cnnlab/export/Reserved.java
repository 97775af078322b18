package cnnlab.export;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Names that generated Python must not take, because something else has them. */
final class Reserved {
  /** Of Python 3.13; the last ones are its constants. */
  private static final Set<String> KEYWORDS =
      words(
          """
          and as assert async await break class continue def del elif else except finally for from \
          global if import in is lambda nonlocal not or pass raise return try while with yield \
          None True False\
          """);

  /** What the generated code and its snippets use by these names, Python's builtins among them. */
  private static final Set<String> VARIABLES =
      words(
          """
          self nn torch layers ops keras name x i F functools sys inputs build model num_classes \
          OrderedDict PadShortcut Conv2D conv2d max_pool average_pool adaptive_average_pool \
          local_response_norm pad_shortcut load_weights \
          abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr \
          classmethod compile complex delattr dict dir divmod enumerate eval exec exit filter float \
          format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass \
          iter len license list locals map max memoryview min next object oct open ord pow print \
          property quit range repr reversed round set setattr slice sorted staticmethod str sum \
          super tuple type vars zip\
          """);

  /** Attributes of nn.Module and its containers, PyTorch 1.13 to 2.9, and tensors of a layer. */
  private static final Set<String> MEMBERS =
      words(
          """
          T_destination _apply _backward_hooks _backward_pre_hooks _buffers _call_impl \
          _compiled_call_impl _forward_hooks _forward_hooks_always_called \
          _forward_hooks_with_kwargs _forward_pre_hooks _forward_pre_hooks_with_kwargs \
          _get_backward_hooks _get_backward_pre_hooks _get_item_by_idx _get_name \
          _is_full_backward_hook _load_from_state_dict _load_state_dict_post_hooks \
          _load_state_dict_pre_hooks _maybe_warn_non_full_backward_hook _modules _named_members \
          _non_persistent_buffers_set _parameters _register_load_state_dict_pre_hook \
          _register_state_dict_hook _replicate_for_data_parallel _save_to_state_dict _slow_forward \
          _state_dict_hooks _state_dict_pre_hooks _version _wrapped_call_impl add_module append \
          apply bfloat16 bias buffers call_super_init children clear compile cpu cuda double \
          dump_patches eval extend extra_repr float forward get_buffer get_extra_state \
          get_parameter get_submodule half insert ipu items keys load_state_dict modules mtia \
          named_buffers named_children named_modules named_parameters num_batches_tracked \
          parameters pop register_backward_hook register_buffer register_forward_hook \
          register_forward_pre_hook register_full_backward_hook register_full_backward_pre_hook \
          register_load_state_dict_post_hook register_load_state_dict_pre_hook register_module \
          register_parameter register_state_dict_post_hook register_state_dict_pre_hook \
          requires_grad_ running_mean running_var set_extra_state set_submodule share_memory \
          state_dict to to_empty train training type update values weight xpu zero_grad\
          """);

  private Reserved() {}

  private static Set<String> words(String text) {
    return Set.of(text.split(" ", -1));
  }

  static boolean isKeyword(String name) {
    return KEYWORDS.contains(name);
  }

  /** Whether a variable, function or class of this name would hide something or be refused. */
  static boolean isTaken(String name) {
    return KEYWORDS.contains(name) || VARIABLES.contains(name);
  }

  /** Whether PyTorch refuses a module of this name within another, or breaks by it. */
  static boolean isMember(String name) {
    return MEMBERS.contains(name) || name.startsWith("__");
  }

  /** All names that no class may have, in small letters. */
  static Set<String> classNames() {
    Set<String> names = new TreeSet<>();
    KEYWORDS.forEach(it -> names.add(it.toLowerCase(Locale.ROOT)));
    VARIABLES.forEach(it -> names.add(it.toLowerCase(Locale.ROOT)));
    return names;
  }
}
