"""Writes what explanations of the trained ResNet-20 among the test resources come to for a cat, by PyTorch's autograd with 64 bits.
usage: python3 trained_fixtures.py RESOURCES    (src/test/resources/cnnlab; from the repository's root)
Needs torch, numpy, Pillow; the file in the repository comes from torch 2.13."""
import json
import struct
import sys
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch.nn import functional as F

from attribution_fixtures import rule

CAT, SIDE, STEPS, DIGITS = 3, 32, 10, "%.6g"
MEAN, STD = torch.tensor([0.485, 0.476, 0.439]), torch.tensor([0.243, 0.239, 0.257])
LAYERS = ["layer1.2.relu", "layer2.2.relu", "layer3.2.relu"]


def tensors(path):
    content = path.read_bytes()
    length = struct.unpack("<Q", content[:8])[0]
    header = json.loads(content[8:8 + length])
    header.pop("__metadata__", None)
    read = lambda entry: np.frombuffer(content, "<f4", offset=8 + length + entry["data_offsets"][0],
                                       count=(entry["data_offsets"][1] - entry["data_offsets"][0]) // 4).reshape(entry["shape"])
    return {name: torch.tensor(read(entry)).double() for name, entry in header.items()}


def norm(t, name, x):
    return F.batch_norm(x, t[name + ".running_mean"], t[name + ".running_var"], t[name + ".weight"], t[name + ".bias"])


def shortcut(x, channels):
    """He's option A: every second pixel, and zeros for the new channels, half of them before."""
    missing = (channels - x.shape[1]) // 2
    return F.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, missing, missing)) if missing else x


def run(t, x, relu=F.relu):
    """The maps of the blocks, and the score."""
    maps = {}
    x = relu(norm(t, "bn1", F.conv2d(x, t["conv1.weight"], padding=1)))
    for stage in (1, 2, 3):
        for block in range(3):
            name = "layer%d.%d." % (stage, block)
            stride = 2 if stage > 1 and block == 0 else 1
            y = relu(norm(t, name + "bn1", F.conv2d(x, t[name + "conv1.weight"], stride=stride, padding=1)))
            y = norm(t, name + "bn2", F.conv2d(y, t[name + "conv2.weight"], padding=1))
            x = maps[name + "relu"] = relu(y + shortcut(x, y.shape[1]))
    return maps, F.linear(x.mean((2, 3)), t["fc.weight"], t["fc.bias"])[0]


def gradient(t, x, relu=F.relu):
    leaf = x.clone().requires_grad_()
    return torch.autograd.grad(run(t, leaf, relu)[1][CAT], leaf)[0]


def grad_cam(t, x, layer):
    maps, scores = run(t, x.clone().requires_grad_())
    g = torch.autograd.grad(scores[CAT], maps[layer])[0][0]
    return torch.einsum("k,khw->hw", g.mean((1, 2)), maps[layer][0].detach())


def array(tensor):
    return {"shape": list(tensor.shape), "values": [float(DIGITS % v) for v in tensor.flatten().tolist()]}


def main(resources):
    t = tensors(resources / "weights/resnet20-cifar10.safetensors")
    photo = Image.open("sample-images/chelsea.png").convert("RGB").crop((75, 0, 375, 300)).resize((SIDE, SIDE))
    x = ((torch.tensor(np.asarray(photo) / 255.0, dtype=torch.float32) - MEAN) / STD).permute(2, 0, 1)[None].double()
    guided = rule(lambda x, gradient: gradient.clamp(min=0) * (x > 0))
    integrated = sum(gradient(t, x * (step + 0.5) / STEPS) for step in range(STEPS)) / STEPS * x
    result = {
        "label": CAT,
        "logit": run(t, x)[1][CAT].item(),
        "pixels": {"shape": list(x.shape), "values": [float("%.9g" % v) for v in x.float().flatten().tolist()]},
        "steps": STEPS,
        "maps": {
            "gradient": array(gradient(t, x)[0]),
            "guided-backprop": array(gradient(t, x, guided)[0]),
            "integrated-gradients": array(integrated[0]),
            **{layer: array(grad_cam(t, x, layer)) for layer in LAYERS},
        },
    }
    (resources / "explain/trained.json").write_text(json.dumps(result, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
