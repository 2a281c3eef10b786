#include "CLanes.h"

#include <stdint.h>
#include <string.h>

#include "widths.h"

#pragma STDC FP_CONTRACT OFF

static inline uint64_t bits_of(double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

static inline double double_of(uint64_t bits) {
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

/// A polynomial of degree 3, constant first; its halves do not wait for each other (Estrin 1960).
static inline double cubic(double x, double square, double a, double b, double c, double d) {
  return (x * b + a) + square * (x * d + c);
}

/// Argument reduction by powers of two, then a Taylor polynomial of degree 13 on half of ln 2.
static inline double exponential(double x) {
  // Adding it rounds a double to a whole number, which then stands in the lowest bits.
  const double rounding = 6755399441055744.0;
  double power = x < -708 ? -708 : x;
  power = power > 709 ? 709 : power;
  double shifted = power * 1.4426950408889634 + rounding;
  double count = shifted - rounding;
  double rest = (power - count * 0.6931471803691238) - count * 1.9082149292705877e-10;
  double square = rest * rest;
  double fourth = square * square;
  double low = cubic(rest, square, 1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120);
  double middle = cubic(rest, square, 1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880);
  double high = cubic(rest, square, 1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800);
  double tail = low + fourth * (middle + fourth * high);
  double sum = rest + square * tail + 1;
  return double_of(bits_of(sum) + (bits_of(shifted) << 52));
}

/// The exponent is split off, and the rest is 2 artanh((m - 1) / (m + 1)) with m between sqrt(1/2) and sqrt 2.
static inline double logarithm(double x) {
  // Bits of sqrt(1/2): what is above it counts for the next exponent. Exponents are kept above 0 by 1024,
  // since only the newest registers shift with a sign or make doubles of whole numbers.
  uint64_t moved = bits_of(x) - 0x3FE6A09E667F3BCDu + ((uint64_t)1024 << 52);
  uint64_t exponent = moved >> 52;
  double m = double_of(bits_of(x) - (exponent << 52) + ((uint64_t)1024 << 52));
  double count = double_of(exponent | bits_of(4503599627370496.0)) - (4503599627370496.0 + 1024);
  double s = (m - 1) / (m + 1);
  double z = s * s;
  double square = z * z;
  double fourth = square * square;
  double low = cubic(z, square, 1 / 3.0, 1 / 5.0, 1 / 7.0, 1 / 9.0);
  double middle = cubic(z, square, 1 / 11.0, 1 / 13.0, 1 / 15.0, 1 / 17.0);
  double high = z * (1 / 21.0) + (1 / 19.0);
  double sum = low + fourth * (middle + fourth * high);
  double tail = 2 * s * z * sum;
  return count * 0.6931471803691238 + (2 * s + (tail + count * 1.9082149292705877e-10));
}

WM_EVERY_WIDTH
void wm_exponentials(const void *powers, const void *factors, size_t count, void *restrict results) {
  const double *power = powers;
  const double *factor = factors;
  double *restrict result = results;
  for (size_t i = 0; i < count; i++) result[i] = exponential(power[i]) * factor[i];
}

WM_EVERY_WIDTH
void wm_logarithms(const void *values, size_t count, void *restrict results) {
  const double *value = values;
  double *restrict result = results;
  for (size_t i = 0; i < count; i++) result[i] = logarithm(value[i]);
}

WM_EVERY_WIDTH
void wm_gamma_functions(
    const void *values, size_t count, void *restrict logarithms, void *restrict digammas,
    void *restrict trigammas) {
  const double *value = values;
  double *restrict logs = logarithms;
  double *restrict firsts = digammas;
  double *restrict seconds = trigammas;
  for (size_t i = 0; i < count; i++) {
    double x = value[i];
    double product = x;
    double inverse = 1 / x;
    double steps = inverse;
    double squares = inverse * inverse;
    for (int step = 1; step < 8; step++) {
      x += 1;
      product *= x;
      inverse = 1 / x;
      steps += inverse;
      squares += inverse * inverse;
    }
    x += 1;
    inverse = 1 / x;
    double z = inverse * inverse;
    double stirling = z * (-691.0 / 360360) + (1.0 / 1188);
    stirling = stirling * z - (1.0 / 1680);
    stirling = stirling * z + (1.0 / 1260);
    stirling = stirling * z - (1.0 / 360);
    stirling = stirling * z + (1.0 / 12);
    double first = z * (691.0 / 32760) - (1.0 / 132);
    first = first * z + (1.0 / 240);
    first = first * z - (1.0 / 252);
    first = first * z + (1.0 / 120);
    first = first * z - (1.0 / 12);
    double second = z * (-691.0 / 2730) + (5.0 / 66);
    second = second * z - (1.0 / 30);
    second = second * z + (1.0 / 42);
    second = second * z - (1.0 / 30);
    second = second * z + (1.0 / 6);
    double log = logarithm(x);
    logs[i] = (x - 0.5) * log - x + 0.9189385332046727 + inverse * stirling - logarithm(product);
    firsts[i] = log - 0.5 * inverse + z * first - steps;
    seconds[i] = inverse + 0.5 * z + z * inverse * second + squares;
  }
}
