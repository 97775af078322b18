"""Writes what PyTorch computes for every kind of layer, optimizer and a small network; the engine's tests compare.
usage: python3 engine_fixtures.py FOLDER    (src/test/resources/cnnlab/engine/agreement)
Needs torch; the files in the repository come from 1.13."""
import json
import sys
from collections import OrderedDict
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F


def array(tensor):
    tensor = tensor.detach()
    return {"shape": list(tensor.shape), "values": [float("%.8g" % v) for v in tensor.flatten().tolist()]}


def window(kernel, stride, padding):
    kernel, stride, padding = [v if isinstance(v, tuple) else (v, v) for v in (kernel, stride, padding)]
    names = ["kernelHeight", "kernelWidth", "strideHeight", "strideWidth", "paddingHeight", "paddingWidth"]
    return dict(zip(names, kernel + stride + padding))


def case(name, op, module, *shapes, training=True, spread=1):
    """Forward and, in training, backward with a random gradient of the output."""
    inputs = [(spread * torch.randn(shape)).requires_grad_() for shape in shapes]
    before = {}
    if isinstance(module, nn.Module):
        module.train(training)
        for key, value in module.state_dict().items():
            if value.is_floating_point():
                if key != "running_var":
                    value.copy_(torch.randn(value.shape))
                else:
                    value.copy_(torch.rand(value.shape) + 0.5)
                before[key] = array(value)
    output = module(*inputs)
    result = {"name": name, "op": op, "training": training, "inputs": [array(x) for x in inputs],
              "tensors": before, "output": array(output)}
    if training:
        gradient = torch.randn(output.shape)
        output.backward(gradient)
        result["gradient"] = array(gradient)
        result["inputGradients"] = [array(x.grad) for x in inputs]
        if isinstance(module, nn.Module):
            result["tensorGradients"] = {k: array(p.grad) for k, p in module.named_parameters()}
            result["state"] = {k: array(b) for k, b in module.named_buffers() if b.is_floating_point()}
    return result


def conv(name, channels, filters, kernel, stride, padding, groups, bias, size):
    op = {"op": "conv", "filters": filters, "window": window(kernel, stride, padding), "groups": groups, "bias": bias}
    return case(name, op, nn.Conv2d(channels, filters, kernel, stride, padding, groups=groups, bias=bias),
                (2, channels) + size)


def max_pool(name, kernel, stride, padding, ceil, size):
    op = {"op": "maxpool", "window": window(kernel, stride, padding), "ceil": ceil}
    return case(name, op, nn.MaxPool2d(kernel, stride, padding, ceil_mode=ceil), (2, 2) + size)


def avg_pool(name, kernel, stride, padding, ceil, count, size):
    op = {"op": "avgpool", "window": window(kernel, stride, padding), "ceil": ceil, "countPadding": count}
    return case(name, op, nn.AvgPool2d(kernel, stride, padding, ceil_mode=ceil, count_include_pad=count), (2, 2) + size)


def adaptive(name, out, size):
    return case(name, {"op": "adaptiveavgpool", "height": out[0], "width": out[1]}, nn.AdaptiveAvgPool2d(out), (2, 3) + size)


def lrn(name, size, alpha, beta, k, channels):
    op = {"op": "lrn", "size": size, "alpha": alpha, "beta": beta, "k": k}
    return case(name, op, nn.LocalResponseNorm(size, alpha * size, beta, k), (2, channels, 3, 4))


def shortcut(name, stride, channels, to, size):
    before = (to - channels) // 2
    pad = (0, 0, 0, 0, before, to - channels - before)
    return case(name, {"op": "padshortcut", "stride": stride, "channels": to},
                lambda x: F.pad(x[:, :, ::stride, ::stride], pad), (2, channels) + size)


def batch_norm(name, epsilon, momentum, training, shape):
    op = {"op": "batchnorm", "epsilon": epsilon, "momentum": momentum}
    module = (nn.BatchNorm2d if len(shape) == 4 else nn.BatchNorm1d)(shape[1], epsilon, momentum)
    return case(name, op, module, shape, training=training)


def bend(name, op, module):
    return case(name, op, module, (2, 3, 4, 4), spread=4)


def layers():
    return [
        conv("convolution 3x3 with bias", 3, 5, 3, 1, 1, 1, True, (5, 6)),
        conv("convolution 3x3 stride 2", 3, 4, 3, 2, 1, 1, False, (6, 7)),
        conv("convolution 1x1", 5, 4, 1, 1, 0, 1, False, (3, 4)),
        conv("convolution 1x1 with bias", 5, 4, 1, 1, 0, 1, True, (3, 4)),
        conv("convolution 1x1 stride 2", 4, 6, 1, 2, 0, 1, False, (5, 5)),
        conv("convolution 5x3 with its own stride and padding each way", 2, 3, (5, 3), (2, 1), (2, 0), 1, True, (7, 6)),
        conv("convolution in 2 groups", 4, 6, 3, 1, 1, 2, True, (5, 5)),
        conv("convolution in 4 groups without bias", 4, 8, 3, 2, 1, 4, False, (5, 5)),
        max_pool("max pooling 2x2", 2, 2, 0, False, (6, 5)),
        max_pool("max pooling 3x3 overlapping", 3, 2, 0, False, (7, 7)),
        max_pool("max pooling 3x3 padded", 3, 2, 1, False, (7, 8)),
        max_pool("max pooling rounded up", 3, 2, 0, True, (6, 8)),
        max_pool("max pooling rounded up, padded", 3, 2, 1, True, (6, 7)),
        max_pool("max pooling rounded up, last window dropped", 2, 3, 1, True, (5, 6)),
        avg_pool("mean pooling 5x5", 5, 3, 0, False, True, (14, 8)),
        avg_pool("mean pooling padded", 3, 2, 1, False, True, (5, 6)),
        avg_pool("mean pooling that leaves out the padding", 3, 2, 1, False, False, (5, 6)),
        avg_pool("mean pooling rounded up", 3, 2, 1, True, True, (6, 5)),
        avg_pool("mean pooling rounded up that leaves out the padding", 3, 2, 1, True, False, (6, 6)),
        adaptive("global mean", (1, 1), (5, 6)),
        adaptive("adaptive mean, even regions", (2, 3), (4, 6)),
        adaptive("adaptive mean, overlapping regions", (3, 4), (5, 7)),
        adaptive("adaptive mean of a map smaller than the grid", (4, 3), (2, 1)),
        lrn("local response normalization of the AlexNet paper", 5, 1e-4, 0.75, 2.0, 7),
        lrn("local response normalization with a large alpha", 3, 0.5, 0.6, 1.0, 4),
        shortcut("shortcut to twice the channels", 2, 3, 6, (5, 4)),
        shortcut("shortcut with an odd number of new channels", 2, 2, 5, (4, 4)),
        batch_norm("batch normalization", 1e-5, 0.1, True, (4, 3, 2, 3)),
        batch_norm("batch normalization in use", 1e-3, 0.1, False, (2, 3, 2, 3)),
        batch_norm("batch normalization of vectors", 1e-5, 0.2, True, (6, 4)),
        case("ReLU", {"op": "relu"}, nn.ReLU(), (2, 3, 4, 4)),
        case("fully connected", {"op": "linear", "units": 3, "bias": True}, nn.Linear(5, 3), (4, 5)),
        case("fully connected without bias", {"op": "linear", "units": 3, "bias": False}, nn.Linear(5, 3, bias=False), (4, 5)),
        case("flatten", {"op": "flatten"}, nn.Flatten(), (2, 3, 2, 2)),
        case("sum of three", {"op": "add"}, lambda a, b, c: a + b + c, (2, 3, 2, 2), (2, 3, 2, 2), (2, 3, 2, 2)),
        case("concatenation", {"op": "concat"}, lambda a, b: torch.cat([a, b], 1), (2, 3, 2, 2), (2, 1, 2, 2)),
        case("dropout in use", {"op": "dropout", "rate": 0.5}, nn.Dropout(0.5), (2, 5), training=False),
        bend("ReLU6", {"op": "relu6"}, nn.ReLU6()),
        bend("leaky ReLU", {"op": "leakyrelu", "slope": 0.01}, nn.LeakyReLU(0.01)),
        bend("leaky ReLU with a steep slope", {"op": "leakyrelu", "slope": 0.2}, nn.LeakyReLU(0.2)),
        bend("ELU", {"op": "elu"}, nn.ELU()),
        bend("SiLU", {"op": "silu"}, nn.SiLU()),
        bend("sigmoid", {"op": "sigmoid"}, nn.Sigmoid()),
        bend("tanh", {"op": "tanh"}, nn.Tanh()),
        case("tanh of vectors", {"op": "tanh"}, nn.Tanh(), (3, 5)),
    ]


class Tiny(nn.Module):
    """TinyNetworks.residual() of the tests, without dropout; the auxiliary classifier counts 0.3."""
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(8)
        self.conv2 = nn.Conv2d(8, 8, 3, padding=1, groups=2)
        self.aux = nn.ModuleDict({"fc": nn.Linear(200, 3)})
        self.fc = nn.Linear(32, 3)

    def forward(self, x):
        x = F.relu(self.bn1(self.conv1(x)))
        x = F.max_pool2d(F.relu(self.conv2(x) + x), 3, 2, 1, ceil_mode=True)
        return self.fc(F.adaptive_avg_pool2d(x, 2).flatten(1)), self.aux["fc"](x.flatten(1))


def training_run(kind, momentum, decay, rates):
    torch.manual_seed(3)
    net, loss = Tiny().train(), nn.CrossEntropyLoss()
    start = {k: array(v) for k, v in net.state_dict().items() if v.is_floating_point()}
    pixels, labels = torch.randn(6, 3, 8, 8), torch.tensor([0, 1, 2, 0, 1, 2])
    optimizer = {
        "SGD": lambda: torch.optim.SGD(net.parameters(), 1, momentum, weight_decay=decay),
        "NESTEROV": lambda: torch.optim.SGD(net.parameters(), 1, momentum, weight_decay=decay, nesterov=True),
        "ADAM": lambda: torch.optim.Adam(net.parameters(), 1, (momentum, 0.999), weight_decay=decay),
    }[kind]()
    losses = []
    for rate in rates:
        optimizer.param_groups[0]["lr"] = rate
        optimizer.zero_grad()
        main, auxiliary = net(pixels)
        value = loss(main, labels) + 0.3 * loss(auxiliary, labels)
        value.backward()
        optimizer.step()
        losses.append(value.item())
    net.eval()
    probabilities = net(pixels)[0].softmax(1)
    end = {k: array(v) for k, v in net.state_dict().items() if v.is_floating_point()}
    return OrderedDict(
        optimizer={"kind": kind, "learningRate": 1, "momentum": momentum, "weightDecay": decay}, rates=rates,
        pixels=array(pixels), labels=labels.tolist(), losses=losses, start=start, end=end, probabilities=array(probabilities))


class Guided(torch.autograd.Function):
    """ReLU that passes back positive gradients where its input was positive."""
    @staticmethod
    def forward(context, x):
        context.save_for_backward(x)
        return x.clamp(min=0)

    @staticmethod
    def backward(context, gradient):
        return gradient.clamp(min=0) * (context.saved_tensors[0] > 0)


class Deconvnet(Guided):
    """ReLU that passes back positive gradients wherever."""
    @staticmethod
    def backward(context, gradient):
        return gradient.clamp(min=0)


def gradients():
    """Derivatives of the tiny network in evaluation mode."""
    torch.manual_seed(5)
    net = Tiny().eval()
    net.bn1.running_mean.copy_(torch.randn(8) / 4)
    net.bn1.running_var.copy_(torch.rand(8) + 0.5)
    net.bn1.weight.data.copy_(torch.rand(8) + 0.5)
    net.bn1.bias.data.copy_(torch.randn(8) / 4)
    pixels = torch.randn(2, 3, 8, 8)
    targets = {
        "logit 1": lambda y, relu1: y[:, 1],
        "probability 2": lambda y, relu1: y.softmax(1)[:, 2],
        "loss 0": lambda y, relu1: F.cross_entropy(y, torch.zeros(2, dtype=torch.long), reduction="none"),
        "channel 3 of relu1": lambda y, relu1: relu1[:, 3].mean((1, 2)),
        "neuron 2, 4, 5 of relu1": lambda y, relu1: relu1[:, 2, 4, 5],
    }
    cases = []
    for rule, relu in [("GRADIENT", F.relu), ("GUIDED", Guided.apply), ("DECONVNET", Deconvnet.apply)]:
        for name, target in list(targets.items())[:5 if rule == "GRADIENT" else 1]:
            x = pixels.clone().requires_grad_()
            conv1 = net.conv1(x)
            relu1 = relu(net.bn1(conv1))
            relu2 = relu(net.conv2(relu1) + relu1)
            y = net.fc(F.adaptive_avg_pool2d(F.max_pool2d(relu2, 3, 2, 1, ceil_mode=True), 2).flatten(1))
            layers = {"input": x, "relu1": relu1}
            found = torch.autograd.grad(target(y, relu1).sum(), list(layers.values()), allow_unused=True)
            cases.append({"rule": rule, "target": name, "logits": array(y), "gradients": {
                layer: array(torch.zeros_like(layers[layer]) if gradient is None else gradient)
                for layer, gradient in zip(layers, found)}})
    return {"tensors": {k: array(v) for k, v in net.state_dict().items() if v.is_floating_point()},
            "pixels": array(pixels), "cases": cases}


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    torch.manual_seed(1)
    (folder / "layers.json").write_text("[\n" + ",\n".join(json.dumps(c) for c in layers()) + "\n]\n")
    runs = [
        training_run("SGD", 0.9, 0.01, [0.05, 0.05, 0.02, 0.01]),
        training_run("SGD", 0, 0, [0.05, 0.02]),
        training_run("NESTEROV", 0.9, 0.01, [0.05, 0.05, 0.02, 0.01]),
        training_run("ADAM", 0.9, 0.01, [0.003, 0.003, 0.001, 0.001]),
    ]
    (folder / "training.json").write_text("[\n" + ",\n".join(json.dumps(r) for r in runs) + "\n]\n")
    (folder / "gradients.json").write_text(json.dumps(gradients()) + "\n")
