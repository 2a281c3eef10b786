#ifndef WM_COPENBLAS_H
#define WM_COPENBLAS_H

// What the two below include comes first, since all of it would be hidden too.
#include <complex.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

// The functions declared below are our own, under the names of the library: the first call opens it.
// Hidden, so that the library never finds ours in place of its own.
#pragma GCC visibility push(hidden)
#include <cblas.h>
#include <lapacke.h>

// Opens the library unless it is open; false when it cannot be.
bool wm_blas_open(void);
#pragma GCC visibility pop

#endif
