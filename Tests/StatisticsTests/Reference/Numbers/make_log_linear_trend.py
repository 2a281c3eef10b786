#!/usr/bin/env python3
"""Numbers of LogLinearTrendReferenceTests: the model of `logLinearTrend` with dense matrices (numpy 2), no filter.

Prints for each series: slope a year, its standard error, that of independent values, autocorrelation and share of the picked
model, capped places.
"""
import numpy as np

MODELS = [(0.0, 0.0)] + [(p, 1.0) for p in (0.15, 0.3, 0.45, 0.6, 0.7, 0.8, 0.87)]
MODELS += [(p, q) for p in (0.5, 0.75, 0.87, 0.93, 0.97, 0.99) for q in (0.15, 0.3, 0.5, 0.75)]
MODELS += [(p, 0.9) for p in (0.87, 0.93, 0.97)]


def newton(y, x, offset, a, beta):
    for _ in range(60):
        mu = np.exp(offset + x @ beta)
        w = mu / (1 + a * mu)
        step = np.linalg.solve(x.T @ (w[:, None] * x), x.T @ ((y - mu) / (1 + a * mu)))
        beta = beta + step * min(1, 3 / np.abs(step).max())
        if np.abs(step).max() < 1e-10:
            break
    return beta, np.exp(offset + x @ beta)


def trend(y, season=1, per=12, exposure=None):
    y = np.array([np.nan if v is None else v for v in y], float)
    grid = np.arange(len(y))
    known = np.isfinite(y)
    total = y[known].sum()
    t = (grid - (len(y) - 1) / 2) / per
    if season == 1 or known.sum() < 2 * season or known.sum() < 24 or total < 30:
        x = np.column_stack([np.ones(len(y)), t])
    elif total < 60:
        x = np.column_stack([np.ones(len(y)), np.cos(2 * np.pi * grid / season), np.sin(2 * np.pi * grid / season), t])
    else:
        months = [m for m in range(season) if np.nansum(y[m::season]) > 0]
        known &= np.isin(grid % season, months)
        x = np.column_stack([(grid % season == m) * 1.0 for m in months] + [t])
    place, y, x = grid[known], y[known], x[known]
    offset = np.zeros(len(y)) if exposure is None else np.log(np.array(exposure, float)[known])
    offset -= offset.mean()
    n, p = x.shape
    beta = np.zeros(p)
    beta[: p - 1] = np.log(y.sum() / np.exp(offset).sum()) * (x[:, : p - 1].max(0) == 1) * (x[:, : p - 1].min(0) >= 0)
    first = y.copy()
    beta, mu = newton(y, x, offset, 0, beta)
    for _ in range(3):
        scale = max(1, 1.4826 * np.median(np.abs(y - mu) / np.sqrt(mu)))
        high = first > mu + 5 * scale * np.sqrt(mu)
        far = first > mu + 10 * scale * np.sqrt(mu)
        few = far & (far.sum() * 40 <= n)
        new = np.where(high, mu + np.where(few, 3, 5) * scale * np.sqrt(mu), first)
        capped = place[high]
        changed = np.abs(new - y).max() > 1e-9
        y = new
        if not changed:
            break
        beta, mu = newton(y, x, offset, 0, beta)

    def moment():
        return max(0, (n / (n - p) * (y - mu) ** 2 - mu).sum() / (mu**2).sum())

    a = moment()
    for _ in range(2):
        if a > 0:
            beta, mu = newton(y, x, offset, a, beta)
            a = moment()
    kinds = [mu] + ([mu + a * mu**2] if a > 0 else []) + ([mu**2] if first.mean() >= 5 else [])
    names = ["m"] + (["ma"] if a > 0 else []) + (["mm"] if first.mean() >= 5 else [])
    levels = season > 1 and x.shape[1] > 4 and total >= 60
    if levels and first.mean() >= 5 and n >= 3 * (p - 1):
        kinds, names = kinds + [np.ones(n)], names + ["1"]
    fit = [-0.5 * np.log(v).sum() - n / 2 * np.log(((y - mu) ** 2 / v).sum()) for v in kinds]
    best = int(np.argmax(fit))
    s = np.sqrt(kinds[best])
    unit = mu
    if names[best] == "1":
        months = np.exp(x[:, :-1] @ beta[:-1])
        unit = mu * months.mean() / months
    w, z = x * (unit / s)[:, None], (y - mu) / s
    bonus = 0.5 * min(max((1 / 36 - 1 / n) / (1 / 36 - 1 / 60), 0), 1)
    lag = np.abs(place[:, None] - place[None, :])
    found = []
    for phi, q in MODELS:
        r = np.where(lag == 0, 1, q * (phi if phi else 1.0) ** lag * (phi > 0))
        inverse = np.linalg.inv(r)
        m = w.T @ inverse @ w
        d = np.linalg.solve(m, w.T @ inverse @ z)
        rss = (z - w @ d) @ inverse @ (z - w @ d)
        l = -np.linalg.slogdet(r)[1] / 2 - np.linalg.slogdet(m)[1] / 2 - (n - p) / 2 * np.log(rss)
        found.append((l + (bonus if phi == 0 else 0), beta[-1] + d[-1], np.sqrt(rss / (n - p) * np.linalg.inv(m)[-1, -1]), phi, q, rss / (n - p)))
    square = found[0][5]
    relative = {"m": 0, "1": 0, "ma": a * square, "mm": square}[names[best]]
    correction = 1 / np.sqrt(1 - min(0.5, p / n * relative))
    pick = max(found, key=lambda one: one[0])
    return pick[1], pick[2] * correction, found[0][2] * correction, pick[3], pick[4], capped.tolist()


def numbers(seed, count):
    """Whole numbers 0 ... 9999 of a linear congruence, the same everywhere."""
    state, out = seed, []
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2147483648
        out.append(state // 65536 % 10000)
    return out


def wave(seed, count, base, growth=0.0, swing=0.0, memory=0.0, missing=()):
    noise, level, out = numbers(seed, count), 0.0, []
    for i in range(count):
        level = memory * level + (noise[i] - 5000) / 10000
        value = base * np.exp(growth * i + swing * ((i * 5) % 12 - 5.5) / 5.5 + 0.6 * level)
        out.append(None if i in missing else int(value + noise[(i * 7) % count] / 10000))
    return out


def alike(seed, count, memory=0.0):
    """Months far apart, and noise that is the same in all of them."""
    noise, level, out = numbers(seed, count), 0.0, []
    for i in range(count):
        level = memory * level + (noise[i] - 5000) / 400
        out.append(int(100 + 60 * ((i * 5) % 12 - 5.5) / 5.5 + 0.1 * i + level))
    return out


if __name__ == "__main__":
    gap = set(range(20, 30)) | {3, 44}
    exposure = [1000 * 1.01**i for i in range(72)]
    january = [0 if i % 12 == 0 else v for i, v in enumerate(wave(6, 60, 9))]
    spike = wave(7, 60, 20)
    spike[30] = 400
    for name, result in {
        "plain": trend(wave(1, 60, 20, 0.004)),
        "sparse": trend(wave(2, 120, 0.6, 0.003)),
        "persistent": trend(wave(3, 120, 40, -0.002, memory=0.8)),
        "months": trend(wave(4, 72, 15, 0.005, swing=0.8), 12),
        "gaps": trend(wave(5, 72, 30, 0.003, memory=0.6, missing=gap)),
        "exposure": trend(wave(8, 72, 25, 0.01, swing=0.4), 12, exposure=exposure),
        "month without events": trend(january, 12),
        "one month stands out": trend(spike),
        "months that scatter alike": trend(alike(10, 72), 12),
        "dependent months that scatter alike": trend(alike(11, 96, memory=0.7), 12),
        "waves": trend(wave(9, 60, 0.5, swing=0.9), 12),
        "annual": trend([3, 5, 8, 13, 20, 33, 21, 40], 1, 1),
    }.items():
        print(name, *(float(f"{v:.12g}") for v in result[:5]), result[5])
