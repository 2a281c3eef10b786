#ifndef WM_CXLSXWRITER_H
#define WM_CXLSXWRITER_H
#include <sys/syscall.h>
#include <unistd.h>
#include <xlsxwriter.h>

/// A file in memory that has no name in any folder, closed where a program is started; negative where there is none to be had.
///
/// By its number: the declaration in the C library needs a macro that other modules are read without.
static inline int wm_memory_file(void) { return (int)syscall(SYS_memfd_create, "workbook", 1U); }
#endif
