#!/usr/bin/env python3
"""Prints the numbers of StretchSearchTests.swift: candidates of one series for each number of stretches.

Written from the formulas (penalised likelihood, AR(1) plus white noise within stretches) with dense covariance matrices:
no filter, no running sums, every cut of the series tried.
"""
import itertools
import math

import numpy as np

COUNTS = [3, 5, 4, 7, 2, 6, 4, 5, 3, 6, 5, 4, 14, 19, 12, 17, 21, 15, 13, 18, 16, 20, 14, 17,
          15, 12, 11, 9, 10, 7, 6, 5, 4, 4, 3, 2]
GRID = [(0.0, 1.0)] + [(p, s) for p in (.3, .5, .7, .8, .9, .95, .98) for s in (.3, .65, 1.0)]
PILOTS = [(0.0, 1.0), (.5, 1.0), (.8, .65), (.9, 1.0)]
W, LINE = .1, 6.0


def scaled(y):
    q = lambda v: 2 * math.asinh(math.sqrt(W * (v + .375) / (1 - .75 * W)))
    return q(y) - q(0)


z = np.array([scaled(y) for y in COUNTS])
n, mean = len(z), np.mean(COUNTS)
floor = .5 * W * min(1, mean) / (1 + W * mean) + 1e-9
cap = .0055 * max(n, 120)
memory = {}


def fit(first, end, model):
    """Sums of squares around level and line, and the logarithm of the determinant."""
    if (first, end, model) not in memory:
        phi, share = model
        m = end - first
        lag = np.abs(np.subtract.outer(np.arange(m), np.arange(m)))
        covariance = (1 - share) * np.eye(m) + share * (phi ** lag if phi else np.eye(m))
        root = np.linalg.cholesky(covariance)
        v = np.linalg.solve(root, z[first:end])
        squares = []
        for design in (np.ones((m, 1)), np.column_stack([np.ones(m), np.arange(m)])):
            w = np.linalg.solve(root, design)
            b = np.linalg.lstsq(w, v, rcond=None)[0]
            squares.append(float(((v - w @ b) ** 2).sum()))
        memory[first, end, model] = (*squares, 2 * float(np.log(np.diag(root)).sum()))
    return memory[first, end, model]


steps = np.abs(np.diff(z))
noise = max((np.median(steps) / .6745) ** 2, .25 * (steps.mean() / .7979) ** 2) / 2


def judged(starts, shapes):
    best = None
    costs = []
    for model in GRID:
        squares = logs = 0
        for first, end, shape in zip(starts, [*starts[1:], n], shapes):
            numbers = fit(first, end, model)
            squares += numbers[shape]
            logs += numbers[2]
        most = math.inf if model[0] == 0 else cap * (1 - model[0]) / (1 + model[0]) / model[1]
        variance = max(floor, min(squares / n, most))
        cost = n * math.log(variance) + squares / variance + logs + LINE * sum(shapes)
        costs.append(cost)
        if best is None or cost < best[0]:
            best = (cost, GRID.index(model), variance)
    likelihood = np.exp((best[0] - np.array(costs)) / 2)
    return (*best, best[0] - 2 * math.log(likelihood.mean()))


for count in (1, 2, 3):
    best = None
    for pilot in PILOTS:
        variance = max(floor, noise / (1 - pilot[0] * pilot[1]))
        cheapest = None
        for cut in itertools.combinations(range(6, n - 2), count - 1):
            starts = [0, *cut]
            ends = [*cut, n]
            if any(e - s < (3 if e == n else 6) for s, e in zip(starts, ends)):
                continue
            total, shapes = 0, []
            for s, e in zip(starts, ends):
                level, line, _ = fit(s, e, pilot)
                isline = e - s >= 6 and line + LINE * variance < level
                shapes.append(int(isline))
                total += line + LINE * variance if isline else level
            if cheapest is None or total < cheapest[0]:
                cheapest = (total, starts, shapes)
        for shapes in ([[0], [1]] if count == 1 else [cheapest[2]]):
            numbers = judged(cheapest[1], shapes)
            if best is None or numbers[0] < best[0][0]:
                best = (numbers, cheapest[1], shapes)
    (cost, model, variance, averaged), starts, shapes = best
    print(f"({starts}, {shapes}, {model}, {float(variance)!r}, {float(cost)!r}, {float(averaged)!r}),")
