"""Makes assets/fashion-mnist from the full Fashion-MNIST: the first examples of every class, in their original order.

usage: fashion_mnist_subset.py FOLDER_WITH_THE_FOUR_GZ_FILES assets/fashion-mnist
Needs only Python 3. The output is the same, byte by byte, each time.
"""
import gzip
import struct
import sys
from collections import Counter
from pathlib import Path

PER_CLASS = {"train": 1000, "t10k": 200}


def read(path, rank):
    data = gzip.decompress(path.read_bytes())
    header = struct.unpack(f">{1 + rank}I", data[: 4 + 4 * rank])
    assert header[0] == 0x0800 + rank, path
    return header[1:], data[4 + 4 * rank :]


def write(path, dimensions, values):
    header = struct.pack(f">{1 + len(dimensions)}I", 0x0800 + len(dimensions), *dimensions)
    path.write_bytes(gzip.compress(header + values, 9, mtime=0))


def main(source, target):
    for part, most in PER_CLASS.items():
        images, labels = f"{part}-images-idx3-ubyte.gz", f"{part}-labels-idx1-ubyte.gz"
        (_, height, width), pixels = read(source / images, 3)
        _, classes = read(source / labels, 1)
        seen, chosen = Counter(), []
        for index, label in enumerate(classes):
            seen[label] += 1
            if seen[label] <= most:
                chosen.append(index)
        size = height * width
        write(target / images, (len(chosen), height, width), b"".join(pixels[i * size : (i + 1) * size] for i in chosen))
        write(target / labels, (len(chosen),), bytes(classes[i] for i in chosen))
        print(part, len(chosen), "examples,", dict(sorted(Counter(classes[i] for i in chosen).items())))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
