#ifndef CLANES_WIDTHS_H
#define CLANES_WIDTHS_H

/// Compiles a function for each width of registers; the loader of the system chooses.
#if defined(__x86_64__) && defined(__linux__)
#define WM_EVERY_WIDTH __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define WM_EVERY_WIDTH
#endif

#endif
