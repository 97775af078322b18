#!/usr/bin/python3
"""Does PyTorch reach the test accuracies that the bundled networks are shown with?

    src/test/python/bundled_networks.py [FOLDER] [--cifar10 cifar-10-batches-bin]

For each run of FOLDER (default: assets/zoo): ./cnnlab code writes its network as PyTorch, ./cnnlab convert its weights as
.pt, torch.load and load_state_dict(strict=True) take them, and the test images, prepared by Pillow and NumPy, are
classified. Prints both accuracies. Exit code 1 where they differ by more than 0.1 points. Runs on CIFAR-10 are passed over
without its folder.
Needs PyTorch, NumPy and Pillow (Debian: python3-torch).
"""
import argparse
import gzip
import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
from PIL import Image

HOME = Path(__file__).resolve().parents[3]
CNNLAB = HOME / "cnnlab"
MOST = 0.001


def cnnlab(*arguments):
    done = subprocess.run([CNNLAB, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)


def idx(file):
    """Values of an IDX file of bytes."""
    raw = gzip.decompress(file.read_bytes())
    shape = np.frombuffer(raw, ">i4", raw[3], 4)
    return np.frombuffer(raw, np.uint8, offset=4 + 4 * raw[3]).reshape(shape)


def fashion_mnist():
    folder = HOME / "assets/fashion-mnist"
    gray = idx(folder / "t10k-images-idx3-ubyte.gz")
    return np.repeat(gray[..., None], 3, axis=3), idx(folder / "t10k-labels-idx1-ubyte.gz")


def cifar10(folder):
    records = np.fromfile(folder / "test_batch.bin", np.uint8).reshape(-1, 1 + 3 * 32 * 32)
    return records[:, 1:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1), records[:, 0]


def network(run, settings, work):
    """The run's network with its weights, as PyTorch has them."""
    wanted = settings["network"]
    code = work / f"{run.name.replace('-', '_')}.py"
    weights = work / f"{run.name}.pt"
    cnnlab("code", wanted["name"], "--framework", "pytorch", "--input", wanted["inputSize"], "--classes", wanted["classes"],
           "--width", wanted["width"], "--out", code)
    cnnlab("convert", run, weights)
    spec = importlib.util.spec_from_file_location(code.stem, code)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    [made] = [value for name, value in vars(module).items() if name.lower() == wanted["name"].replace("_", "")]
    model = made().eval()
    model.load_state_dict(torch.load(weights), strict=True)
    return model


def accuracy(model, preprocessing, images, labels):
    size = preprocessing["inputSize"]
    mean, std = (np.float32(preprocessing[key]) for key in ("mean", "std"))
    right = 0
    for start in range(0, len(images), 500):
        batch = [np.asarray(Image.fromarray(image).resize((size, size), Image.BILINEAR)) for image in images[start:start + 500]]
        values = (np.float32(batch) / 255 - mean) / std
        with torch.no_grad():
            logits = model(torch.from_numpy(values.transpose(0, 3, 1, 2).copy()))
        right += int((logits.argmax(1).numpy() == labels[start:start + 500]).sum())
    return right / len(images)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path, default=HOME / "assets/zoo")
    parser.add_argument("--cifar10", type=Path)
    asked = parser.parse_args()
    data = {"fashion-mnist": fashion_mnist()}
    if asked.cifar10:
        data["cifar10"] = cifar10(asked.cifar10)
    worst = 0
    with tempfile.TemporaryDirectory() as work:
        for run in sorted(file.parent for file in asked.folder.glob("*/run.json")):
            record = json.loads((run / "run.json").read_text())
            name = record["settings"]["data"]
            if name not in data:
                print(f"{run.name:20} passed over: no {name}")
                continue
            ours = record["test"]["scores"]["accuracy"]
            theirs = accuracy(network(run, record["settings"], Path(work)), record["preprocessing"], *data[name])
            worst = max(worst, abs(ours - theirs))
            print(f"{run.name:20} CNN Lab {100 * ours:.2f} %  PyTorch {100 * theirs:.2f} %", flush=True)
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
