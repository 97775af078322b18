"""How fast PyTorch trains and answers on this processor: the peer of ./cnnlab bench. Prints one JSON line.
usage: pytorch.py NETWORK SIZE BATCH CLASSES ITERATIONS    (the catalogue's names; needs torch and torchvision)"""
import json
import os
import resource
import statistics
import sys
import time

import torch
import torchvision
from torch import nn


def conv_norm(given, made, kernel, stride=1):
    return [nn.Conv2d(given, made, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(made)]


class Residual(nn.Module):
    """Two 3x3 convolutions beside a skip connection, which a 1x1 convolution fits where the shape changes."""

    def __init__(self, given, made, stride):
        super().__init__()
        self.branch = nn.Sequential(
            *conv_norm(given, made, 3, stride), nn.ReLU(inplace=True), *conv_norm(made, made, 3))
        same = stride == 1 and given == made
        self.skip = nn.Identity() if same else nn.Sequential(*conv_norm(given, made, 1, stride))

    def forward(self, x):
        return torch.relu(self.branch(x) + self.skip(x))


def resnet(stages, width, classes):
    layers, channels = conv_norm(3, width, 3) + [nn.ReLU(inplace=True)], width
    for stage, blocks in enumerate(stages):
        for block in range(blocks):
            made = width << stage
            layers.append(Residual(channels, made, 2 if stage > 0 and block == 0 else 1))
            channels = made
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, classes))


def small_vgg(classes):
    layers, channels = [], 3
    for made, count in ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3)):
        for _ in range(count):
            layers += conv_norm(channels, made, 3) + [nn.ReLU(inplace=True)]
            channels = made
        layers.append(nn.MaxPool2d(2))
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(512, 512), nn.ReLU(inplace=True), nn.Linear(512, classes))


def network(name, size, classes):
    if size < 64:
        return {"resnet20": lambda: resnet((3, 3, 3), 16, classes),
                "resnet18": lambda: resnet((2, 2, 2, 2), 64, classes),
                "vgg16_bn": lambda: small_vgg(classes)}[name]()
    options = {"aux_logits": False, "init_weights": False} if name.startswith("googlenet") else {}
    return getattr(torchvision.models, name.removesuffix("_torchvision"))(num_classes=classes, **options)


def images_per_second(batch, iterations, step):
    for _ in range(3):
        step()
    seconds = []
    for _ in range(iterations):
        start = time.perf_counter()
        step()
        seconds.append(time.perf_counter() - start)
    return batch / statistics.median(seconds)


def main(name, size, batch, classes, iterations):
    torch.set_num_threads(len(os.sched_getaffinity(0)))  # as CNN Lab; torch's own guess may be fewer
    net, loss = network(name, size, classes).train(), nn.CrossEntropyLoss()
    images, labels = torch.randn(batch, 3, size, size), torch.randint(classes, (batch,))
    optimizer = torch.optim.SGD(net.parameters(), 1e-3, momentum=0.9, weight_decay=5e-4)

    def train():
        optimizer.zero_grad()
        value = loss(net(images), labels)
        value.backward()
        optimizer.step()
        return value.item()

    def infer():
        with torch.no_grad():
            return net(images)

    trained = images_per_second(batch, iterations, train)
    net.eval()
    inferred = images_per_second(batch, iterations, infer)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(json.dumps({"network": name, "inputSize": size, "batch": batch, "trainImagesPerSecond": round(trained, 2),
                      "inferImagesPerSecond": round(inferred, 2), "peakMiB": peak}))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:6]))
