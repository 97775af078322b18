"""resnet50, exported from CNN Lab.

K. He, X. Zhang, S. Ren, J. Sun: Deep Residual Learning for Image Recognition, 2015
https://arxiv.org/abs/1512.03385

Images of 3 x 224 x 224 in RGB; 25,557,032 parameters. The answers are logits.
Each channel is (value / 255 - mean) / std, with mean and std of the training images:
those of ImageNet are (0.485, 0.456, 0.406) and (0.229, 0.224, 0.225).
"""

import sys

import keras
from keras import layers, ops


def conv2d(x, filters, kernel_size, strides=1, padding=0, **options):
    """A convolution after so many zeros on each side, whatever its stride."""
    if padding:
        x = layers.ZeroPadding2D(padding)(x)
    return layers.Conv2D(
        filters,
        kernel_size,
        strides,
        kernel_initializer="he_normal",
        **options,
    )(x)


def max_pool(x, kernel_size, strides, padding):
    """Max pooling; what is added around the image is never the maximum."""
    x = ops.pad(x, ((0, 0), *padding, (0, 0)), constant_values=-float("inf"))
    return layers.MaxPooling2D(kernel_size, strides)(x)


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


def projection_block(x, channels, out_channels, strides=1, *, name):
    out = conv2d(x, channels, 1, use_bias=False, name=f"{name}.conv1")
    out = layers.BatchNormalization(epsilon=1e-05, momentum=0.9, name=f"{name}.bn1")(out)
    out = layers.ReLU(name=f"{name}.relu1")(out)
    out = conv2d(out, channels, 3, strides=strides, padding=1, use_bias=False, name=f"{name}.conv2")
    out = layers.BatchNormalization(epsilon=1e-05, momentum=0.9, name=f"{name}.bn2")(out)
    out = layers.ReLU(name=f"{name}.relu2")(out)
    out = conv2d(out, out_channels, 1, use_bias=False, name=f"{name}.conv3")
    out = layers.BatchNormalization(epsilon=1e-05, momentum=0.9, name=f"{name}.bn3")(out)
    x = conv2d(x, out_channels, 1, strides=strides, use_bias=False, name=f"{name}.downsample.0")
    x = layers.BatchNormalization(epsilon=1e-05, momentum=0.9, name=f"{name}.downsample.1")(x)
    out = layers.Add(name=f"{name}.add")([out, x])
    out = layers.ReLU(name=f"{name}.relu")(out)
    return out


def residual_block(x, channels, out_channels, *, name):
    out = conv2d(x, channels, 1, use_bias=False, name=f"{name}.conv1")
    out = layers.BatchNormalization(epsilon=1e-05, momentum=0.9, name=f"{name}.bn1")(out)
    out = layers.ReLU(name=f"{name}.relu1")(out)
    out = conv2d(out, channels, 3, padding=1, use_bias=False, name=f"{name}.conv2")
    out = layers.BatchNormalization(epsilon=1e-05, momentum=0.9, name=f"{name}.bn2")(out)
    out = layers.ReLU(name=f"{name}.relu2")(out)
    out = conv2d(out, out_channels, 1, use_bias=False, name=f"{name}.conv3")
    out = layers.BatchNormalization(epsilon=1e-05, momentum=0.9, name=f"{name}.bn3")(out)
    out = layers.Add(name=f"{name}.add")([out, x])
    out = layers.ReLU(name=f"{name}.relu")(out)
    return out


def build(num_classes=1000):
    inputs = keras.Input((224, 224, 3), name="input")
    x = inputs

    # stem
    x = conv2d(x, 64, 7, strides=2, padding=3, use_bias=False, name="conv1")
    x = layers.BatchNormalization(epsilon=1e-05, momentum=0.9, name="bn1")(x)
    x = layers.ReLU(name="relu")(x)
    x = max_pool(x, 3, 2, padding=((1, 1), (1, 1)))

    # layer1
    x = projection_block(x, 64, 256, name="layer1.0")
    x = residual_block(x, 64, 256, name="layer1.1")
    x = residual_block(x, 64, 256, name="layer1.2")

    # layer2
    x = projection_block(x, 128, 512, strides=2, name="layer2.0")
    for i in range(1, 4):
        x = residual_block(x, 128, 512, name=f"layer2.{i}")

    # layer3
    x = projection_block(x, 256, 1024, strides=2, name="layer3.0")
    for i in range(1, 6):
        x = residual_block(x, 256, 1024, name=f"layer3.{i}")

    # layer4
    x = projection_block(x, 512, 2048, strides=2, name="layer4.0")
    x = residual_block(x, 512, 2048, name="layer4.1")
    x = residual_block(x, 512, 2048, name="layer4.2")

    # classifier
    x = layers.GlobalAveragePooling2D(keepdims=True, name="avgpool")(x)
    x = layers.Flatten(name="flatten")(x)
    x = layers.Dense(num_classes, name="fc")(x)

    return keras.Model(inputs, x, name="resnet50")


if __name__ == "__main__":
    model = build()
    if len(sys.argv) > 1:
        load_weights(model, sys.argv[1])
    model.summary()
