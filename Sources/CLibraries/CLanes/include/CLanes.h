// Loops over doubles that are compiled once for each width of registers; which of them runs is chosen when
// the program starts. No product and sum is fused, so every width gives the same bits.

#ifndef CLANES_H
#define CLANES_H

#include <stddef.h>

// Arrays of these functions are `void *`, so that Swift can give arrays of doubles or of vectors of doubles; `count` is
// the number of doubles.

/// e to the power of each of `powers`, times the factor at its place, to about one unit in the last place.
///
/// Powers below -708 count as -708 and above 709 as 709, so that nothing is subnormal or infinite. `results` is
/// another array than the others.
void wm_exponentials(const void *powers, const void *factors, size_t count, void *results);

/// The natural logarithm of each value, to about one unit in the last place; `results` is another array.
///
/// Values are positive, finite and normal; others give numbers without meaning.
void wm_logarithms(const void *values, size_t count, void *results);

/// The logarithm of the gamma function of each value and its first two derivatives; different arrays.
///
/// Values are positive and below 1e38. Eight steps of the recurrence, then the asymptotic series: to about 1e-14 of
/// the size of the result or of 1. Source: Abramowitz and Stegun (1964), 6.1.40, 6.3.18 and 6.4.12.
void wm_gamma_functions(
    const void *values, size_t count, void *logarithms, void *digammas, void *trigammas);

/// The largest of `(own[l] * shares[p] - products[p * lanes + l])^2 * inverses[p]` over `count` places p, for
/// each lane l; `lanes` is a multiple of 8, or 1. No value may be NaN.
void wm_largest_gains(
    const double *own, const double *products, size_t products_from, const double *shares,
    const double *inverses, size_t inverses_from, size_t count, size_t lanes, double *largest);

/// `shares[p] = cross[p] * inverse`, and `inverses[p]` one over `diagonal[p] - shares[p] * cross[p]`, or 0 where
/// that is not above `smallest[p]`, for `count` places p.
void wm_shares_and_inverses(
    const double *cross, size_t cross_from, const double *diagonal, const double *smallest, size_t from,
    double inverse, size_t count, double *shares, double *inverses);

/// `result[i] = minuend[i] - factor * subtrahend[i]` for `count` places, each array from its own start.
void wm_subtract_scaled(
    const double *minuend, size_t minuend_from, const double *subtrahend, size_t subtrahend_from, double factor,
    size_t count, double *result, size_t result_from);

/// `results[4p + l] = scores[p] * sum over terms t of factors[4t + l] * columns[t * rows + periods[p]]` for `count` places
/// p and four lanes l.
void wm_influences(
    const double *columns, size_t rows, size_t terms, const size_t *periods, const double *scores, size_t count,
    const void *factors, void *results);

/// `sums[4g + l] = sum over places p >= g of left[4p + l] * right[4(p - g) + l]` for each lag g below `lags` and four
/// lanes l, where both have `count` places.
void wm_lagged_products(const void *left, const void *right, size_t count, size_t lags, void *sums);

/// Sums of products of a model's columns under four models of dependence, one a lane.
///
/// `rows` holds `count` rows of `columns` values, and `gaps` the number of missing periods before each row. Model l has the
/// correlation `shares[l] * correlations[l]^h` at lag h > 0: an autoregression with a share of the variance, the rest
/// white noise. Each column is filtered to one-step errors over their standard deviation; `sums[4(i(i+1)/2 + j) + l]` is
/// the sum of products of columns i and j <= i, and `logarithms[l]` the logarithm of the determinant of the correlation matrix.
/// `work` has space for `8 * columns` values. Source: Kalman (1960); Harvey (1989), section 3.4.
void wm_dependent_products(
    const double *rows, size_t columns, const size_t *gaps, size_t count, const void *correlations,
    const void *shares, void *work, void *sums, void *logarithms);

#endif
