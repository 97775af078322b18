"""Explains one photo by full networks with random weights, by the lab's command line and by PyTorch's autograd and hooks.
usage: python3 explain_agreement.py FOLDER CNNLAB...    (CNNLAB: how the lab is called, ./cnnlab; from the repository's root)
Prints a row for each network and method: the norm of the difference as a share of the norm of the map. PyTorch computes everything
with 64 bits, too, and with 32 bits also from images that differ in the last bit, so that what rounding alone does to a map is seen
beside it. Needs torch, torchvision, Pillow.

Weights are He's, and running statistics those of the sample photos, so that activations keep their size from layer to layer; the
class is the predicted one, of which the evidence is positive, so that no map is blank."""
import copy
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
EPSILON = 1e-6
PHOTO = "chelsea.png"
NEIGHBORS = 2
LAST_BIT = 2.0 ** -23
MEAN, STD = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])
NETWORKS = {
    "alexnet": ("alexnet_torchvision", ["features.1", "features.7", "features.11"]),
    "vgg16_bn": ("vgg16_bn", ["features.12", "features.32", "features.42"]),
    "googlenet": ("googlenet_torchvision", ["inception3b", "inception4c", "inception5b"]),
    "resnet50": ("resnet50", ["layer2", "layer3", "layer4"]),
}


class Guided(torch.autograd.Function):
    """ReLU that passes back positive gradients where its input was positive."""
    @staticmethod
    def forward(context, x):
        context.save_for_backward(x)
        return x.clamp(min=0)

    @staticmethod
    def backward(context, gradient):
        return gradient.clamp(min=0) * (context.saved_tensors[0] > 0)


class Relevance(torch.autograd.Function):
    """A convolution or a linear layer that shares relevance out by what each input adds: all of it, or only what is above zero."""
    @staticmethod
    def forward(context, x, layer, positive):
        context.save_for_backward(x)
        context.layer, context.positive = layer, positive
        return run(layer, x, layer.weight, layer.bias)

    @staticmethod
    def backward(context, gradient):
        (x,), layer = context.saved_tensors, context.layer
        output = run(layer, x, layer.weight, layer.bias)
        if not context.positive:
            divisor = torch.where(output >= 0, output + EPSILON, output - EPSILON)
            return back(layer, x, layer.weight, output * gradient / divisor), None, None
        bias = None if layer.bias is None else layer.bias.clamp(min=0)
        up, down = layer.weight.clamp(min=0), layer.weight.clamp(max=0)
        divisor = run(layer, x.clamp(min=0), up, bias) + run(layer, x.clamp(max=0), down, None)
        share = torch.where(divisor == 0, torch.zeros_like(divisor), output * gradient / divisor)
        return torch.where(x >= 0, back(layer, x, up, share), back(layer, x, down, share)), None, None


def run(layer, x, weight, bias):
    if isinstance(layer, nn.Linear):
        return F.linear(x, weight, bias)
    return F.conv2d(x, weight, bias, layer.stride, layer.padding, layer.dilation, layer.groups)


def back(layer, x, weight, gradient):
    with torch.enable_grad():
        x = x.detach().requires_grad_()
        return torch.autograd.grad(run(layer, x, weight, None), x, gradient)[0]


def gradient(net, x, label):
    x = x.clone().requires_grad_()
    return torch.autograd.grad(net(x)[0, label], x)[0][0]


def guided(net, x, label):
    found = [(parent, name) for parent in net.modules() for name, child in parent.named_children() if isinstance(child, nn.ReLU)]
    for parent, name in found:
        setattr(parent, name, Call(Guided.apply))
    functional, F.relu = F.relu, lambda x, inplace=False: Guided.apply(x)  # torchvision's GoogLeNet
    result = gradient(net, x, label)
    F.relu = functional
    for parent, name in found:
        setattr(parent, name, nn.ReLU())
    return result


class Call(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


def relevance(net, x, label, positive):
    weighted = [layer for layer in net.modules() if isinstance(layer, (nn.Conv2d, nn.Linear))]
    for layer in weighted:
        layer.forward = lambda x, layer=layer: Relevance.apply(x, layer, positive)
    result = gradient(net, x, label) * x[0]
    for layer in weighted:
        del layer.forward
    return result


def integrated(net, x, label):
    return sum(gradient(net, x * (step + 0.5) / STEPS, label) for step in range(STEPS)) / STEPS * x[0]


def grad_cam(net, x, label, layer):
    kept = []
    hook = net.get_submodule(layer).register_forward_hook(lambda module, given, output: kept.append(output.clone()) or kept[-1])
    y = net(x.clone().requires_grad_())[0, label]
    g = torch.autograd.grad(y, kept[-1])[0][0]
    hook.remove()
    return torch.einsum("k,khw->hw", g.mean((1, 2)), kept[-1][0].detach()).clamp(min=0)


def photo(path):
    return Image.open(path).convert("RGB").resize((256, 256))


def prepared(picture):
    x = torch.tensor(np.asarray(picture)[16:240, 16:240] / 255.0, dtype=torch.float32)
    return ((x - MEAN) / STD).permute(2, 0, 1)[None]


def network(name, photos):
    torch.manual_seed(1)
    options = {"aux_logits": False, "init_weights": False} if name == "googlenet" else {}
    net = getattr(torchvision.models, name)(weights=None, **options)
    for module in net.modules():
        if isinstance(module, nn.ReLU):
            module.inplace = False
        if isinstance(module, nn.Dropout):
            module.p = 0
        if isinstance(module, nn.BatchNorm2d):
            module.reset_running_stats()
            module.momentum = None
        if isinstance(module, (nn.Conv2d, nn.Linear)):
            nn.init.kaiming_normal_(module.weight)
            if module.bias is not None:
                nn.init.normal_(module.bias, std=0.05)
    with torch.no_grad():
        net.train()(photos)
    return net.eval()


def share(difference, whole):
    return "%.0e" % (difference.norm() / whole.norm()).item()


def neighbors(x):
    """The image, and others whose values differ from it by up to half a unit in the last place."""
    torch.manual_seed(2)
    return [x] + [x * (1 + (torch.rand_like(x) - 0.5) * LAST_BIT) for _ in range(NEIGHBORS)]


def main(folder, cnnlab):
    folder.mkdir(parents=True, exist_ok=True)
    samples = sorted(path for path in Path("sample-images").iterdir() if path.suffix in (".jpg", ".png"))
    photos = torch.cat([prepared(photo(path)) for path in samples])
    picture = photo(Path("sample-images") / PHOTO)
    picture.save(folder / "photo.png")
    x = prepared(picture)
    print("| network | method | lab and PyTorch | lab and 64 bits | PyTorch and 64 bits | in the last bit |\n"
          "| --- | --- | ---: | ---: | ---: | ---: |")
    for name, (architecture, layers) in NETWORKS.items():
        net = network(name, photos)
        exact = copy.deepcopy(net).double()
        with torch.no_grad():
            label = net(x)[0].argmax().item()
        weights = folder / (name + ".pth")
        torch.save(net.state_dict(), weights)

        def lab(method, *options):
            out = folder / "map.json"
            subprocess.run([*cnnlab, "explain", "--weights", weights, "--architecture", architecture, "--normalize", "imagenet",
                            "--method", method, "--class", str(label), *options, folder / "photo.png", "--out", out],
                           check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            found = json.loads(out.read_text())
            return torch.tensor(found["values"]).reshape(found["shape"])

        def compare(what, function, ours):
            true = function(exact, x.double()).detach()
            assert true.any(), "a blank map tells nothing"
            theirs, *others = [function(net, each).detach() for each in neighbors(x)]
            print("| %s | %s | %s | %s | %s | %s |" % (name, what, share(ours - theirs, theirs), share(ours - true, true),
                                                     share(theirs - true, true),
                                                     max((share(each - true, true) for each in others), key=float)), flush=True)

        compare("gradient", lambda n, i: gradient(n, i, label), lab("gradient"))
        compare("guided-backprop", lambda n, i: guided(n, i, label), lab("guided-backprop"))
        compare("integrated-gradients", lambda n, i: integrated(n, i, label), lab("integrated-gradients", "--steps", str(STEPS)))
        compare("lrp-epsilon", lambda n, i: relevance(n, i, label, False), lab("lrp-epsilon", "--epsilon", str(EPSILON)))
        compare("lrp-z+", lambda n, i: relevance(n, i, label, True), lab("lrp-z+"))
        for layer in layers:
            compare("grad-cam, " + layer, lambda n, i: grad_cam(n, i, label, layer), lab("grad-cam", "--layer", layer))
        weights.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
