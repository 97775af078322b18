#!/usr/bin/env python3
"""Where the time of a training iteration goes, and how near the processor's peak: the table of docs/performance.md.

    src/bench/layer_times.py [NETWORK]...       the networks below; without a name, all

From what oneDNN tells of each primitive (DNNL_VERBOSE); the median of the iterations for each of them.
"""
import collections
import json
import math
import os
import pathlib
import re
import statistics
import subprocess
import sys

LAB = pathlib.Path(__file__).resolve().parents[2] / "cnnlab"
# Pixels, batch, classes.
NETWORKS = {
    "resnet20": (32, 64, 10),
    "resnet18": (32, 64, 10),
    "vgg16_bn": (32, 64, 10),
    "alexnet_torchvision": (224, 8, 1000),
    "googlenet_torchvision": (224, 8, 1000),
    "resnet50": (224, 8, 1000),
    "vgg16": (224, 8, 1000),
}
KINDS = {
    "convolution": "convolution",
    "inner_product": "fully connected",
    "batch_normalization": "normalization",
    "lrn": "normalization",
    "pooling_v2": "pooling",
    "reorder": "copies",
}
PASSES = ["forward_training", "backward_data", "backward_weights"]


def primitives(network):
    """Lines of oneDNN, one for each primitive that ran, and what bench measured."""
    size, batch, classes = NETWORKS[network]
    command = [LAB, "bench", network, "--input", size, "--batch", batch, "--classes", classes, "--iterations", 7, "--json"]
    out = subprocess.run(
        [str(part) for part in command], env=os.environ | {"DNNL_VERBOSE": "1"}, stdout=subprocess.PIPE, check=True, text=True
    ).stdout
    lines = [line for line in out.splitlines() if line.startswith("onednn_verbose,exec,")]
    measured = json.loads("\n".join(line for line in out.splitlines() if not line.startswith("onednn_verbose")))
    return [line.split(",") for line in lines], measured


def iterations(lines):
    """The primitives of each training iteration; what follows the training is left out."""
    end = next(i for i, line in enumerate(lines) if line[5] == "forward_inference")
    train = lines[:end]
    first = next(line for line in train if line[3] == "convolution")
    starts = [i for i, line in enumerate(train) if line[3:10] == first[3:10]]
    whole = [train[a:b] for a, b in zip(starts, starts[1:])]
    usual = statistics.mode(len(each) for each in whole)
    return [each for each in whole if len(each) == usual]


def operations(line):
    """Floating-point operations of a convolution, direct whatever the algorithm."""
    sizes = {name: int(value) for name, value in re.findall(r"([a-z]+)(\d+)", line[-2])}
    taps = sizes["kh"] * sizes["kw"] * sizes["ic"] // sizes.get("g", 1)
    return 2 * sizes["mb"] * sizes["oc"] * sizes["oh"] * sizes["ow"] * taps


def main():
    print("| network | iteration, ms | " + " | ".join(dict.fromkeys(KINDS.values())) + " | the rest | " + " | ".join(PASSES) + " |")
    best = 0.0
    for network in sys.argv[1:] or NETWORKS:
        lines, measured = primitives(network)
        rounds = iterations(lines)
        total = 1000 * measured["batch"] / measured["trainImagesPerSecond"]
        time = collections.Counter()
        work = collections.Counter()
        spent = collections.Counter()
        for line, *others in zip(*rounds):
            taken = statistics.median(float(each[-1]) for each in [line, *others])
            time[KINDS.get(line[3], "the rest")] += taken
            if line[3] == "convolution":
                work[line[5]] += operations(line)
                spent[line[5]] += taken
                if "wino" not in line[4]:
                    best = max(best, operations(line) / taken / 1e6)
        time["the rest"] = total - math.fsum(time[kind] for kind in set(KINDS.values()))
        shares = [f"{time[kind] / total:.0%}" for kind in [*dict.fromkeys(KINDS.values()), "the rest"]]
        speeds = [f"{work[it] / spent[it] / 1e6:.0f}" if spent[it] else "-" for it in PASSES]
        print("| " + " | ".join([network, f"{total:.1f}", *shares, *speeds]) + " |", flush=True)
    print(f"Fastest direct convolution: {best:.0f} GFLOP/s")


if __name__ == "__main__":
    main()
