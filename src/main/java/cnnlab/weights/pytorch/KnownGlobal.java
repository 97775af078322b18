package cnnlab.weights.pytorch;

import cnnlab.weights.ElementType;
import java.util.Map;
import java.util.Optional;

/**
 * The classes and functions that a pickle of weights may name. Whatever else it names is refused,
 * since a pickle calls what it names when Python reads it.
 */
sealed interface KnownGlobal {

  /** Of what kind a storage's numbers are. */
  record StorageType(ElementType type) implements KnownGlobal {}

  /** What is called with arguments; here it is only told what it would have made. */
  enum Maker implements KnownGlobal {
    /** {@code (storage, offset, shape, strides, …)}. */
    TENSOR,
    /** {@code (tensor, …)}: the tensor itself. */
    PARAMETER,
    /** A dictionary, empty or of pairs. */
    DICTIONARY,
    /** Something that is not needed: a scalar, a shape, a device. */
    OTHER
  }

  /** Under module and name, as pickles write them. */
  Map<String, KnownGlobal> ALLOWED =
      Map.ofEntries(
          Map.entry("torch._utils._rebuild_tensor", Maker.TENSOR),
          Map.entry("torch._utils._rebuild_tensor_v2", Maker.TENSOR),
          Map.entry("torch._utils._rebuild_parameter", Maker.PARAMETER),
          Map.entry("torch.nn.parameter.Parameter", Maker.PARAMETER),
          Map.entry("torch.nn.Parameter", Maker.PARAMETER),
          Map.entry("collections.OrderedDict", Maker.DICTIONARY),
          Map.entry("collections.Counter", Maker.DICTIONARY),
          Map.entry("torch.Size", Maker.OTHER),
          Map.entry("torch.device", Maker.OTHER),
          Map.entry("numpy.core.multiarray.scalar", Maker.OTHER),
          Map.entry("numpy._core.multiarray.scalar", Maker.OTHER),
          Map.entry("numpy.dtype", Maker.OTHER),
          Map.entry("_codecs.encode", Maker.OTHER),
          Map.entry("torch.DoubleStorage", new StorageType(ElementType.F64)),
          Map.entry("torch.FloatStorage", new StorageType(ElementType.F32)),
          Map.entry("torch.HalfStorage", new StorageType(ElementType.F16)),
          Map.entry("torch.BFloat16Storage", new StorageType(ElementType.BF16)),
          Map.entry("torch.LongStorage", new StorageType(ElementType.I64)),
          Map.entry("torch.IntStorage", new StorageType(ElementType.I32)),
          Map.entry("torch.ShortStorage", new StorageType(ElementType.I16)),
          Map.entry("torch.CharStorage", new StorageType(ElementType.I8)),
          Map.entry("torch.ByteStorage", new StorageType(ElementType.U8)),
          Map.entry("torch.BoolStorage", new StorageType(ElementType.BOOL)));

  /** Empty where it is none of the list. */
  static Optional<KnownGlobal> of(String module, String name) {
    return Optional.ofNullable(ALLOWED.get(module + "." + name));
  }
}
