"""Explains one image by full networks with random weights, by the lab's command line and by PyTorch's autograd and hooks.
usage: python3 explain_agreement.py FOLDER CNNLAB...    (CNNLAB: how the lab is called, ./cnnlab)
Prints, for each network and method, the norm of the difference as a share of the norm of the map. Needs torch, torchvision, Pillow."""
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import torch
import torchvision
from PIL import Image
from torch import nn
from torch.nn import functional as F

STEPS = 10
LABEL = 207
MEAN, STD = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])
NETWORKS = {
    "alexnet": ("alexnet_torchvision", ["features.1", "features.7", "features.11"]),
    "vgg16_bn": ("vgg16_bn", ["features.12", "features.32", "features.42"]),
    "googlenet": ("googlenet_torchvision", ["inception3b", "inception4c", "inception5b"]),
    "resnet50": ("resnet50", ["layer2", "layer3", "layer4"]),
}


class Guided(nn.Module):
    """ReLU that passes back positive gradients where its input was positive."""
    class Rule(torch.autograd.Function):
        @staticmethod
        def forward(context, x):
            context.save_for_backward(x)
            return x.clamp(min=0)

        @staticmethod
        def backward(context, gradient):
            return gradient.clamp(min=0) * (context.saved_tensors[0] > 0)

    def forward(self, x):
        return self.Rule.apply(x)


def gradient(net, x):
    x = x.clone().requires_grad_()
    return torch.autograd.grad(net(x)[0, LABEL], x)[0][0]


def guided(net, x):
    found = [(parent, name) for parent in net.modules() for name, child in parent.named_children() if isinstance(child, nn.ReLU)]
    for parent, name in found:
        setattr(parent, name, Guided())
    functional, F.relu = F.relu, lambda x, inplace=False: Guided.Rule.apply(x)  # torchvision's GoogLeNet
    result = gradient(net, x)
    F.relu = functional
    for parent, name in found:
        setattr(parent, name, nn.ReLU())
    return result


def integrated(net, x):
    return sum(gradient(net, x * (step + 0.5) / STEPS) for step in range(STEPS)) / STEPS * x[0]


def grad_cam(net, x, layer):
    kept = []
    hook = net.get_submodule(layer).register_forward_hook(lambda module, given, output: kept.append(output.clone()) or kept[-1])
    y = net(x.clone().requires_grad_())[0, LABEL]
    g = torch.autograd.grad(y, kept[-1])[0][0]
    hook.remove()
    return torch.einsum("k,khw->hw", g.mean((1, 2)), kept[-1][0].detach()).clamp(min=0)


def main(folder, cnnlab):
    folder.mkdir(parents=True, exist_ok=True)
    picture = np.random.default_rng(1).integers(0, 256, (256, 256, 3), dtype=np.uint8)
    Image.fromarray(picture).save(folder / "noise.png")
    x = torch.tensor(picture[16:240, 16:240] / 255.0, dtype=torch.float32)
    x = ((x - MEAN) / STD).permute(2, 0, 1)[None]
    for name, (architecture, layers) in NETWORKS.items():
        torch.manual_seed(1)
        net = getattr(torchvision.models, name)(weights=None, **({"aux_logits": False} if name == "googlenet" else {})).eval()
        for module in net.modules():
            if isinstance(module, nn.ReLU):
                module.inplace = False
        weights = folder / (name + ".pth")
        torch.save(net.state_dict(), weights)

        def lab(method, *options):
            out = folder / "map.json"
            subprocess.run([*cnnlab, "explain", "--weights", weights, "--architecture", architecture, "--normalize", "imagenet",
                            "--method", method, "--class", str(LABEL), *options, folder / "noise.png", "--out", out],
                           check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            found = json.loads(out.read_text())
            return torch.tensor(found["values"]).reshape(found["shape"])

        def compare(what, theirs, ours):
            both_blank = not theirs.any() and not ours.any()
            difference = "both blank" if both_blank else "%.1e" % ((theirs - ours).norm() / theirs.norm())
            print("%-9s %-30s %s" % (name, what, difference), flush=True)

        compare("gradient", gradient(net, x), lab("gradient"))
        compare("guided-backprop", guided(net, x), lab("guided-backprop"))
        compare("integrated-gradients", integrated(net, x), lab("integrated-gradients", "--steps", str(STEPS)))
        for layer in layers:
            compare("grad-cam " + layer, grad_cam(net, x, layer), lab("grad-cam", "--layer", layer))
        weights.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
