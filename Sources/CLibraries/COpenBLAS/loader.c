#include "COpenBLAS.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <unistd.h>

// A program that computes no statistics does not pay for the library: opening it takes as long as
// everything else a short command does.

static pthread_once_t once = PTHREAD_ONCE_INIT;
static void *blas = NULL;
static void *lapack = NULL;

static void *open_first(const char *const names[]) {
  for (; *names != NULL; names++) {
    void *library = dlopen(*names, RTLD_NOW | RTLD_LOCAL);
    if (library != NULL) return library;
  }
  return NULL;
}

static void open_libraries(void) {
  // The number in the name is that of the interface in the headers; the name without it is for
  // systems that number otherwise.
  static const char *const blas_names[] = {"libopenblas.so.0", "libopenblas.so", NULL};
  static const char *const lapack_names[] = {"liblapacke.so.3", "liblapacke.so", NULL};
  blas = open_first(blas_names);
  // Some builds of OpenBLAS hold LAPACKE themselves.
  lapack = open_first(lapack_names);
  if (lapack == NULL) lapack = blas;
  void (*set_threads)(int) = NULL;
  if (blas != NULL) *(void **)&set_threads = dlsym(blas, "openblas_set_num_threads");
  // One thread a caller: neither results nor speed depend on what else runs.
  if (set_threads != NULL) set_threads(1);
}

bool wm_blas_open(void) {
  pthread_once(&once, open_libraries);
  return blas != NULL && lapack != NULL;
}

// A program that lacks the library could not start at all if it were linked; so it ends here.
static void *found(void *library, const char *name) {
  void *symbol = library == NULL ? NULL : dlsym(library, name);
  if (symbol == NULL) {
    fprintf(stderr, "waymark: %s is not on this machine; install libopenblas0 and liblapacke\n", name);
    fflush(stderr);
    _exit(1);
  }
  return symbol;
}

// The pointer to a function of a library, found at the first call. Two callers find the same.
#define WM_FUNCTION(library, name) \
  static void *cached = NULL; \
  void *symbol = __atomic_load_n(&cached, __ATOMIC_ACQUIRE); \
  if (symbol == NULL) { \
    wm_blas_open(); \
    symbol = found(library, #name); \
    __atomic_store_n(&cached, symbol, __ATOMIC_RELEASE); \
  } \
  __typeof__(&name) function; \
  *(void **)&function = symbol

char *openblas_get_config(void) {
  WM_FUNCTION(blas, openblas_get_config);
  return function();
}

void cblas_dgemv(
    const enum CBLAS_ORDER order, const enum CBLAS_TRANSPOSE trans, const blasint m, const blasint n,
    const double alpha, const double *a, const blasint lda, const double *x, const blasint incx,
    const double beta, double *y, const blasint incy) {
  WM_FUNCTION(blas, cblas_dgemv);
  function(order, trans, m, n, alpha, a, lda, x, incx, beta, y, incy);
}

void cblas_dgemm(
    const enum CBLAS_ORDER order, const enum CBLAS_TRANSPOSE trans_a, const enum CBLAS_TRANSPOSE trans_b,
    const blasint m, const blasint n, const blasint k, const double alpha, const double *a,
    const blasint lda, const double *b, const blasint ldb, const double beta, double *c,
    const blasint ldc) {
  WM_FUNCTION(blas, cblas_dgemm);
  function(order, trans_a, trans_b, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
}

void cblas_dsyrk(
    const enum CBLAS_ORDER order, const enum CBLAS_UPLO uplo, const enum CBLAS_TRANSPOSE trans,
    const blasint n, const blasint k, const double alpha, const double *a, const blasint lda,
    const double beta, double *c, const blasint ldc) {
  WM_FUNCTION(blas, cblas_dsyrk);
  function(order, uplo, trans, n, k, alpha, a, lda, beta, c, ldc);
}

void cblas_dtrsm(
    const enum CBLAS_ORDER order, const enum CBLAS_SIDE side, const enum CBLAS_UPLO uplo,
    const enum CBLAS_TRANSPOSE trans, const enum CBLAS_DIAG diag, const blasint m, const blasint n,
    const double alpha, const double *a, const blasint lda, double *b, const blasint ldb) {
  WM_FUNCTION(blas, cblas_dtrsm);
  function(order, side, uplo, trans, diag, m, n, alpha, a, lda, b, ldb);
}

lapack_int LAPACKE_dgeqrf(
    int layout, lapack_int m, lapack_int n, double *a, lapack_int lda, double *tau) {
  WM_FUNCTION(lapack, LAPACKE_dgeqrf);
  return function(layout, m, n, a, lda, tau);
}

lapack_int LAPACKE_dorgqr(
    int layout, lapack_int m, lapack_int n, lapack_int k, double *a, lapack_int lda, const double *tau) {
  WM_FUNCTION(lapack, LAPACKE_dorgqr);
  return function(layout, m, n, k, a, lda, tau);
}

lapack_int LAPACKE_dgesdd(
    int layout, char job, lapack_int m, lapack_int n, double *a, lapack_int lda, double *s, double *u,
    lapack_int ldu, double *vt, lapack_int ldvt) {
  WM_FUNCTION(lapack, LAPACKE_dgesdd);
  return function(layout, job, m, n, a, lda, s, u, ldu, vt, ldvt);
}

lapack_int LAPACKE_dpotrf(int layout, char uplo, lapack_int n, double *a, lapack_int lda) {
  WM_FUNCTION(lapack, LAPACKE_dpotrf);
  return function(layout, uplo, n, a, lda);
}

lapack_int LAPACKE_dpotri(int layout, char uplo, lapack_int n, double *a, lapack_int lda) {
  WM_FUNCTION(lapack, LAPACKE_dpotri);
  return function(layout, uplo, n, a, lda);
}

lapack_int LAPACKE_dsyevd(
    int layout, char job, char uplo, lapack_int n, double *a, lapack_int lda, double *w) {
  WM_FUNCTION(lapack, LAPACKE_dsyevd);
  return function(layout, job, uplo, n, a, lda, w);
}

lapack_int LAPACKE_dtrtri(int layout, char uplo, char diag, lapack_int n, double *a, lapack_int lda) {
  WM_FUNCTION(lapack, LAPACKE_dtrtri);
  return function(layout, uplo, diag, n, a, lda);
}
