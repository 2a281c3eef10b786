#ifndef WM_CDUCKDB_H
#define WM_CDUCKDB_H
#include <stdint.h>

/// Version of this table of functions; raised when a declaration changes.
int32_t wm_duckdb_table_version(void);
#endif
