def conv2d(x, filters, kernel_size, strides=1, padding=0, **options):
    """A convolution after so many zeros on each side, whatever its stride."""
    if padding:
        x = layers.ZeroPadding2D(padding)(x)
    return layers.Conv2D(filters, kernel_size, strides, kernel_initializer="he_normal", **options)(x)


def max_pool(x, kernel_size, strides, padding):
    """Max pooling; what is added around the image is never the maximum."""
    x = ops.pad(x, ((0, 0), *padding, (0, 0)), constant_values=-float("inf"))
    return layers.MaxPooling2D(kernel_size, strides)(x)


def average_pool(x, kernel_size, strides, counted, ignored):
    """Mean over windows, in which some of the zeros around the image count and some do not."""
    weights = ops.pad(ops.ones_like(x), ((0, 0), *counted, (0, 0)), constant_values=1)
    weights = ops.pad(weights, ((0, 0), *ignored, (0, 0)))
    x = ops.pad(ops.pad(x, ((0, 0), *counted, (0, 0))), ((0, 0), *ignored, (0, 0)))
    pool = layers.AveragePooling2D(kernel_size, strides)
    return pool(x) / pool(weights)


def adaptive_average_pool(x, height, width):
    """Mean over a grid of height x width regions that cover the image."""

    def regions(size, count):
        return [(i * size // count, -(-(i + 1) * size // count)) for i in range(count)]

    rows = [
        [
            ops.mean(x[:, top:bottom, left:right], axis=(1, 2), keepdims=True)
            for left, right in regions(x.shape[2], width)
        ]
        for top, bottom in regions(x.shape[1], height)
    ]
    return ops.concatenate([ops.concatenate(row, axis=2) for row in rows], axis=1)


def local_response_norm(x, size, alpha, beta, k):
    """x / (k + alpha * sum of squares over size channels)^beta, Krizhevsky 2012, 3.3."""
    channels = x.shape[-1]
    around = ((0, 0), (0, 0), (0, 0), (size // 2, (size - 1) // 2))
    squares = ops.pad(ops.square(x), around)
    total = sum(squares[..., i : i + channels] for i in range(size))
    return x / ops.power(k + alpha * total, beta)


def pad_shortcut(x, out_channels, stride):
    """Every stride-th pixel; zeros before and after the channels (He 2015, option A)."""
    x = x[:, ::stride, ::stride]
    missing = out_channels - x.shape[-1]
    return ops.pad(x, ((0, 0), (0, 0), (0, 0), (missing // 2, missing - missing // 2)))


def load_weights(model, path):
    """Loads the weights that CNN Lab keeps in a safetensors file (pip install safetensors)."""
    from safetensors.numpy import load_file

    names = {
        "kernel": "weight",
        "gamma": "weight",
        "beta": "bias",
        "bias": "bias",
        "moving_mean": "running_mean",
        "moving_variance": "running_var",
    }
    tensors = load_file(path)
    for layer in model.layers:
        values = [tensors[layer.name + "." + names[weight.name]] for weight in layer.weights]
        if values:  # PyTorch has the outputs of a kernel first, Keras last
            axes = {4: (2, 3, 1, 0), 2: (1, 0), 1: (0,)}
            layer.set_weights([value.transpose(axes[value.ndim]) for value in values])
