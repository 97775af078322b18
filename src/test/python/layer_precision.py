"""How far rounding takes the lab's values of full networks from those of 64 bits, layer by layer, and how far PyTorch's of 32 bits.
usage: python3 layer_precision.py FOLDER JAVA...    (JAVA: Java with the lab's test class path; from the repository's root)
Prints a row for each network and layer: norms of differences as shares of the norm, the mean over the photos. The networks are those
of explain_agreement.py, and those of FOLDER/NAME.pth where there is one. Needs torch, torchvision, Pillow."""
import copy
import subprocess
import sys
from pathlib import Path

import numpy as np
import torch

from explain_agreement import NETWORKS, network, photo, prepared

PHOTOS = ["chelsea.png", "dog.jpg"]
LAYERS = {
    "alexnet": ["features.3", "features.10"],
    "vgg16_bn": ["features.7", "features.24", "features.40"],
    "googlenet": ["inception3a.branch2.1.conv", "inception4c.branch2.1.conv", "inception5b.branch2.1.conv"],
    "resnet50": ["layer1.0.conv2", "layer2.3.conv2", "layer3.5.conv2", "layer4.2.conv2"],
}


def values(net, x, label, layers):
    """The gradient of the image, and of each layer what it makes and the gradient there."""
    kept = {}

    def keep(name):
        def hook(module, given, output):
            kept[name] = output.clone()
            return kept[name]
        return hook
    hooks = [net.get_submodule(name).register_forward_hook(keep(name)) for name in layers]
    x = x.clone().requires_grad_()
    found = torch.autograd.grad(net(x)[0, label], [x] + [kept[name] for name in layers])
    for hook in hooks:
        hook.remove()
    result = [found[0]]
    for name, gradient in zip(layers, found[1:]):
        result += [kept[name].detach(), gradient]
    return [each.detach().double().numpy().ravel() for each in result]


def lab(java, folder, architecture, weights, x, label, layers, sizes):
    x.numpy().astype("<f4").tofile(folder / "pixels.bin")
    subprocess.run([*java, "cnnlab.explain.LayerGradients", architecture, weights, folder / "pixels.bin", str(label),
                    ",".join(layers), folder / "values.bin"], check=True, stdout=subprocess.DEVNULL)
    return np.split(np.fromfile(folder / "values.bin", "<f4").astype("f8"), np.cumsum(sizes)[:-1])


def main(folder, java):
    folder.mkdir(parents=True, exist_ok=True)
    samples = sorted(path for path in Path("sample-images").iterdir() if path.suffix in (".jpg", ".png"))
    photos = torch.cat([prepared(photo(path)) for path in samples])
    print("| network | values | lab and 64 bits | PyTorch and 64 bits | lab and PyTorch |\n| --- | --- | ---: | ---: | ---: |")
    for name, (architecture, _) in NETWORKS.items():
        net, layers = network(name, photos), LAYERS[name]
        weights = folder / (name + ".pth")
        if weights.exists():
            net.load_state_dict(torch.load(weights))
        else:
            torch.save(net.state_dict(), weights)
        exact = copy.deepcopy(net).double()
        shares = []
        for image in PHOTOS:
            x = prepared(photo(Path("sample-images") / image))
            with torch.no_grad():
                label = net(x)[0].argmax().item()
            true, theirs = values(exact, x.double(), label, layers), values(net, x, label, layers)
            ours = lab(java, folder, architecture, weights, x, label, layers, [part.size for part in true])
            shares.append([[np.linalg.norm(a - b) / np.linalg.norm(t) for a, b in ((o, t), (p, t), (o, p))]
                           for o, p, t in zip(ours, theirs, true)])
        rows = ["gradient of the image"] + [what + layer for layer in layers for what in ("", "gradient, ")]
        for row, found in zip(rows, np.mean(shares, axis=0)):
            print("| %s | %s | %s |" % (name, row, " | ".join("%.1e" % each for each in found)), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
