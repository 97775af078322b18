#!/usr/bin/env python3
"""Does a run survive being killed at any moment?

    src/test/python/kill_test.py [KILLS, 100 if not given]

Trains a small network once undisturbed. Then trains it again, saving after every iteration, kills the program (SIGKILL)
at a random moment, in the middle of a save too, resumes, kills again, until the run is finished; begins the next such run
until there were so many kills. Every finished run must be the undisturbed one to the last bit.
"""
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CNNLAB = Path(__file__).resolve().parents[3] / "cnnlab"
TRAINING = ["resnet20", "--data", "shapes", "--limit", "128", "--batch", "16", "--width", "0.25", "--epochs", "3"]
SAME = ["iterations.csv", "health.csv", "best.safetensors", "checkpoint.safetensors", "confusion.csv"]


def lab(*arguments):
    # The script that starts Java replaces itself by it, so that killing the process kills Java.
    return subprocess.Popen([CNNLAB, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def result(process):
    out, err = process.communicate()
    if process.returncode != 0:
        raise SystemExit(f"Failed where nobody killed it:\n{err}")
    return json.loads(out)


def lines(file):
    return max(0, file.read_bytes().count(b"\n") - 1) if file.exists() else 0


def killed(process, file, at, delay):
    """Kills it a little after so many iterations are written; False where it ended before."""
    while lines(file) < at and process.poll() is None:
        time.sleep(0.002)
    time.sleep(delay)
    process.kill()
    process.communicate()
    return process.returncode < 0


def main(kills):
    random.seed(1)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        unbroken = result(lab("train", *TRAINING, "--runs", folder / "unbroken"))
        done = runs = inside = starting = 0
        while done < kills:
            store = folder / f"run{runs}"
            process = lab("train", *TRAINING, "--runs", store, "--save-every", "0")
            while not list(store.glob("*/iterations.csv")):
                time.sleep(0.002)
            run = next(store.glob("*"))
            while done < kills:
                reached = lines(run / "iterations.csv")
                early = random.random() < 0.2
                at = reached if early else reached + random.randint(1, 3)
                if not killed(process, run / "iterations.csv", at, random.uniform(0, 2 if early else 0.1)):
                    break
                done += 1
                starting += lines(run / "iterations.csv") <= reached
                inside += not early and any(run.glob("*.part"))
                process = lab("train", "--resume", run, "--save-every", "0")
            process.communicate()
            resumed = result(lab("train", "--resume", run))
            runs += 1
            same = resumed["epochs"] == unbroken["epochs"] and all(
                (run / name).read_bytes() == (Path(unbroken["run"]) / name).read_bytes() for name in SAME)
            print(f"run {runs}: {done} kills so far, {inside} of them inside a save, {starting} while starting; "
                  f"{'the same to the last bit' if same else 'DIFFERENT'}", flush=True)
            if not same:
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(int((sys.argv[1:] or ["100"])[0])))
