// The part of DuckDB's C interface that Waymark calls, declared here so that no header of DuckDB
// is needed to build, and reached through a table that the loader fills.
#ifndef WM_CDUCKDB_H
#define WM_CDUCKDB_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint64_t wm_idx;
typedef void *wm_database;
typedef void *wm_connection;
typedef void *wm_config;
typedef void *wm_statement;
typedef void *wm_pending;
typedef void *wm_chunk;
typedef void *wm_vector;
typedef void *wm_logical_type;
typedef void *wm_appender;

/// A result, owned by the caller; the engine reads and writes the fields.
typedef struct {
  wm_idx deprecated_column_count;
  wm_idx deprecated_row_count;
  wm_idx deprecated_rows_changed;
  void *deprecated_columns;
  char *deprecated_error_message;
  void *internal_data;
} wm_result;

/// A text of a vector: up to 12 bytes inline, else a prefix and a pointer.
typedef union {
  struct {
    uint32_t length;
    char prefix[4];
    char *pointer;
  } pointer;
  struct {
    uint32_t length;
    char inlined[12];
  } inlined;
} wm_string;
_Static_assert(sizeof(wm_string) == 16, "a text of a vector takes 16 bytes");

/// How far a running statement is; negative where the engine cannot tell.
typedef struct {
  double percentage;
  uint64_t rows_processed;
  uint64_t rows_total;
} wm_progress;

/// The functions, filled by `wm_duckdb_load`.
typedef struct {
  const char *(*library_version)(void);
  int (*create_config)(wm_config *);
  int (*set_config)(wm_config, const char *, const char *);
  void (*destroy_config)(wm_config *);
  int (*open_ext)(const char *, wm_database *, wm_config, char **);
  void (*close)(wm_database *);
  int (*connect)(wm_database, wm_connection *);
  void (*disconnect)(wm_connection *);
  void (*interrupt)(wm_connection);
  int (*prepare)(wm_connection, const char *, wm_statement *);
  void (*destroy_prepare)(wm_statement *);
  int (*bind_null)(wm_statement, wm_idx);
  int (*bind_boolean)(wm_statement, wm_idx, bool);
  int (*bind_int64)(wm_statement, wm_idx, int64_t);
  int (*bind_double)(wm_statement, wm_idx, double);
  int (*bind_varchar_length)(wm_statement, wm_idx, const char *, wm_idx);
  int (*pending_prepared)(wm_statement, wm_pending *);
  int (*pending_execute_task)(wm_pending);
  int (*execute_pending)(wm_pending, wm_result *);
  void (*destroy_pending)(wm_pending *);
  void (*destroy_result)(wm_result *);
  int (*result_error_type)(wm_result *);
  const char *(*result_error)(wm_result *);
  wm_idx (*column_count)(wm_result *);
  const char *(*column_name)(wm_result *, wm_idx);
  int (*column_type)(wm_result *, wm_idx);
  wm_logical_type (*column_logical_type)(wm_result *, wm_idx);
  void (*destroy_logical_type)(wm_logical_type *);
  int (*enum_internal_type)(wm_logical_type);
  uint32_t (*enum_dictionary_size)(wm_logical_type);
  char *(*enum_dictionary_value)(wm_logical_type, wm_idx);
  wm_chunk (*fetch_chunk)(wm_result);
  void (*destroy_data_chunk)(wm_chunk *);
  wm_idx (*data_chunk_get_size)(wm_chunk);
  wm_vector (*data_chunk_get_vector)(wm_chunk, wm_idx);
  void *(*vector_get_data)(wm_vector);
  uint64_t *(*vector_get_validity)(wm_vector);
  void (*free)(void *);
  wm_logical_type (*create_logical_type)(int);
  wm_chunk (*create_data_chunk)(wm_logical_type *, wm_idx);
  void (*data_chunk_reset)(wm_chunk);
  void (*data_chunk_set_size)(wm_chunk, wm_idx);
  void (*vector_ensure_validity_writable)(wm_vector);
  void (*vector_assign_string_element_len)(wm_vector, wm_idx, const char *, wm_idx);
  int (*appender_create_ext)(
      wm_connection, const char *, const char *, const char *, wm_appender *);
  int (*append_data_chunk)(wm_appender, wm_chunk);
  int (*appender_close)(wm_appender);
  int (*appender_destroy)(wm_appender *);
  wm_progress (*query_progress)(wm_connection);
} wm_duckdb_functions;

/// Opens the library once for the process and returns its functions, or NULL.
///
/// `python` may be NULL; otherwise it is opened first with its symbols visible, which the module
/// of a Python wheel needs. On failure `error` holds our own words, at most `size` bytes.
const wm_duckdb_functions *wm_duckdb_load(
    const char *library, const char *python, char *error, size_t size);

/// The name under which the library was opened; NULL before that.
const char *wm_duckdb_library(void);

/// The bytes of a text of a vector.
const char *wm_string_bytes(const wm_string *text);

#endif
