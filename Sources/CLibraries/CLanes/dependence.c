#include "CLanes.h"

#include "widths.h"

#pragma STDC FP_CONTRACT OFF

typedef double wm_four __attribute__((vector_size(32), aligned(8)));

/// Factors of a determinant that are multiplied before their logarithm is taken; each is above 0.01.
enum { wm_factors = 16 };

WM_EVERY_WIDTH
void wm_dependent_products(
    const double *rows, size_t columns, const size_t *gaps, size_t count, const void *correlations,
    const void *shares, void *restrict work, void *restrict sums, void *restrict logarithms) {
  wm_four phi = *(const wm_four *)correlations;
  wm_four share = *(const wm_four *)shares;
  wm_four fresh = share * (1 - phi * phi);
  wm_four variance = share;
  wm_four factor = {1, 1, 1, 1};
  wm_four total = {0, 0, 0, 0};
  wm_four *expected = work;
  wm_four *rest = expected + columns;
  wm_four *products = sums;
  for (size_t i = 0; i < columns; i++) expected[i] = (wm_four){0, 0, 0, 0};
  for (size_t i = 0; i < columns * (columns + 1) / 2; i++) products[i] = (wm_four){0, 0, 0, 0};
  for (size_t place = 0; place < count; place++) {
    for (size_t gap = 0; gap < gaps[place]; gap++) {
      variance = phi * phi * variance + fresh;
      for (size_t i = 0; i < columns; i++) expected[i] *= phi;
    }
    const double *row = rows + place * columns;
    wm_four inverse = 1 / (variance + 1 - share);
    wm_four gain = variance * inverse;
    factor *= variance + 1 - share;
    wm_four *product = products;
    for (size_t i = 0; i < columns; i++) {
      wm_four own = row[i] - expected[i];
      wm_four weighted = own * inverse;
      rest[i] = own;
      for (size_t j = 0; j <= i; j++) product[j] += weighted * rest[j];
      product += i + 1;
      expected[i] = phi * (expected[i] + gain * own);
    }
    variance = phi * phi * variance * (1 - gain) + fresh;
    if (place % wm_factors == wm_factors - 1 || place + 1 == count) {
      wm_four logarithm;
      wm_logarithms(&factor, 4, &logarithm);
      total += logarithm;
      factor = (wm_four){1, 1, 1, 1};
    }
  }
  *(wm_four *)logarithms = total;
}
