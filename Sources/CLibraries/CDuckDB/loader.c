#include "CDuckDB.h"

int32_t wm_duckdb_table_version(void) { return 1; }
