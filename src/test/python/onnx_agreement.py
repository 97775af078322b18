#!/usr/bin/python3
"""Does CNN Lab answer for models of ONNX as ONNX Runtime does?

    src/test/python/onnx_files.py FOLDER && src/test/python/onnx_agreement.py FOLDER

For each model of FOLDER, ./cnnlab predict and ONNX Runtime classify one PNG; the largest difference among the logarithms of
the probabilities, which is that of the logits, is printed in relation to the largest of them. Exit code 1 where one exceeds
1e-4.
Needs ONNX Runtime, and what pytorch_files.py needs.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime

sys.path.insert(0, str(Path(__file__).parent))
from pytorch_files import image_cropped
from torchvision_agreement import CNNLAB, MOST, picture


def ours(model, image):
    done = subprocess.run(
        [CNNLAB, "predict", "--weights", model, "--top", "1000", "--json", image],
        capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    by_class = {p["index"]: p["probability"] for p in json.loads(done.stdout)[0]["predictions"]}
    return np.array([by_class[i] for i in sorted(by_class)])


def theirs(session, pixels):
    [logits] = session.run(None, {session.get_inputs()[0].name: pixels})[:1]
    exponents = np.exp(np.float64(logits[0]) - logits.max())
    return exponents / exponents.sum()


def relative(found, expected):
    likely = expected > 1e-30  # others are 0 as float32
    logarithms = np.log(expected[likely])
    return np.abs(np.log(found[likely]) - logarithms).max() / np.abs(logarithms).max()


def main():
    worst = 0
    with tempfile.TemporaryDirectory() as work:
        for model in sorted(Path(sys.argv[1]).glob("*.onnx")):
            session = onnxruntime.InferenceSession(str(model))
            batch, _, size, _ = session.get_inputs()[0].shape
            image = Path(work) / f"{size}.png"
            picture(image, 342 if size == 299 else 256)
            pixels = image_cropped(image, size).numpy()
            pixels = np.repeat(pixels, batch if isinstance(batch, int) else 1, axis=0)
            difference = relative(ours(model, image), theirs(session, pixels))
            worst = max(worst, difference)
            print(f"{model.name:28} {difference:.1e}", flush=True)
    sys.exit(int(worst > MOST))


if __name__ == "__main__":
    main()
