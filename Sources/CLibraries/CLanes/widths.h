#ifndef CLANES_WIDTHS_H
#define CLANES_WIDTHS_H

#ifndef __has_feature
#define __has_feature(feature) 0
#endif

/// Compiles a function for each width of registers; the loader of the system chooses.
///
/// It chooses before the runtime of a sanitizer is there, which the choosing function would call; with one there is
/// one version.
#if defined(__x86_64__) && defined(__linux__) && !__has_feature(thread_sanitizer) && !__has_feature(address_sanitizer)
#define WM_EVERY_WIDTH __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define WM_EVERY_WIDTH
#endif

#endif
