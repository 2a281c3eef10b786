// One look over the bytes of a delimited file: whether each row is as strict as the first.
#ifndef CDELIMITED_H
#define CDELIMITED_H

#include "CDelimitedRows.h"

#include <stddef.h>
#include <stdint.h>

// What a look over a file ends with. All but the first say that a slower reader has to find the place.
typedef enum {
  WM_SCAN_SOUND = 0,
  WM_SCAN_UNREADABLE,  // the file cannot be opened or read
  WM_SCAN_NUL,         // a NUL byte
  WM_SCAN_ENCODING,    // bytes that are not UTF-8
  WM_SCAN_QUOTING,     // a quote inside an unquoted field, text after a closing one, or a field that is not closed
  WM_SCAN_FIELDS,      // a row with more or fewer fields than the first
  WM_SCAN_LINE_ENDS,   // rows that end in different ways, or with a carriage return alone
  WM_SCAN_LENGTH       // a row that is longer than it may be
} WMScanVerdict;

typedef struct {
  WMScanVerdict verdict;
  uint64_t rows;              // after the first; blank lines at the end are none
  uint64_t repeated_headers;  // rows after the first with the same bytes
} WMScan;

// Looks over a file of comma-separated rows, quotes doubled in quoted fields, a byte-order mark skipped.
// It reads `window` bytes at a time, at least 64 and a multiple of it.
WMScan wm_scan_delimited(const char *path, uint64_t longest_row, size_t window);

#endif
