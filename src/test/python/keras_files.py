"""Networks of keras.applications with random weights, saved by Keras, and what Keras itself answers
for an image. Usage: KERAS_BACKEND=torch keras_files.py FOLDER [NAME...]; then, for each of them,
cnnlab predict --weights FOLDER/NAME.keras FOLDER/NAME.png --json."""
import sys
import keras
import numpy as np
from keras import applications as apps
from PIL import Image

NETWORKS = {
    "vgg16": (apps.VGG16, apps.vgg16), "vgg19": (apps.VGG19, apps.vgg19),
    "resnet50": (apps.ResNet50, apps.resnet50), "resnet101": (apps.ResNet101, apps.resnet),
    "resnet152": (apps.ResNet152, apps.resnet), "inception_v3": (apps.InceptionV3, apps.inception_v3)}
random = np.random.default_rng(0)
for name in sys.argv[2:] or NETWORKS:
    build, module = NETWORKS[name]
    model = build(weights=None)
    for layer in model.layers:
        weights = layer.get_weights()
        for i, values in enumerate(weights):
            if values.ndim == 1:  # a bias, or of a normalization, all of which begin as 0 or 1
                weights[i] = values + 0.2 * (random.random(values.shape) - 0.5)
        layer.set_weights(weights)
    size = model.input_shape[1]
    shorter = round(size * 256 / 224)  # what the lab scales to before it cuts out the center
    image = random.integers(0, 256, (shorter, shorter, 3)).astype("uint8")
    Image.fromarray(image).save(f"{sys.argv[1]}/{name}.png")
    begin = (shorter - size) // 2 if (shorter - size) % 2 == 0 else round((shorter - size) / 2)
    cut = image[None, begin:begin + size, begin:begin + size].astype("float32")
    answers = model.predict(module.preprocess_input(cut), verbose=0)[0]
    model.save(f"{sys.argv[1]}/{name}.keras")
    model.save(f"{sys.argv[1]}/{name}.h5")
    best = answers.argsort()[::-1][:5]
    print(name, [(int(i), round(float(answers[i]), 6)) for i in best])
