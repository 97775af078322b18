#!/usr/bin/python3
"""Writes the predictions of EvaluationTest's fixture and what scikit-learn, statsmodels and SciPy say of them.

    /usr/bin/python3 src/test/python/scores_fixture.py src/test/resources/cnnlab/evaluation

A seed after the folder draws other predictions; ScikitLearnTest does so where the packages are there.
"""
import json
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize_scalar
from sklearn import metrics
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

EXAMPLES, CLASSES, BINS = 400, 8, 15

out = Path(sys.argv[1])
out.mkdir(parents=True, exist_ok=True)
random = np.random.default_rng(int(sys.argv[2]) if len(sys.argv) > 2 else 3)
# The last class is never asked for, so that its scores have no examples to rest on.
labels = random.integers(0, CLASSES - 1, EXAMPLES)
logits = random.normal(0, 1.6, (EXAMPLES, CLASSES))
logits[np.arange(EXAMPLES), labels] += 2.2
probabilities = np.exp(2 * logits)
probabilities = (probabilities / probabilities.sum(axis=1, keepdims=True)).astype(np.float32)
with open(out / "predictions.csv", "w", encoding="utf-8") as file:
    for label, row in zip(labels, probabilities):
        file.write(f"{label}," + ",".join(f"{value:.9g}" for value in row) + "\n")

exact = np.maximum(probabilities.astype(np.float64), np.finfo(np.float32).tiny)
predicted = exact.argmax(axis=1)
right = predicted == labels
among = (np.argsort(-exact, axis=1, kind="stable")[:, :5] == labels[:, None]).any(axis=1)
loss = -np.log(exact[np.arange(EXAMPLES), labels]).mean()
assert abs(among.mean() - metrics.top_k_accuracy_score(labels, exact, k=5, labels=range(CLASSES))) < 1e-12


def loss_at(inverse):
    scaled = inverse * np.log(exact)
    scaled -= np.log(np.exp(scaled - scaled.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True)) + scaled.max(
        axis=1, keepdims=True)
    return -scaled[np.arange(EXAMPLES), labels].mean()


best = minimize_scalar(loss_at, bounds=(0.05, 20), method="bounded", options={"xatol": 1e-9})
confidence = exact.max(axis=1)
bins = np.clip(np.ceil(confidence * BINS).astype(int) - 1, 0, BINS - 1)
ece = sum(
    abs(confidence[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean()
    for b in range(BINS) if (bins == b).any())
precision, recall, f1, support = metrics.precision_recall_fscore_support(
    labels, predicted, labels=range(CLASSES), zero_division=0)
# Confident learning (Northcutt et al. 2021): off-diagonals of the confident joint that are predicted otherwise.
thresholds = np.array([exact[labels == c, c].mean() if (labels == c).any() else np.inf for c in range(CLASSES)])
reached = np.where(exact >= thresholds - 1e-6, exact, -1)
suspect = (reached.max(axis=1) > 0) & (reached.argmax(axis=1) != labels) & (predicted != labels)
others = exact.copy()
others[np.arange(EXAMPLES), labels] = -1
margin = exact[np.arange(EXAMPLES), labels] - others.max(axis=1)
label_errors = sorted(np.flatnonzero(suspect), key=lambda i: margin[i])
surest = np.argsort(-confidence, kind="stable")[:EXAMPLES // 2]
# Pairs of counts, images that only one of two networks classifies correctly: McNemar's test, and Holm's correction.
counts = random.integers(0, 200, (6, 2)).tolist()
p_values = [float(mcnemar([[0, first], [second, 0]], exact=True).pvalue) for first, second in counts]
json.dump({
    "discordant": counts,
    "mcnemar": p_values,
    "holm": multipletests(p_values, method="holm")[1].tolist(),
    "top1": metrics.accuracy_score(labels, predicted),
    "top1Interval": proportion_confint(right.sum(), EXAMPLES, method="wilson"),
    "top5": among.mean(),
    "top5Interval": proportion_confint(among.sum(), EXAMPLES, method="wilson"),
    "loss": loss,
    "temperature": 1 / best.x,
    "ece": ece,
    "precision": precision.tolist(),
    "recall": recall.tolist(),
    "f1": f1.tolist(),
    "support": support.tolist(),
    "confusion": metrics.confusion_matrix(labels, predicted, labels=range(CLASSES)).tolist(),
    "labelErrors": [int(i) for i in label_errors],
    "accuracyOfSurestHalf": right[surest].mean(),
}, open(out / "scores.json", "w", encoding="utf-8"), indent=1)
