#!/usr/bin/python3
"""Do CNN Lab and torchvision agree on what a network answers?

    src/test/python/torchvision_agreement.py [alexnet vgg11_bn googlenet resnet18 resnet50 run]

For each network: torchvision's own, with random weights, is saved as safetensors; both programs run it on one
224x224 PNG; the largest difference among the 1000 probabilities is printed. "run" goes the other way: CNN Lab trains
a ResNet-18 for a moment, PyTorch opens its best.safetensors. Exit code 1 where a difference exceeds 1e-4.
Needs PyTorch, torchvision, NumPy and Pillow (Debian: python3-torch python3-torchvision).
"""
import json
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
import torchvision
from PIL import Image

CNNLAB = Path(__file__).resolve().parents[3] / "cnnlab"
MOST = 1e-4
MEAN, STD = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
NETWORKS = {
    "alexnet": ("alexnet_torchvision", lambda: torchvision.models.alexnet()),
    "vgg11_bn": ("vgg11_bn", lambda: torchvision.models.vgg11_bn()),
    "googlenet": ("googlenet_torchvision", lambda: torchvision.models.googlenet(transform_input=False, init_weights=True)),
    "resnet18": ("resnet18", lambda: torchvision.models.resnet18()),
    "resnet50": ("resnet50", lambda: torchvision.models.resnet50()),
}


def write_safetensors(path, tensors, metadata):
    """Header length, JSON header, values: the whole format."""
    header, at = {"__metadata__": metadata}, 0
    for name, tensor in tensors.items():
        size = tensor.numel() * 4
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [at, at + size]}
        at += size
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for tensor in tensors.values():
            file.write(tensor.detach().contiguous().numpy().astype("<f4").tobytes())


def read_safetensors(path):
    content = Path(path).read_bytes()
    length = struct.unpack_from("<Q", content)[0]
    header = json.loads(content[8:8 + length])
    metadata = header.pop("__metadata__")
    tensors = {}
    for name, entry in header.items():
        begin, end = (8 + length + offset for offset in entry["data_offsets"])
        values = np.frombuffer(content[begin:end], "<f4").reshape(entry["shape"])
        tensors[name] = torch.from_numpy(values.copy())
    return tensors, metadata


def picture(path, size, seed=1):
    """Waves of color with some noise."""
    y, x = np.mgrid[0:size, 0:size] / size
    waves = np.stack([np.sin(9 * x + 4 * y), np.cos(7 * y - 3 * x * x), np.sin(12 * x * y)], axis=2)
    noise = np.random.default_rng(seed).normal(0, 20, waves.shape)
    Image.fromarray(np.clip(127 + 90 * waves + noise, 0, 255).astype(np.uint8)).save(path)


def prepared(path, mean, std):
    pixels = torch.from_numpy(np.asarray(Image.open(path).convert("RGB"), np.float32) / 255)
    return ((pixels - torch.tensor(mean)) / torch.tensor(std)).permute(2, 0, 1)[None]


def randomise(model, image):
    """Statistics and scales of every kind of layer are made to matter, and the answer to be neither flat nor certain."""
    with torch.no_grad():
        norms = [module for module in model.modules() if isinstance(module, torch.nn.BatchNorm2d)]
        for norm in norms:
            norm.momentum = None
        model.train()
        model(image + torch.randn(4, *image.shape[1:]))
        model.eval()
        for norm in norms:
            norm.running_mean += 0.1 * torch.randn_like(norm.running_mean) * norm.running_var.sqrt()
            norm.running_var *= torch.empty_like(norm.running_var).uniform_(0.7, 1.4)
            norm.weight.uniform_(0.7, 1.3)
            norm.bias.normal_(0, 0.1)
        last = [module for module in model.modules() if isinstance(module, torch.nn.Linear)][-1]
        last = model.fc if hasattr(model, "fc") else last
        last.weight *= 2 / model(image).std()


def lab_probabilities(image, *arguments):
    done = subprocess.run([CNNLAB, "predict", *map(str, arguments), "--top", "1000", "--json", image],
                          stdout=subprocess.PIPE, check=True)
    predictions = json.loads(done.stdout)[0]["predictions"]
    return np.array([p["probability"] for p in sorted(predictions, key=lambda p: p["index"])])


def torch_probabilities(model, image):
    with torch.no_grad():
        return model.eval()(image).softmax(1)[0].double().numpy()


def report(name, ours, theirs):
    difference = np.abs(ours - theirs).max()
    print(f"{name:22} largest probability {theirs.max():.4f}, largest difference {difference:.1e}", flush=True)
    return difference <= MOST and len(ours) == len(theirs)


def torchvision_to_lab(name, folder):
    lab_name, build = NETWORKS[name]
    torch.manual_seed(1)
    model = build()
    path = folder / "picture.png"
    picture(path, 224)
    image = prepared(path, MEAN, STD)
    randomise(model, image)
    tensors = {key: value for key, value in model.state_dict().items() if not key.endswith("num_batches_tracked")}
    weights = folder / f"{name}.safetensors"
    write_safetensors(weights, tensors, {"input_size": "224", "resize": "224", "mean": str(MEAN), "std": str(STD)})
    ours = lab_probabilities(path, "--weights", weights, "--architecture", lab_name)
    weights.unlink()
    return report(name, ours, torch_probabilities(model, image))


def lab_to_torchvision(folder):
    for number in range(40):
        kind = folder / "pictures" / ("odd" if number % 2 else "even")
        kind.mkdir(parents=True, exist_ok=True)
        picture(kind / f"{number}.png", 32, number)
    trained = subprocess.run([CNNLAB, "train", "resnet18", "--data", folder / "pictures", "--batch", "8",
                              "--epochs", "2", "--runs", folder / "runs"], stdout=subprocess.PIPE, check=True)
    run = Path(json.loads(trained.stdout)["run"])
    tensors, metadata = read_safetensors(run / "best.safetensors")
    # The form for small images: a 3x3 stem of stride 1, no pooling after it.
    model = torchvision.models.resnet18(num_classes=2)
    model.conv1 = torch.nn.Conv2d(3, 64, 3, 1, 1, bias=False)
    model.maxpool = torch.nn.Identity()
    model.load_state_dict(tensors, strict=True)
    path = folder / "small.png"
    picture(path, int(metadata["input_size"]))
    image = prepared(path, json.loads(metadata["mean"]), json.loads(metadata["std"]))
    ours = lab_probabilities(path, "--run", run)
    return report("resnet18 of a run", ours, torch_probabilities(model, image))


def main(names):
    with tempfile.TemporaryDirectory() as folder:
        agreed = [lab_to_torchvision(Path(folder)) if name == "run" else torchvision_to_lab(name, Path(folder))
                  for name in names]
    print("All agree." if all(agreed) else f"A difference exceeds {MOST}.")
    return 0 if all(agreed) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or [*NETWORKS, "run"]))
