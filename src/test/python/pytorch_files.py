#!/usr/bin/python3
"""Do CNN Lab and torchvision agree on what PyTorch's own files answer?

    src/test/python/pytorch_files.py [alexnet vgg11 vgg16_bn googlenet resnet18 resnet50 resnet152 inception_v3]

For each network: torchvision's own, with random weights, is saved by torch.save in both file formats, plain, wrapped
and prefixed; CNN Lab tells the network from its tensors and runs each file on one PNG; the largest difference among the
1000 probabilities is printed. GoogLeNet and Inception v3 are built as published, with transform_input. Then ./cnnlab
convert turns the file into safetensors and back into .pt, which torch.load(weights_only=True) opens and
load_state_dict(strict=True) takes. Exit code 1 where a difference exceeds 1e-4 or a value changed.
Needs PyTorch, torchvision, NumPy and Pillow (Debian: python3-torch python3-torchvision).
"""
import collections
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
import torchvision

sys.path.insert(0, str(Path(__file__).parent))
from torchvision_agreement import CNNLAB, MEAN, MOST, STD, picture, prepared, randomise

ASKED = {"resnet50", "resnet152"}  # their tensors are also those of the paper's form, so the user names them
NAMES = {"alexnet": "alexnet_torchvision", "googlenet": "googlenet_torchvision"}
NETWORKS = ["alexnet", "vgg11", "vgg16_bn", "googlenet", "resnet18", "resnet50", "resnet152", "inception_v3"]


def build(name):
    torch.manual_seed(1)
    more = {"init_weights": True, "aux_logits": True, "transform_input": True} if name in ("googlenet", "inception_v3") else {}
    return getattr(torchvision.models, name)(**more)


def variants(state):
    """The same weights as programs save them: under which name, content, legacy format."""
    prefixed = lambda prefix: collections.OrderedDict((prefix + key, value) for key, value in state.items())
    yield "zip", state, False
    yield "legacy", state, True
    yield "wrapped", {"epoch": 7, "state_dict": prefixed("module."), "optimizer": {"state": {}, "param_groups": []}}, False
    yield "wrapped_legacy", {"model": prefixed("_orig_mod."), "best": np.float64(0.5)}, True
    yield "prefixed", prefixed("backbone."), False


def answer(image, weights, architecture):
    named = ["--architecture", architecture] if architecture else []
    done = subprocess.run([CNNLAB, "predict", "--weights", weights, *named, "--top", "1000", "--json", image],
                          capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    by_class = {p["index"]: p["probability"] for p in json.loads(done.stdout)[0]["predictions"]}
    return np.array([by_class[i] for i in range(1000)]), done.stderr


def compare(name, work):
    model = build(name)
    size = 299 if name == "inception_v3" else 224
    image = work / f"image{size}.png"
    picture(image, 342 if size == 299 else 256)
    resized = image_cropped(image, size)
    randomise(model, resized)
    model.eval()
    with torch.no_grad():
        expected = torch.softmax(model(resized), 1)[0].numpy()
    worst = 0
    architecture = NAMES.get(name, name) if name in ASKED else None
    for variant, content, legacy in variants(model.state_dict()):
        file = work / f"{name}_{variant}.pth"
        torch.save(content, file, _use_new_zipfile_serialization=not legacy)
        found, said = answer(image, file, architecture)
        difference = float(np.abs(found - expected).max())
        worst = max(worst, difference)
        print(f"  {name:13} {variant:15} {difference:.1e}  {' '.join(said.split())}", flush=True)
        if variant != "zip":
            file.unlink()
    round_trip(name, model, work, architecture)
    return worst


def image_cropped(image, size):
    """The middle of an image whose shorter side already has the length to which it would be resized."""
    whole = prepared(image, MEAN, STD)
    margin = round((whole.shape[2] - size) / 2)  # as torchvision rounds
    return whole[:, :, margin:margin + size, margin:margin + size].contiguous()


def round_trip(name, model, work, architecture):
    named = ["--architecture", architecture] if architecture else []
    for source, target in ((f"{name}_zip.pth", f"{name}.safetensors"), (f"{name}.safetensors", f"{name}.pt")):
        subprocess.run([CNNLAB, "convert", work / source, work / target, *(named if target.endswith("s") else [])], check=True)
    state = torch.load(work / f"{name}.pt", weights_only=True)
    again = build(name)
    again.load_state_dict(state, strict=True)
    for key, value in again.state_dict().items():
        if value.is_floating_point() and not torch.equal(value, model.state_dict()[key]):
            sys.exit(f"{name}: {key} changed on the way through safetensors and .pt")
    print(f"  {name:13} converted to safetensors and to .pt: the same values", flush=True)
    for file in work.glob(f"{name}*"):
        file.unlink()


def main():
    worst = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in sys.argv[1:] or NETWORKS:
            worst = max(worst, compare(name, Path(folder)))
    print(f"largest difference {worst:.1e}")
    sys.exit(worst > MOST)


if __name__ == "__main__":
    main()
