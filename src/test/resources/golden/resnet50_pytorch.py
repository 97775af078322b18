"""resnet50, exported from CNN Lab.

K. He, X. Zhang, S. Ren, J. Sun: Deep Residual Learning for Image Recognition, 2015
https://arxiv.org/abs/1512.03385

Images of 3 x 224 x 224 in RGB; 25,557,032 parameters. The answers are logits.
Each channel is (value / 255 - mean) / std, with mean and std of the training images:
those of ImageNet are (0.485, 0.456, 0.406) and (0.229, 0.224, 0.225).
"""

import torch
import torch.nn as nn
import torch.nn.functional as F


class ProjectionBlock(nn.Module):
    def __init__(self, in_channels, channels, out_channels, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, channels, kernel_size=1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(
            channels,
            channels,
            kernel_size=3,
            stride=stride,
            padding=1,
            bias=False,
        )
        self.bn2 = nn.BatchNorm2d(channels)
        self.conv3 = nn.Conv2d(channels, out_channels, kernel_size=1, bias=False)
        self.bn3 = nn.BatchNorm2d(out_channels)
        self.downsample = nn.Sequential(
            nn.Conv2d(in_channels, out_channels, kernel_size=1, stride=stride, bias=False),
            nn.BatchNorm2d(out_channels),
        )

    def forward(self, x):
        out = F.relu(self.bn1(self.conv1(x)))
        out = F.relu(self.bn2(self.conv2(out)))
        out = self.bn3(self.conv3(out))
        x = self.downsample(x)
        return F.relu(out + x)


class ResidualBlock(nn.Module):
    def __init__(self, in_channels, out_channels):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, out_channels, kernel_size=1, bias=False)
        self.bn1 = nn.BatchNorm2d(out_channels)
        self.conv2 = nn.Conv2d(out_channels, out_channels, kernel_size=3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(out_channels)
        self.conv3 = nn.Conv2d(out_channels, in_channels, kernel_size=1, bias=False)
        self.bn3 = nn.BatchNorm2d(in_channels)

    def forward(self, x):
        out = F.relu(self.bn1(self.conv1(x)))
        out = F.relu(self.bn2(self.conv2(out)))
        out = self.bn3(self.conv3(out))
        return F.relu(out + x)


class Resnet50(nn.Module):
    def __init__(self, num_classes=1000):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, kernel_size=7, stride=2, padding=3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.maxpool = nn.MaxPool2d(kernel_size=3, stride=2, padding=1)
        self.layer1 = nn.Sequential(
            ProjectionBlock(64, 64, 256),
            ResidualBlock(256, 64),
            ResidualBlock(256, 64),
        )
        self.layer2 = nn.Sequential(
            ProjectionBlock(256, 128, 512, stride=2),
            *[ResidualBlock(512, 128) for _ in range(3)],
        )
        self.layer3 = nn.Sequential(
            ProjectionBlock(512, 256, 1024, stride=2),
            *[ResidualBlock(1024, 256) for _ in range(5)],
        )
        self.layer4 = nn.Sequential(
            ProjectionBlock(1024, 512, 2048, stride=2),
            ResidualBlock(2048, 512),
            ResidualBlock(2048, 512),
        )
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(2048, num_classes)
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                mode = "fan_out" if module.bias is None else "fan_in"
                nn.init.kaiming_normal_(module.weight, mode=mode, nonlinearity="relu")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)

    def forward(self, x):
        x = F.relu(self.bn1(self.conv1(x)))
        x = self.maxpool(x)
        x = self.layer1(x)
        x = self.layer2(x)
        x = self.layer3(x)
        x = self.layer4(x)
        x = self.avgpool(x)
        x = torch.flatten(x, 1)
        return self.fc(x)


if __name__ == "__main__":
    network = Resnet50().eval()
    print(network(torch.randn(1, 3, 224, 224)).shape)
