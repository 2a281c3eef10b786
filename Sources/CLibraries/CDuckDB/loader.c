#include "CDuckDB.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static wm_duckdb_functions table;
static bool loaded = false;

const char *wm_string_bytes(const wm_string *text) {
  return text->inlined.length <= 12 ? text->inlined.inlined : text->pointer.pointer;
}

// Stores a symbol through memory, since ISO C has no cast from data to function pointers.
static bool resolve(void *library, const char *name, void *slot, char *error, size_t size) {
  void *symbol = dlsym(library, name);
  if (symbol == NULL) {
    snprintf(error, size, "it does not export %s", name);
    return false;
  }
  *(void **)slot = symbol;
  return true;
}

static bool fill(void *library, char *error, size_t size) {
#define WM_RESOLVE(field, symbol) \
  if (!resolve(library, "duckdb_" symbol, &table.field, error, size)) return false
  WM_RESOLVE(library_version, "library_version");
  WM_RESOLVE(create_config, "create_config");
  WM_RESOLVE(set_config, "set_config");
  WM_RESOLVE(destroy_config, "destroy_config");
  WM_RESOLVE(open_ext, "open_ext");
  WM_RESOLVE(close, "close");
  WM_RESOLVE(connect, "connect");
  WM_RESOLVE(disconnect, "disconnect");
  WM_RESOLVE(interrupt, "interrupt");
  WM_RESOLVE(prepare, "prepare");
  WM_RESOLVE(destroy_prepare, "destroy_prepare");
  WM_RESOLVE(bind_null, "bind_null");
  WM_RESOLVE(bind_boolean, "bind_boolean");
  WM_RESOLVE(bind_int64, "bind_int64");
  WM_RESOLVE(bind_double, "bind_double");
  WM_RESOLVE(bind_varchar_length, "bind_varchar_length");
  WM_RESOLVE(pending_prepared, "pending_prepared");
  WM_RESOLVE(pending_execute_task, "pending_execute_task");
  WM_RESOLVE(execute_pending, "execute_pending");
  WM_RESOLVE(destroy_pending, "destroy_pending");
  WM_RESOLVE(destroy_result, "destroy_result");
  WM_RESOLVE(result_error_type, "result_error_type");
  WM_RESOLVE(result_error, "result_error");
  WM_RESOLVE(column_count, "column_count");
  WM_RESOLVE(column_name, "column_name");
  WM_RESOLVE(column_type, "column_type");
  WM_RESOLVE(column_logical_type, "column_logical_type");
  WM_RESOLVE(destroy_logical_type, "destroy_logical_type");
  WM_RESOLVE(enum_internal_type, "enum_internal_type");
  WM_RESOLVE(enum_dictionary_size, "enum_dictionary_size");
  WM_RESOLVE(enum_dictionary_value, "enum_dictionary_value");
  WM_RESOLVE(fetch_chunk, "fetch_chunk");
  WM_RESOLVE(destroy_data_chunk, "destroy_data_chunk");
  WM_RESOLVE(data_chunk_get_size, "data_chunk_get_size");
  WM_RESOLVE(data_chunk_get_vector, "data_chunk_get_vector");
  WM_RESOLVE(vector_get_data, "vector_get_data");
  WM_RESOLVE(vector_get_validity, "vector_get_validity");
  WM_RESOLVE(free, "free");
  WM_RESOLVE(create_logical_type, "create_logical_type");
  WM_RESOLVE(create_data_chunk, "create_data_chunk");
  WM_RESOLVE(data_chunk_reset, "data_chunk_reset");
  WM_RESOLVE(data_chunk_set_size, "data_chunk_set_size");
  WM_RESOLVE(vector_ensure_validity_writable, "vector_ensure_validity_writable");
  WM_RESOLVE(vector_assign_string_element_len, "vector_assign_string_element_len");
  WM_RESOLVE(appender_create_ext, "appender_create_ext");
  WM_RESOLVE(append_data_chunk, "append_data_chunk");
  WM_RESOLVE(appender_close, "appender_close");
  WM_RESOLVE(appender_destroy, "appender_destroy");
  WM_RESOLVE(query_progress, "query_progress");
#undef WM_RESOLVE
  return true;
}

// The name under which the library was opened; never freed, as the library is never closed.
static const char *loaded_library = NULL;

const char *wm_duckdb_library(void) {
  pthread_mutex_lock(&lock);
  const char *result = loaded_library;
  pthread_mutex_unlock(&lock);
  return result;
}

const wm_duckdb_functions *wm_duckdb_load(
    const char *library, const char *python, char *error, size_t size) {
  pthread_mutex_lock(&lock);
  if (!loaded) {
    snprintf(error, size, "it cannot be opened");
    bool ready = python == NULL || dlopen(python, RTLD_NOW | RTLD_GLOBAL) != NULL;
    if (!ready) snprintf(error, size, "the Python library it needs cannot be opened");
    void *handle = ready ? dlopen(library, RTLD_NOW | RTLD_LOCAL) : NULL;
    if (handle != NULL) loaded = fill(handle, error, size);
    if (loaded) loaded_library = strdup(library);
  }
  const wm_duckdb_functions *result = loaded ? &table : NULL;
  pthread_mutex_unlock(&lock);
  return result;
}
