"""Makes Numbers/distributions_wide.json: distributions far beyond what series usually ask of them.

Needs mpmath (1.4 was used). Integrals and series run at 60 digits and are rounded once to a double.
Usage: make_distributions_wide.py > distributions_wide.json
"""
import json
import mpmath
from mpmath import mp, mpf, exp, log, sqrt, erfc, ncdf, npdf, loggamma

mp.dps = 60
cases = []


def add(name, args, value):
    number = float(value)
    if number != 0 and abs(number) < 1e-300:
        return
    cases.append({"id": f"w_{len(cases)}", "fn": name, "args": args, "expected": number})


def kernel_gamma(a, x):
    return exp(a * log(x) - x - loggamma(a))


def both_gamma(a, x):
    """Both tails: the series of positive terms below the mean, the continued fraction above it."""
    a, x = mpf(a), mpf(x)
    if x <= a + 1 or x < 3:
        term = total = 1 / a
        n = a
        while term > total * mpf(10) ** -55:
            n += 1
            term *= x / n
            total += term
        low = kernel_gamma(a, x) * total
        return low, 1 - low
    f = c = x + 1 - a
    d = mpf(0)
    n = 0
    while True:
        n += 1
        an = -n * (n - a)
        b = x + 1 - a + 2 * n
        d = 1 / (b + an * d)
        c = b + an / c
        f *= c * d
        if abs(c * d - 1) < mpf(10) ** -35:
            break
    high = kernel_gamma(a, x) / f
    return 1 - high, high


def kernel_beta(x, a, b):
    return exp(a * log(x) + b * log(1 - x) - loggamma(a) - loggamma(b) + loggamma(a + b))


def series_beta(x, a, b):
    """Lower tail by a series of positive terms."""
    term = mpf(1)
    total = mpf(1)
    n = 0
    while term > total * mpf(10) ** -45:
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    return kernel_beta(x, a, b) / a * total


def both_beta(x, a, b):
    """Both tails: the series of the end where it is shorter, unless the other tail would lose digits."""
    x, a, b = mpf(x), mpf(a), mpf(b)
    first_is_low = x < (mpf('0.99') if x < a / (a + b) else mpf('0.01'))
    for low_first in (first_is_low, not first_is_low):
        tail = series_beta(x, a, b) if low_first else series_beta(1 - x, b, a)
        if 1 - tail > mpf(10) ** -20:
            return (tail, 1 - tail) if low_first else (1 - tail, tail)
    return (tail, 1 - tail) if low_first else (1 - tail, tail)


def gammas():
    for a in [1e-10, 1e-4, 0.03, 0.5, 0.97, 1.0, 3.7, 17.0, 150.5, 3000.0, 99999.0, 100001.0, 2.5e6]:
        places = [a * f for f in (1e-8, 0.01, 0.5, 0.9, 1.0, 1.1, 2.0, 20.0)] if a < 1000 else []
        places += [a + k * a ** 0.5 for k in (-30, -8, -1, 0.1, 2, 9, 35)]
        places += [1e-200, 1e-20, 0.3, 1.0, 1.05, 2.0, 40.0] if a < 1 else []
        for x in places:
            if x <= 0:
                continue
            low, high = both_gamma(a, x)
            add("gamma_inc_lower", [x, a], low)
            add("gamma_inc_upper", [x, a], high)
            add("gamma_pdf", [x, a], exp((mpf(a) - 1) * log(mpf(x)) - mpf(x) - loggamma(mpf(a))))


def betas():
    for a, b in [(1e-6, 4.0), (0.02, 0.03), (0.5, 1e-5), (0.3, 700.0), (1.0, 1.0), (2.5, 0.5), (40.0, 3.0),
                 (1e3, 5e3), (0.5, 4e4), (3e5, 7e5), (1e4, 20.0)]:
        mean = a / (a + b)
        spread = (mean * (1 - mean) / (a + b + 1)) ** 0.5
        places = [mean + k * spread for k in (-20, -5, -1, 0.01, 1, 6, 25)]
        places += [1e-30, 1e-5, 0.01, 0.5, 0.99, 1 - 2.0 ** -40] if a + b < 1000 else []
        for x in places:
            if not 0 < x < 1:
                continue
            low, high = both_beta(x, a, b)
            add("beta_inc_reg", [x, a, b], low)
            add("beta_inc_reg_upper", [x, a, b], high)
            add("beta_pdf", [x, a, b], kernel_beta(mpf(x), mpf(a), mpf(b)) / mpf(x) / (1 - mpf(x)))


def students():
    for df in [0.05, 1, 4, 33.3, 5000, 1e5]:
        for t in [-1e160, -1e20, -200.0, -36.0, -9.0, -0.7, -1e-9, 1e-3, 3.0]:
            v, s = mpf(df), mpf(t)
            x = v / (v + s * s)
            low, high = both_beta(x, v / 2, mpf(1) / 2)
            tail = low / 2
            add("t_cdf", [t, df], tail if t < 0 else 1 - tail)
            add("t_sf", [t, df], 1 - tail if t < 0 else tail)
            density = exp(loggamma((v + 1) / 2) - loggamma(v / 2) - (v + 1) / 2 * log(1 + s * s / v)) / sqrt(v * mp.pi)
            if density > mpf(10) ** -300:
                add("t_pdf", [t, df], density)


def fs():
    for d1, d2 in [(0.1, 3), (1, 1), (7, 2.5), (300, 12), (1000, 900), (2e6, 1e6)]:
        for f in [1e-12, 0.02, 0.7, 0.95, 1.0, 1.08, 1.6, 12.0, 1e9]:
            a, b, q = mpf(d1) / 2, mpf(d2) / 2, mpf(f)
            x = d1 * q / (d1 * q + d2)
            if a + b > 1e5 and abs(f - 1) > 0.2:
                continue
            low, high = both_beta(x, a, b)
            add("f_cdf", [f, d1, d2], low)
            add("f_sf", [f, d1, d2], high)


def counts():
    for mean, k in [(1e-9, 0), (0.3, 40), (12.0, 0), (12.0, 90), (900.0, 500), (900.0, 1400), (3e5, 298000),
                    (3e5, 310000), (2e6, 2010000)]:
        low, high = both_gamma(k + 1, mean)
        add("poisson_cdf", [k, mean], high)
        add("poisson_sf", [k, mean], low)
        m = mpf(mean)
        add("poisson_pmf", [k, mean], exp(k * log(m) - m - loggamma(mpf(k + 1))))
    for k, mean, size in [(0, 1e-5, 0.1), (3, 50.0, 0.01), (700, 50.0, 0.8), (0, 300.0, 20.0), (900, 300.0, 20.0),
                          (40, 12.0, 1e8), (2, 12.0, 1e12), (5200, 5000.0, 4000.0), (90000, 5000.0, 2.0)]:
        m, r = mpf(mean), mpf(size)
        low, high = both_beta(r / (r + m), r, mpf(k + 1))
        add("nbinom_mu_cdf", [k, mean, size], low)
        add("nbinom_mu_sf", [k, mean, size], high)
        add("nbinom_mu_pmf", [k, mean, size],
            exp(loggamma(k + r) - loggamma(r) - loggamma(mpf(k + 1)) + r * log(r / (r + m)) + k * log(m / (r + m))))
    for k, n, p in [(0, 5, 1e-9), (3, 10, 0.5), (10, 10, 0.2), (900, 1000, 0.3), (40, 1000, 0.3), (10500, 1000000, 0.01),
                    (9000, 1000000, 0.01), (999, 1000, 0.999)]:
        q = mpf(p)
        if k < n:
            high, low = both_beta(q, mpf(k + 1), mpf(n - k))
            add("binom_cdf", [k, n, p], low)
            add("binom_sf", [k, n, p], high)
        add("binom_pmf", [k, n, p], mp.binomial(n, k) * q ** k * (1 - q) ** (n - k))


def noncentral():
    mp.dps = 30
    for df, delta, places in [(1, 0.5, (-50, 0, 1000)), (3.5, -4, (-100, -8, 3)), (10, 1, (-6, 1.5, 12)),
                              (30, 6, (-2, 5, 40)), (200, 20, (10, 17, 35)), (0.4, 2, (-3, 1e4)),
                              (5000, -3, (-9, -3.3, 4))]:
        v, d = mpf(df), mpf(delta)
        constant = 2 * exp(v / 2 * log(v / 2) - loggamma(v / 2))

        def integral(factor):
            """The trapezoid rule on the logarithm of the root mean square, halved until it settles."""
            g = lambda u: constant * exp(v * u - v * exp(2 * u) / 2) * factor(exp(u))
            ends, step, last = (max(-120 / v, -300) if v < 5 else -40 / v ** mpf(0.5), min(mpf(4), 40 / v ** mpf(0.5))), mpf(1) / 64 / max(1, v ** mpf(0.5) / 8), None
            while True:
                count = int((ends[1] - ends[0]) / step)
                value = step * sum(g(ends[0] + i * step) for i in range(count + 1))
                if last is not None and abs(value - last) <= mpf(10) ** -16 * value:
                    return value
                last, step = value, step / 2
        for t in places:
            add("nct_cdf", [t, df, delta], integral(lambda s: ncdf(t * s - d)))
            add("nct_sf", [t, df, delta], integral(lambda s: ncdf(d - t * s)))
            add("nct_pdf", [t, df, delta], integral(lambda s: s * npdf(t * s - d)))
    mp.dps = 60


def small():
    for x in [1e-12, 1e-3, 0.4, 1.2, 1.4616, 1.7, 3.3, 11.99, 1e3, 1e8, 1e15]:
        add("digamma", [x], mp.digamma(mpf(x)))
        add("trigamma", [x], mp.psi(1, mpf(x)))
        add("lgamma", [x], loggamma(mpf(x)))
    for z in [-1e4, -60, -31, -29.5, -10, -1, 0, 2, 9, 30]:
        add("normal_logcdf", [z], mp.log1p(-erfc(mpf(z) / sqrt(mpf(2))) / 2) if z > 0 else log(erfc(-mpf(z) / sqrt(mpf(2))) / 2))
    for z in [-30, -3, 0.2, 5, 25, 37]:
        add("normal_sf", [z], erfc(mpf(z) / sqrt(mpf(2))) / 2)


small()
gammas()
betas()
students()
fs()
counts()
noncentral()
head = {
    "schema": "waymark-golden/1", "method": "distributions and special functions, wide",
    "peer": {"name": "mpmath", "version": mpmath.__version__, "call": "make_distributions_wide.py"},
    "tolerance": {"all": "rel 1e-12"}, "notes": "",
}
print(json.dumps(head)[:-1] + ', "cases": [')
print(",\n".join(json.dumps(case) for case in cases) + "]}")
