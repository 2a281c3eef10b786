"""Makes Numbers/offset_exact.json: what peers lose on a series whose level is a hundred million times its spread.

Needs mpmath (1.3 was used). Every input is an exact double; all arithmetic runs at 60 digits and is rounded once.
Usage: make_offset_exact.py > offset_exact.json (beside series.json)
"""
import json
import pathlib
from mpmath import mp, mpf, asin, erfc, exp, fabs, gammainc, betainc, log, matrix, pi, sqrt

mp.dps = 60
NAME = "p_big_offset"
bank = json.loads((pathlib.Path(__file__).parent / "series.json").read_text())["series"]
x = [mpf(v) for v in bank[NAME]["values"]]
n = len(x)
t = [mpf(i) for i in range(n)]
cases = []


def number(value):
    if isinstance(value, list):
        return [number(v) for v in value]
    return float(value)


def add(call, parameters, expected):
    cases.append(
        {"id": f"{NAME}/{call}" + "".join(f"/{k}={v}" for k, v in parameters.items()), "series": NAME,
         "call": call, "params": parameters, "expected": {k: number(v) for k, v in expected.items()}})


def median(values):
    values = sorted(values)
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def sign(value):
    return (value > 0) - (value < 0)


def sign_sum(values):
    return sum(sign(values[j] - values[i]) for j in range(len(values)) for i in range(j))


def ranks(values):
    return [mpf(sum(w < v for w in values)) + mpf(sum(w == v for w in values) + 1) / 2 for v in values]


def autocorrelations(values, lags):
    mean = sum(values) / len(values)
    d = [v - mean for v in values]
    squares = sum(v * v for v in d)
    return [sum(d[i] * d[i - k] for i in range(k, len(d))) / squares for k in range(lags + 1)]


def partial(r):
    """Durbin-Levinson."""
    found, before = [mpf(1)], []
    for k in range(1, len(r)):
        top = r[k] - sum(before[j] * r[k - 1 - j] for j in range(k - 1))
        bottom = 1 - sum(before[j] * r[j + 1] for j in range(k - 1))
        phi = top / bottom
        before = [before[j] - phi * before[k - 2 - j] for j in range(k - 1)] + [phi]
        found.append(phi)
    return found


def normal_test(s, variance):
    z = (s - sign(s)) / sqrt(variance)
    return {"s": s, "var_s": variance, "z": z, "p": erfc(fabs(z) / sqrt(mpf(2)))}


def chi_square(value, df):
    return gammainc(mpf(df) / 2, mpf(value) / 2, mp.inf, regularized=True)


def f_upper(value, first, second):
    first, second = mpf(first), mpf(second)
    return betainc(second / 2, first / 2, 0, second / (second + first * value), regularized=True)


def fit(columns, y, weights=None):
    """Coefficients, residuals, leverages and rows of the pseudo-inverse, weighted by square roots."""
    weights = weights or [mpf(1)] * len(y)
    root = [sqrt(w) for w in weights]
    X = matrix(len(y), len(columns))
    for j, column in enumerate(columns):
        for i in range(len(y)):
            X[i, j] = column[i] * root[i]
    v = matrix([y[i] * root[i] for i in range(len(y))])
    inverse = (X.T * X) ** -1
    A = inverse * X.T
    b = A * v
    e = [v[i] - sum(X[i, j] * b[j] for j in range(len(columns))) for i in range(len(y))]
    h = [sum(X[i, j] * A[j, i] for j in range(len(columns))) for i in range(len(y))]
    return [b[j] for j in range(len(columns))], e, h, [[A[j, i] for i in range(len(y))] for j in range(len(columns))]


def newey_west(a, e, lags, factor=1):
    scores = [[a[j][i] * e[i] for i in range(len(e))] for j in range(len(a))]
    errors = []
    for s in scores:
        total = sum(v * v for v in s)
        for l in range(1, lags + 1):
            total += 2 * (1 - mpf(l) / (lags + 1)) * sum(s[i] * s[i - l] for i in range(l, len(s)))
        errors.append(sqrt(total * factor))
    return errors


def robust(a, e, h, power):
    return [sqrt(sum((row[i] * e[i]) ** 2 / (1 - h[i]) ** power(h[i]) for i in range(len(e)))) for row in a]


# Mann-Kendall tests whose variance or values rest on what is left of the level.
slope = median([(x[j] - x[i]) / (t[j] - t[i]) for j in range(n) for i in range(j)])
d = [x[i] - slope * t[i] for i in range(n)]
s = sign_sum(x)
v0 = mpf(n * (n - 1) * (2 * n + 5)) / 18
r = autocorrelations(d, n - 1)
for lags in (n - 1, 1, 3):
    factor = 1 + 2 * sum((1 - mpf(k) / n) * r[k] for k in range(1, lags + 1))
    add("yue_wang", {} if lags == n - 1 else {"lag": lags}, normal_test(s, v0 * factor))
rr = autocorrelations(ranks(d), n - 1)
bound = mpf("1.95996398454005423552") / sqrt(mpf(n))
kept = [k for k in range(1, n) if fabs(rr[k]) > bound]
add("hamed_rao", {}, normal_test(
    s, v0 * (1 + mpf(2) / (n * (n - 1) * (n - 2)) * sum((n - k) * (n - k - 1) * (n - k - 2) * rr[k] for k in kept))))
one = autocorrelations(x, 1)[1]
small = mpf((n - 1) * (n - 2) * (2 * n + 3)) / 18
add("pre_whitening", {}, normal_test(sign_sum([x[i + 1] - one * x[i] for i in range(n - 1)]), small))
add("trend_free_pre_whitening", {}, normal_test(
    sign_sum([d[i + 1] - r[1] * d[i] + slope * t[i] for i in range(n - 1)]), small))
rho = (n * r[1] + 2) / (n - 4)
inflation = 1 + mpf(2) / (n * (n - 1) * (n - 2)) * sum(
    (n - i) * (n - i - 1) * (n - i - 2) * (6 / pi) * asin(rho**i / 2) for i in range(1, n - 1))
add("mann_kendall_ar1", {}, {
    "r1": r[1], "rho_corrected": rho, "inflation": inflation, **normal_test(s, v0 * inflation)})

# Diagnostics of the values and of a straight line's residuals.
lags = 12
r = autocorrelations(x, lags)
mean = sum(x) / n
moment = [sum((v - mean) ** k for v in x) / n for k in range(5)]
skew, kurtosis = moment[3] / moment[2] ** mpf("1.5"), moment[4] / moment[2] ** 2
jb = mpf(n) / 6 * (skew**2 + (kurtosis - 3) ** 2 / 4)
ljung = [n * (n + 2) * sum(r[k] ** 2 / (n - k) for k in range(1, m + 1)) for m in (1, lags)]
box = [n * sum(r[k] ** 2 for k in range(1, m + 1)) for m in (1, lags)]
ones = [mpf(1)] * n
coef, e, h, a = fit([ones, t], x)
rss = sum(v * v for v in e)


def share(columns, y):
    _, left, _, _ = fit(columns, y)
    level = sum(y) / len(y)
    return 1 - sum(v * v for v in left) / sum((v - level) ** 2 for v in y)


squares = [v * v for v in e]
bp = n * share([ones, t], squares)
bg = n * share([ones, t, [mpf(0)] + e[:-1], [mpf(0), mpf(0)] + e[:-2]], e)
total, top = mpf(0), mpf(0)
for v in e:
    total += v
    top = max(top, fabs(total))
cusum = top / sqrt(n * rss / (n - 2))
cusum_p = 2 * sum((-1) ** (k + 1) * exp(-2 * k * k * cusum**2) for k in range(1, 80))
add("diagnostics", {"lags": lags}, {
    "acf": r, "pacf_ywm": partial(r), "ljungbox_stat": ljung,
    "ljungbox_p": [chi_square(ljung[0], 1), chi_square(ljung[1], lags)], "boxpierce_stat": box,
    "boxpierce_p": [chi_square(box[0], 1), chi_square(box[1], lags)], "jarque_bera": jb,
    "jarque_bera_p": chi_square(jb, 2), "breusch_pagan_LM": bp, "breusch_pagan_p": chi_square(bp, 1),
    "breusch_godfrey2_LM": bg, "breusch_godfrey2_p": chi_square(bg, 2), "cusum_ols_sup_b": cusum,
    "cusum_ols_p": cusum_p})

# Robust errors and tests of a straight line.
p = 2
largest = max(h)
fitted = [coef[0] + coef[1] * v for v in t]
# Powers of the fit span the same space as powers of its deviation.
middle = sum(fitted) / n
_, left, _, _ = fit([ones, t, [(v - middle) ** 2 for v in fitted], [(v - middle) ** 3 for v in fitted]], x)
more = sum(v * v for v in left)
reset = ((rss - more) / 2) / (more / (n - 4))
expected = {
    "coef": coef, "se": [sqrt(rss / (n - p) * sum(v * v for v in row)) for row in a],
    "HC0": robust(a, e, h, lambda _: 0),
    "HC1": [sqrt(mpf(n) / (n - p)) * v for v in robust(a, e, h, lambda _: 0)],
    "HC2": robust(a, e, h, lambda _: 1), "HC3": robust(a, e, h, lambda _: 2),
    "HC4": robust(a, e, h, lambda v: min(mpf(4), n * v / p)),
    "HC4m": robust(a, e, h, lambda v: min(mpf(1), n * v / p) + min(mpf("1.5"), n * v / p)),
    "HC5": robust(a, e, h, lambda v: min(n * v / p, max(mpf(4), mpf("0.7") * n * largest / p)) / 2),
    "dw": sum((e[i] - e[i - 1]) ** 2 for i in range(1, n)) / rss, "bg2": bg, "bg2_p": chi_square(bg, 2),
    "bp": bp, "bp_p": chi_square(bp, 1), "reset": reset, "reset_p": f_upper(reset, 2, n - 4)}
for l in (1, 3, 6):
    expected[f"NW_L{l}_prewhiteF_adjustFALSE"] = newey_west(a, e, l)
    expected[f"NW_L{l}_prewhiteF_adjustTRUE"] = newey_west(a, e, l, mpf(n) / (n - p))
add("sandwich", {}, expected)

# Weighted and quadratic trends.
for degree in (1, 2):
    for name, weights in (("none", ones), ("index+1", [v + 1 for v in t])):
        coef, e, h, a = fit([ones, t, [v * v for v in t]][: degree + 1], x, weights)
        p = degree + 1
        rss = sum(v * v for v in e)
        level = sum(w * v for w, v in zip(weights, x)) / sum(weights)
        tss = sum(w * (v - level) ** 2 for w, v in zip(weights, x))
        llf = -mpf(n) / 2 * (log(2 * pi * rss / n) + 1) + sum(log(w) for w in weights) / 2
        f = ((tss - rss) / degree) / (rss / (n - p))
        plain = [v / sqrt(w) for v, w in zip(e, weights)]
        se = [sqrt(rss / (n - p) * sum(v * v for v in row)) for row in a]
        add("least_squares", {"degree": degree, "weights": name}, {
            "params": coef, "bse": se, "tvalues": [b / v for b, v in zip(coef, se)], "rsquared": 1 - rss / tss,
            "rsquared_adj": 1 - (rss / (n - p)) / (tss / (n - 1)), "sigma2": rss / (n - p), "ssr": rss, "llf": llf,
            "aic": 2 * p - 2 * llf, "bic": p * log(n) - 2 * llf, "fvalue": f, "f_pvalue": f_upper(f, degree, n - p),
            "HC0": robust(a, e, h, lambda _: 0), "HC3": robust(a, e, h, lambda _: 2),
            "HAC_L4_corrFalse": newey_west(a, e, 4), "HAC_L4_corrTrue": newey_west(a, e, 4, mpf(n) / (n - p)),
            "durbin_watson": sum((plain[i] - plain[i - 1]) ** 2 for i in range(1, n)) / sum(v * v for v in plain)})

print(json.dumps(
    {"schema": "waymark-golden/1", "method": "what rests on deviations from a far level",
     "peer": {"name": "mpmath", "version": "1.3, 60 digits"}, "tolerance": {"all": 1e-9, "intercept, level": 1e-15},
     "notes": "t = 0-based index. Names as in mann_kendall.json, diagnostics.json, sandwich_r.json and ols_wls.json.",
     "cases": cases}, indent=0))
