"""Times and answers of the Python peers, one JSON line for each line asked.

    peers.py FOLDER      FOLDER/NAME.csv holds the series set NAME, one series a line

Asked:
    versions                      the versions of the software
    answers CALL SET COUNT        the numbers of a call for the first COUNT series of a set
    time CALL SET SECONDS         seconds of processor time a series, over as many series as fit in SECONDS
"""
import functools
import itertools
import importlib.metadata
import json
import pathlib
import sys
import time
import warnings

import numpy as np
import pymannkendall
import ruptures
import scipy
import statsmodels.api as sm
from scipy import stats
from statsmodels.tsa.seasonal import STL

warnings.filterwarnings("ignore")
packages = ("numpy", "scipy", "statsmodels", "pymannkendall", "ruptures")
folder = pathlib.Path(sys.argv[1])


@functools.lru_cache
def series(name):
    with open(folder / f"{name}.csv") as lines:
        return [np.array(line.split(","), dtype=float) for line in lines]


@functools.lru_cache
def index(length):
    return np.arange(length, dtype=float)


@functools.lru_cache
def line_design(length):
    return sm.add_constant(index(length))


def mann_kendall_sen(y):
    test = pymannkendall.original_test(y)
    line = stats.theilslopes(y, index(len(y)))
    # p by erfc is what we report; the peer's own 2*(1-cdf) loses digits.
    return test.s, test.var_s, test.z, scipy.special.erfc(abs(test.z) / np.sqrt(2)), *line[:1], line[2], line[3]


def ols(y):
    fit = sm.OLS(y, line_design(len(y))).fit()
    return *fit.params, *fit.bse


def ols_coefficients(y):
    return sm.OLS(y, line_design(len(y))).fit().params


@functools.lru_cache
def harmonic_design(length):
    t = index(length)
    waves = [wave(2 * np.pi * t / months) for months in (12, 6) for wave in (np.sin, np.cos)]
    return np.column_stack([np.ones(length), t, *waves])


def quasi_poisson(y):
    fit = sm.GLM(y, harmonic_design(len(y)), family=sm.families.Poisson()).fit(scale="X2", tol=1e-10)
    return *fit.params, *fit.bse


def poisson_newey_west(y):
    model = sm.GLM(y, harmonic_design(len(y)), family=sm.families.Poisson())
    fit = model.fit(cov_type="HAC", cov_kwds={"maxlags": 4}, tol=1e-10)
    return *fit.params, *fit.bse


def negative_binomial_given_theta(y):
    family = sm.families.NegativeBinomial(alpha=0.25)
    fit = sm.GLM(y, harmonic_design(len(y)), family=family).fit(tol=1e-10)
    return *fit.params, *fit.bse


def stl(y):
    fit = STL(y, period=12).fit()
    return *fit.trend, *fit.seasonal


def stl_robust(y):
    fit = STL(y, period=12, robust=True).fit()
    return *fit.trend, *fit.seasonal


def level_changes(y):
    search = ruptures.KernelCPD(kernel="linear", min_size=2, jump=1).fit(y)
    places = search.predict(pen=3 * np.log(len(y)) * y.var())[:-1]
    return len(places), sum(places), sum(place * place for place in places)


def least_squares(y, start, knots):
    """The sum of squares of a curve of straight pieces over consecutive places."""
    x = np.arange(start, start + len(y), dtype=float)
    hinges = [np.maximum(x - knot, 0) for knot in knots]
    rest = y - (design := np.column_stack([np.ones_like(x), x, *hinges])) @ np.linalg.lstsq(design, y, rcond=None)[0]
    return rest @ rest


def joinpoints(y):
    n = len(y)
    squares, criteria, sets = [], [], []
    for k in range(4):
        admitted = (
            knots for knots in itertools.combinations(range(2, n - 2), k)
            if all(after - before > 2 for before, after in zip(knots, knots[1:]))
        )
        best, knots = min((least_squares(y, 0, knots), knots) for knots in admitted)
        shares = [0.0]
        for knot, before, after in zip(knots, (-1, *knots), (*knots[1:], n - 1)):
            part = y[before + 1 : after + 1]
            shares.append(1 - least_squares(part, before + 1, [knot]) / least_squares(part, before + 1, []))
        squares.append(best)
        criteria.append(np.log(best / n) + ((2 + max(shares)) * k + 2) * np.log(n) / n)
        sets.append(knots)
    return *squares, *sets[int(np.argmin(criteria))]


calls = {
    call.__name__: call
    for call in (
        mann_kendall_sen, ols, ols_coefficients, quasi_poisson, poisson_newey_west,
        negative_binomial_given_theta, stl, stl_robust, level_changes, joinpoints,
    )
}


def versions():
    return {
        "Python": sys.version.split()[0],
        **{name: importlib.metadata.version(name) for name in packages},
    }


def answers(name, of, count):
    return [[float(x) for x in calls[name](y)] for y in series(of)[: int(count)]]


def timing(name, of, seconds):
    call, all_series = calls[name], series(of)
    limit, done, start = float(seconds), 0, time.process_time()
    while done == 0 or time.process_time() - start < limit:
        call(all_series[done % len(all_series)])
        done += 1
    return (time.process_time() - start) / done


for line in sys.stdin:
    what, *arguments = line.split()
    reply = {"versions": versions, "answers": answers, "time": timing}[what](*arguments)
    print(json.dumps({"reply": reply}), flush=True)
