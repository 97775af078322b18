"""Networks with random weights as torch.onnx.export writes them. Usage: onnx_files.py FOLDER [tiny|NAME...];
tiny writes small ones that are in no catalogue, some of which are resources of the tests."""
import inspect
import sys
import torch
import torch.nn as nn
import torch.nn.functional as F
import torchvision.models as models

folder = sys.argv[1]
OLDER = {"dynamo": False} if "dynamo" in inspect.signature(torch.onnx.export).parameters else {}


def randomize(model):
    generator = torch.Generator().manual_seed(1)
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.weight.data.uniform_(0.8, 1.2, generator=generator)
            module.bias.data.uniform_(-0.2, 0.2, generator=generator)
            module.running_mean.uniform_(-0.2, 0.2, generator=generator)
            module.running_var.uniform_(0.8, 1.2, generator=generator)
    return model.eval()


def tempered(model, size):
    """The same with logits that are neither flat nor leave but one class."""
    randomize(model)
    with torch.no_grad():
        spread = model(torch.randn(1, 3, size, size)).std()
        last = [module for module in model.modules() if isinstance(module, nn.Linear)][-1]
        last.weight /= spread
        last.bias /= spread
    return model


def export_newer(name, model, size):
    """As torch 2's exporter does it, tensors beside the model."""
    torch.onnx.export(
        randomize(model), (torch.randn(2, 3, size, size),), f"{folder}/{name}.onnx", dynamo=True,
        external_data=True, dynamic_shapes=({0: torch.export.Dim("batch")},))


def export(name, model, size, opset=13, folded=True, batch=True):
    torch.manual_seed(0)
    image = torch.randn(1, 3, size, size)
    torch.onnx.export(
        randomize(model), image, f"{folder}/{name}.onnx", opset_version=opset,
        do_constant_folding=folded, input_names=["input"], output_names=["output"],
        training=torch.onnx.TrainingMode.EVAL if folded else torch.onnx.TrainingMode.PRESERVE,
        dynamic_axes={"input": {0: "batch"}, "output": {0: "batch"}} if batch else None, **OLDER)


class Small(nn.Module):
    """Functional style: view by size(0), a sum, a mean over the pixels."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 4, 3, padding=1)
        self.bn1 = nn.BatchNorm2d(4)
        self.conv2 = nn.Conv2d(4, 4, 3, padding=1, groups=2, bias=False)
        self.fc1 = nn.Linear(4 * 2 * 2, 8)
        self.fc2 = nn.Linear(8, 3, bias=False)

    def forward(self, x):
        x = F.max_pool2d(F.leaky_relu(self.bn1(self.conv1(x)), 0.1), 2, ceil_mode=True)
        x = x + F.silu(self.conv2(x))
        x = F.avg_pool2d(F.relu6(x), 2)
        x = x.view(x.size(0), -1)
        return self.fc2(torch.tanh(self.fc1(x)))


class Mobile(nn.Module):
    """Depthwise convolutions, Sequentials in Sequentials, a softmax at the end."""

    def __init__(self):
        super().__init__()
        def block(a, b, stride):
            return nn.Sequential(
                nn.Conv2d(a, a, 3, stride, 1, groups=a, bias=False), nn.BatchNorm2d(a), nn.ReLU6(),
                nn.Conv2d(a, b, 1, bias=False), nn.BatchNorm2d(b), nn.ReLU6())
        self.features = nn.Sequential(
            nn.Sequential(nn.Conv2d(3, 4, 3, 2, 1), nn.ReLU()), block(4, 6, 1), block(6, 8, 2))
        self.head = nn.Sequential(nn.Dropout(0.2), nn.Linear(8, 3))

    def forward(self, x):
        return F.softmax(self.head(self.features(x).mean([2, 3])), 1)


class Dense(nn.Module):
    """Concatenations, the image normalized by the network itself, a zero-padded shortcut."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 4, (1, 3), padding=(0, 1))
        self.left = nn.Conv2d(4, 3, 1)
        self.right = nn.Conv2d(4, 5, 5, padding=2)
        self.last = nn.Conv2d(16, 3, 1)

    def forward(self, x):
        x = torch.cat([torch.unsqueeze(x[:, i], 1) * s + t for i, (s, t) in
                       enumerate([(0.458, -0.03), (0.448, -0.088), (0.45, -0.188)])], 1)
        x = F.elu(self.stem(x))
        x = torch.cat([self.left(x), torch.sigmoid(self.right(x))], 1)
        x = F.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, 4, 4))
        return torch.flatten(F.adaptive_avg_pool2d(self.last(x) * 0.5, 1), 1)


class Unknown(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3, dilation=2)
        self.conv2 = nn.Conv2d(4, 4, 3)
        self.fc = nn.Linear(4, 3)

    def forward(self, x):
        x = torch.erf(F.relu(self.conv2(F.interpolate(F.relu(self.conv2(self.first(x))), scale_factor=2))))
        return self.fc(x.mean([2, 3]))

    def first(self, x):
        return F.pad(x, (0, 0, 0, 0, 0, 1)) * 2


torch.manual_seed(2)
wanted = sys.argv[2:] or ["alexnet", "vgg16_bn", "googlenet", "resnet50", "inception_v3"]
if wanted == ["tiny"]:
    for name, model in [("small", Small()), ("mobile", Mobile()), ("dense", Dense())]:
        for opset in (9, 11, 13, 16):
            if name != "dense" or opset > 9:
                export(f"{name}{opset}", model, 8, opset)
        export(f"{name}_unfolded", model, 8, 13, folded=False)
        export(f"{name}_one", model, 8, 13, batch=False)
    export("unknown", Unknown(), 8)
    if OLDER:
        export_newer("small_dynamo", Small(), 8)
else:
    for name in wanted:
        size = 299 if name == "inception_v3" else 224
        extra = {"init_weights": True} if name in ("googlenet", "inception_v3") else {}
        model = tempered(getattr(models, name)(**extra), size)
        export(name, model, size)
        if OLDER:
            export_newer(name + "_dynamo", model, size)
        if name in ("vgg16_bn", "resnet50"):
            export(name + "_unfolded", model, size, folded=False)
        if name == "googlenet":
            model.transform_input = True
            export(name + "_transform", model, size)
