#!/usr/bin/python3
"""Runs networks that CNN Lab wrote as source code, for the tests of cnnlab.export.

usage: python3 exported_code.py pytorch|keras FILE.py [FILE.py ...]

Beside each FILE.py lies FILE.safetensors with the network's weights, an image ("test.image") and
the logits that the lab's own engine gives for it ("test.logits"). For each file a line of JSON goes
to standard output: the number of parameters, the tensors that do not fit, and how far the logits
are from the lab's, relative to the largest.
"""

import importlib.util
import json
import sys

import numpy as np


def read_safetensors(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        data = file.read()
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            values = np.frombuffer(data[begin:end], dtype="<f4")
            tensors[name] = values.reshape(entry["shape"]).copy()
    return tensors


def module(path):
    spec = importlib.util.spec_from_file_location("network", path)
    result = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(result)
    return result


def run_pytorch(path, tensors, image):
    import torch

    classes = [c for c in vars(module(path)).values() if isinstance(c, type)]
    network = [c for c in classes if issubclass(c, torch.nn.Module)][-1]()
    wanted = {k for k in network.state_dict() if not k.endswith("num_batches_tracked")}
    misfits = sorted(wanted ^ set(tensors))
    network.load_state_dict({k: torch.tensor(v) for k, v in tensors.items()}, strict=False)
    parameters = sum(p.numel() for p in network.parameters())
    network.eval()
    with torch.no_grad():
        return parameters, misfits, network(torch.tensor(image)).numpy()


def run_keras(path, tensors, image):
    code = module(path)
    model = code.build()
    try:
        code.load_weights(model, path[: -len(".py")] + ".safetensors")
        by_itself = [np.array(weight) for weight in model.get_weights()]
    except ImportError:
        by_itself = None
    left = dict(tensors)
    for layer in model.layers:
        values = []
        for weight in layer.weights:
            names = {
                "kernel": "weight",
                "gamma": "weight",
                "beta": "bias",
                "bias": "bias",
                "moving_mean": "running_mean",
                "moving_variance": "running_var",
            }
            value = left.pop(layer.name + "." + names[weight.name])
            if weight.name == "kernel":
                value = value.transpose(2, 3, 1, 0) if value.ndim == 4 else value.T
            values.append(value)
        if values:
            layer.set_weights(values)
    if by_itself is not None:
        loaded = model.get_weights()
        assert all(np.array_equal(a, b) for a, b in zip(by_itself, loaded)), "load_weights"
    trainable = sum(int(np.prod(w.shape)) for w in model.trainable_weights)
    answers = model.predict(image.transpose(0, 2, 3, 1), verbose=0)
    return trainable, sorted(left), answers[0] if isinstance(answers, list) else answers


def main():
    run = {"pytorch": run_pytorch, "keras": run_keras}[sys.argv[1]]
    for path in sys.argv[2:]:
        tensors = read_safetensors(path[: -len(".py")] + ".safetensors")
        image = tensors.pop("test.image")
        logits = tensors.pop("test.logits")
        parameters, misfits, answers = run(path, tensors, image)
        distance = float(np.abs(answers - logits).max() / np.abs(logits).max())
        print(json.dumps({"parameters": parameters, "misfits": misfits, "distance": distance}))


if __name__ == "__main__":
    main()
