#ifndef WM_COPENBLAS_H
#define WM_COPENBLAS_H
#include <cblas.h>
#include <lapacke.h>
#endif
