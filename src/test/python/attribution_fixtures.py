"""Writes what attribution methods come to on the small network of engine_fixtures.py, by PyTorch's autograd alone.
usage: python3 attribution_fixtures.py FOLDER    (src/test/resources/cnnlab/explain)
Needs torch; the file in the repository comes from 2.13."""
import json
import sys
from pathlib import Path

import torch
from torch.nn import functional as F

from engine_fixtures import Tiny, array, gradients

LABEL = 1


def network():
    made = gradients()
    net = Tiny().eval()
    net.load_state_dict({k: torch.tensor(v["values"]).reshape(v["shape"]) for k, v in made["tensors"].items()}, strict=False)
    return net, torch.tensor(made["pixels"]["values"]).reshape(made["pixels"]["shape"])[:1]


def run(net, x, relu=F.relu, weighted=lambda layer, x: layer(x)):
    """The maps of the ReLUs, and the score."""
    relu1 = relu(net.bn1(weighted(net.conv1, x)))
    relu2 = relu(weighted(net.conv2, relu1) + relu1)
    y = weighted(net.fc, F.adaptive_avg_pool2d(F.max_pool2d(relu2, 3, 2, 1, ceil_mode=True), 2).flatten(1))
    return {"relu1": relu1, "relu2": relu2}, y[:, LABEL]


def rule(back):
    """A ReLU that passes back what this makes of its input and the gradient."""
    class Rule(torch.autograd.Function):
        @staticmethod
        def forward(context, x):
            context.save_for_backward(x)
            return x.clamp(min=0)

        @staticmethod
        def backward(context, gradient):
            return back(context.saved_tensors[0], gradient)
    return Rule.apply


def lrp(epsilon, all, positives):
    """Weighted layers that share relevance out in proportion to all that is added, and to what is added above zero."""
    class Rule(torch.autograd.Function):
        @staticmethod
        def forward(context, x, layer):
            context.save_for_backward(x)
            context.layer = layer
            return apply(layer, x, layer.weight, layer.bias)

        @staticmethod
        def backward(context, gradient):
            (x,), layer = context.saved_tensors, context.layer
            with torch.enable_grad():
                x = x.detach().requires_grad_()
                bias = None if layer.bias is None else layer.bias.clamp(min=0)
                output = apply(layer, x, layer.weight, layer.bias)
                above = apply(layer, x.clamp(min=0), layer.weight.clamp(min=0), bias) + \
                    apply(layer, x.clamp(max=0), layer.weight.clamp(max=0), None)
                divisor = (all * output + positives * above).detach()
                divisor = torch.where(divisor >= 0, divisor + epsilon, divisor - epsilon)
                share = torch.where(divisor == 0, torch.zeros(()), output.detach() * gradient / divisor)
                return torch.autograd.grad(all * output + positives * above, x, share)[0], None
    return lambda layer, x: Rule.apply(x, layer)


def apply(layer, x, weight, bias):
    if weight.dim() == 2:
        return F.linear(x, weight, bias)
    return F.conv2d(x, weight, bias, layer.stride, layer.padding, groups=layer.groups)


def passed(net, x, **rules):
    leaf = x.clone().requires_grad_()
    return torch.autograd.grad(run(net, leaf, **rules)[1].sum(), leaf)[0]


def of_layer(net, x, layer):
    maps, y = run(net, x)
    g = torch.autograd.grad(y.sum(), maps[layer])[0][0]
    a = maps[layer][0].detach()
    weighted = lambda w: torch.einsum("k,khw->hw", w, a)
    plus = g.clamp(min=0) * g ** 2 / (2 * g ** 2 + g ** 3 * a.sum((1, 2), keepdim=True) + 1e-6)
    masks = F.interpolate(a[None], size=x.shape[2:], mode="bilinear", align_corners=False)[0]
    low, high = masks.amin((1, 2), keepdim=True), masks.amax((1, 2), keepdim=True)
    masks = torch.where(high > low, (masks - low) / (high - low).clamp(min=1e-12), torch.zeros(()))
    scores = run(net, x * masks[:, None])[1].detach()
    return {
        "grad-cam": weighted(g.mean((1, 2))),
        "grad-cam++": weighted(torch.where(g > 0, plus, torch.zeros(())).sum((1, 2))),
        "xgrad-cam": weighted((g * a).sum((1, 2)) / a.sum((1, 2)).clamp(min=1e-12)),
        "hires-cam": (g * a).sum(0),
        "layer-cam": (g.clamp(min=0) * a).sum(0),
        "score-cam": weighted(scores.softmax(0)),
    }


def integrated(net, x, baseline, steps):
    total = torch.zeros_like(x)
    for step in range(steps):
        at = (baseline + (x - baseline) * (step + 0.5) / steps).requires_grad_()
        total += torch.autograd.grad(run(net, at)[1].sum(), at)[0] / steps
    return total * (x - baseline)


def occlusion(net, x, window, stride, fill):
    """As Captum's: the mean fall of the windows over each place; those beyond the edge are cut off."""
    whole, side = run(net, x)[1].item(), x.shape[-1]
    falls, counts = torch.zeros(side, side), torch.zeros(side, side)
    places = range(0, -(-max(0, side - window) // stride) * stride + 1, stride)
    for top in places:
        for left in places:
            hidden = x.clone()
            hidden[:, :, top:top + window, left:left + window] = fill
            falls[top:top + window, left:left + window] += whole - run(net, hidden)[1].item()
            counts[top:top + window, left:left + window] += 1
    return falls / counts.clamp(min=1)


if __name__ == "__main__":
    net, x = network()
    guided = rule(lambda x, gradient: gradient.clamp(min=0) * (x > 0))
    deconvnet = rule(lambda x, gradient: gradient.clamp(min=0))
    result = {
        "label": LABEL,
        "logit": run(net, x)[1].item(),
        "layers": {layer: {k: array(v) for k, v in of_layer(net, x, layer).items()} for layer in ["relu1", "relu2"]},
        "pixels": {
            "gradient": array(passed(net, x)[0]),
            "guided-backprop": array(passed(net, x, relu=guided)[0]),
            "deconvnet": array(passed(net, x, relu=deconvnet)[0]),
            "lrp-epsilon": array((x * passed(net, x, weighted=lrp(0.25, 1, 0)))[0]),
            "lrp-gamma": array((x * passed(net, x, weighted=lrp(0, 1, 0.5)))[0]),
            "lrp-z+": array((x * passed(net, x, weighted=lrp(0, 0, 1)))[0]),
            "input-x-gradient": array((x * passed(net, x))[0]),
            "integrated-gradients": array(integrated(net, x, torch.full_like(x, -0.3), 20)[0]),
            "occlusion": array(occlusion(net, x, 3, 2, 0.5)),
        },
    }
    (Path(sys.argv[1]) / "attributions.json").write_text(json.dumps(result) + "\n")
