"""The peer of ExplainLatency.java in PyTorch: milliseconds for one image, prediction, Grad-CAM, integrated gradients in 50 steps.
usage: explain_latency.py NETWORK REPEATS    (the catalogue's names; needs torch and torchvision)"""
import os
import statistics
import sys
import time

import torch
import torchvision
from torch.nn import functional as F

LABEL, STEPS, AT_ONCE = 207, 50, 4
LAST = {"alexnet": "features.11", "vgg16": "features.29", "googlenet": "inception5b", "resnet50": "layer4"}


def milliseconds(repeats, work):
    times = []
    for _ in range(repeats + 1):
        start = time.perf_counter()
        work()
        times.append(1e3 * (time.perf_counter() - start))
    return statistics.median(times[1:])


def main(name, repeats):
    torch.set_num_threads(len(os.sched_getaffinity(0)))
    name = name.removesuffix("_torchvision")
    options = {"aux_logits": False, "init_weights": False} if name == "googlenet" else {}
    net = getattr(torchvision.models, name)(**options).eval()
    x, kept = torch.randn(1, 3, 224, 224), []
    net.get_submodule(LAST[name]).register_forward_hook(lambda module, given, output: kept.append(output))

    def predict():
        kept.clear()
        with torch.no_grad():
            return net(x).softmax(1)

    def grad_cam():
        kept.clear()
        y = net(x)[0, LABEL]
        g = torch.autograd.grad(y, kept[0])[0]
        return F.relu((g.mean((2, 3), keepdim=True) * kept[0]).sum(1))

    def integrated():
        total = torch.zeros_like(x)
        for first in range(0, STEPS, AT_ONCE):
            steps = torch.arange(first, min(first + AT_ONCE, STEPS))
            kept.clear()
            at = (x * ((steps + 0.5) / STEPS).view(-1, 1, 1, 1)).requires_grad_()
            total += torch.autograd.grad(net(at)[:, LABEL].sum(), at)[0].sum(0, keepdim=True) / STEPS
        return total * x

    print("%.1f %.1f %.0f" % (milliseconds(repeats, predict), milliseconds(repeats, grad_cam),
                              milliseconds(max(1, repeats // 5), integrated)))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
