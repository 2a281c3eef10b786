// Where the fields and rows of delimited bytes begin and end.
#ifndef CDELIMITED_ROWS_H
#define CDELIMITED_ROWS_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint8_t delimiter;
  uint8_t quote;   // 0: none
  uint8_t escape;  // what stands before a quote inside quotes; the quote itself where it is doubled
} WMDialect;

// The content of a field, without its quotes.
typedef struct {
  uint32_t start;
  uint32_t length;
  uint32_t escaped;  // 1 where marks that are doubled or escaped stand in it
} WMField;

typedef struct {
  uint32_t fields;  // how many fields end with it, from the first row of the call
  uint32_t lines;   // how many lines it has
} WMRow;

typedef enum {
  WM_ROWS_MORE = 0,       // the last row is not complete
  WM_ROWS_ROOM,           // there is no room for more fields or rows
  WM_ROWS_QUOTE_INSIDE,   // a quote inside an unquoted field
  WM_ROWS_TEXT_AFTER,     // text after a closing quote
  WM_ROWS_OPEN,           // the last row is not complete, and a quoted field of it is not closed
  WM_ROWS_NUL             // a NUL byte
} WMRowsVerdict;

// How rows end.
enum { WM_ENDS_FEED = 1, WM_ENDS_BOTH = 2, WM_ENDS_RETURN = 4 };

typedef struct {
  WMRowsVerdict verdict;
  size_t consumed;        // bytes of the rows that are complete
  uint32_t rows;
  int is_utf8;            // whether all bytes of them are UTF-8
  unsigned ends;          // how the rows end, as bits
} WMRows;

// Splits `count` bytes, fewer than 2^31, that begin with a row; behind them must be 64 bytes of room.
//
// A row that the bytes do not complete is left for the next call, unless they are the last of the file.
WMRows wm_split_rows(
  const uint8_t *bytes, size_t count, int is_last, WMDialect dialect, WMField *fields, size_t fields_room,
  WMRow *rows, size_t rows_room);

#endif
