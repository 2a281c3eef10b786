#include "CLanes.h"

#include "widths.h"

#pragma STDC FP_CONTRACT OFF

typedef double wm_lanes __attribute__((vector_size(64), aligned(8)));
typedef long long wm_mask __attribute__((vector_size(64), aligned(8)));

#define WM_LARGER(a, b) \
  ((wm_lanes)(((wm_mask)(a) & (wm_mask)((a) > (b))) | ((wm_mask)(b) & ~(wm_mask)((a) > (b)))))

WM_EVERY_WIDTH
void wm_largest_gains(
    const double *own, const double *products, size_t products_from, const double *shares,
    const double *inverses, size_t inverses_from, size_t count, size_t lanes, double *largest) {
  products += products_from;
  inverses += inverses_from;
  if (lanes == 1) {
    // One series: eight places at once.
    double best = -1;
    size_t place = 0;
    if (count >= 8) {
      wm_lanes most;
      for (int i = 0; i < 8; i++) most[i] = -1;
      for (; place + 8 <= count; place += 8) {
        wm_lanes rest = own[0] * *(const wm_lanes *)(shares + place) - *(const wm_lanes *)(products + place);
        wm_lanes gain = rest * rest * *(const wm_lanes *)(inverses + place);
        most = WM_LARGER(gain, most);
      }
      for (int i = 0; i < 8; i++) best = most[i] > best ? most[i] : best;
    }
    for (; place < count; place++) {
      double rest = own[0] * shares[place] - products[place];
      double gain = rest * rest * inverses[place];
      best = gain > best ? gain : best;
    }
    largest[0] = best;
    return;
  }
  for (size_t lane = 0; lane < lanes; lane += 8) {
    wm_lanes mine = *(const wm_lanes *)(own + lane);
    wm_lanes most;
    for (int i = 0; i < 8; i++) most[i] = -1;
    const double *product = products + lane;
    for (size_t place = 0; place < count; place++, product += lanes) {
      wm_lanes rest = mine * shares[place] - *(const wm_lanes *)product;
      wm_lanes gain = rest * rest * inverses[place];
      most = WM_LARGER(gain, most);
    }
    *(wm_lanes *)(largest + lane) = most;
  }
}

typedef double wm_four __attribute__((vector_size(32), aligned(8)));

WM_EVERY_WIDTH
void wm_influences(
    const double *columns, size_t rows, size_t terms, const size_t *periods, const double *scores, size_t count,
    const void *factors, void *restrict results) {
  const double *factor = factors;
  double *restrict result = results;
  for (size_t place = 0; place < count; place++) {
    const double *row = columns + periods[place];
    wm_four sum = {0, 0, 0, 0};
    for (size_t term = 0; term < terms; term++) sum += *(const wm_four *)(factor + 4 * term) * row[term * rows];
    *(wm_four *)(result + 4 * place) = sum * scores[place];
  }
}

WM_EVERY_WIDTH
void wm_lagged_products(const void *left, const void *right, size_t count, size_t lags, void *restrict sums) {
  const double *own = left;
  const double *other = right;
  // Four lags at a time, so that no addition waits for the one before it.
  for (size_t lag = 0; lag < lags; lag += 4) {
    wm_four sum[4] = {{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}};
    size_t place = lag;
    for (; place < count && place < lag + 3; place++) {
      for (size_t more = 0; more <= place - lag; more++) {
        sum[more] += *(const wm_four *)(own + 4 * place) * *(const wm_four *)(other + 4 * (place - lag - more));
      }
    }
    for (; place < count; place++) {
      wm_four value = *(const wm_four *)(own + 4 * place);
      const double *back = other + 4 * (place - lag);
      sum[0] += value * *(const wm_four *)back;
      sum[1] += value * *(const wm_four *)(back - 4);
      sum[2] += value * *(const wm_four *)(back - 8);
      sum[3] += value * *(const wm_four *)(back - 12);
    }
    for (size_t more = 0; more < 4 && lag + more < lags; more++) {
      *(wm_four *)((double *)sums + 4 * (lag + more)) = sum[more];
    }
  }
}

WM_EVERY_WIDTH
void wm_shares_and_inverses(
    const double *cross, size_t cross_from, const double *diagonal, const double *smallest, size_t from,
    double inverse, size_t count, double *restrict shares, double *restrict inverses) {
  cross += cross_from;
  diagonal += from;
  smallest += from;
  for (size_t place = 0; place < count; place++) {
    double share = cross[place] * inverse;
    double pivot = diagonal[place] - share * cross[place];
    double one = 1 / pivot;
    shares[place] = share;
    inverses[place] = pivot > smallest[place] ? one : 0;
  }
}

WM_EVERY_WIDTH
void wm_subtract_scaled(
    const double *minuend, size_t minuend_from, const double *subtrahend, size_t subtrahend_from, double factor,
    size_t count, double *restrict result, size_t result_from) {
  minuend += minuend_from;
  subtrahend += subtrahend_from;
  result += result_from;
  for (size_t place = 0; place < count; place++) {
    result[place] = minuend[place] - factor * subtrahend[place];
  }
}
