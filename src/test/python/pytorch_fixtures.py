#!/usr/bin/python3
"""Makes the small PyTorch files that PytorchFormatTest reads.

    src/test/python/pytorch_fixtures.py [src/test/resources/cnnlab/weights/pytorch]

Every file is written twice: as the zip that torch.save writes since 1.6, and, with "_legacy" in its name, as it was
before. Needs PyTorch (Debian: python3-torch).
"""
import collections
import sys
from pathlib import Path

import numpy as np
import torch

OUT = Path(sys.argv[1] if len(sys.argv) > 1 else "src/test/resources/cnnlab/weights/pytorch")


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = torch.nn.Conv2d(1, 2, 2)
        self.bn = torch.nn.BatchNorm2d(2)
        self.fc = torch.nn.Linear(3, 2)


class Whole(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.zeros(2))


def numbered(model):
    """Every tensor counts up from where the one before it ended."""
    at = 0
    with torch.no_grad():
        for tensor in model.state_dict().values():
            if tensor.is_floating_point():
                tensor.copy_(torch.arange(at, at + tensor.numel(), dtype=tensor.dtype).reshape(tensor.shape))
                at += tensor.numel()
    return model


def save(name, content):
    torch.save(content, OUT / f"{name}.pth")
    torch.save(content, OUT / f"{name}_legacy.pth", _use_new_zipfile_serialization=False)


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    net = numbered(Net())
    save("state", net.state_dict())

    optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    net.fc(torch.ones(1, 3)).sum().backward()
    optimizer.step()
    numbered(net)
    parallel = collections.OrderedDict(("module." + name, tensor) for name, tensor in net.state_dict().items())
    save("checkpoint", {"epoch": 3, "best": np.float64(0.5), "loss": torch.tensor(0.25), "time": 1.5, "name": "réseau",
                        "optimizer": optimizer.state_dict(), "state_dict": parallel})
    save("nested", {"state": [1, 2], "model": {"net": net.state_dict()}})

    values = torch.tensor([[1, -2.5, 0], [65504, 0.125, -0.0078125]])
    save("types", {"f16": values.half(), "bf16": torch.tensor([1, -2.5, 0.15625]).bfloat16(), "f32": values,
                   "f64": values.double(), "i64": torch.tensor([7]), "i32": torch.tensor([7], dtype=torch.int32),
                   "u8": torch.tensor([7], dtype=torch.uint8), "bool": torch.tensor([True]),
                   "scalar": torch.tensor(3.0), "empty": torch.zeros(0, 4)})

    whole = torch.arange(24, dtype=torch.float32)
    save("views", {"whole": whole, "part": whole[5:9], "transposed": whole.reshape(4, 6).t(), "column": whole.reshape(4, 6)[:, 2],
                   "every_third": whole[1::3], "channels_last": whole.reshape(1, 2, 3, 4).contiguous(memory_format=torch.channels_last),
                   "expanded": whole[2:3].expand(3), "half": whole.half().reshape(4, 6).t(),
                   "parameter": torch.nn.Parameter(whole.reshape(2, 12))})

    save("module", Whole())
    torch.jit.script(torch.nn.Sequential(torch.nn.Linear(2, 1))).save(str(OUT / "script.pt"))
    save("list", [torch.zeros(2)])


if __name__ == "__main__":
    main()
