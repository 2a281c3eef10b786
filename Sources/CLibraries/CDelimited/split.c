#include "CDelimitedRows.h"
#include "masks.h"
#include "utf8.h"

#include <string.h>

typedef struct {
  const uint8_t *bytes;
  size_t count;
  int is_last;
  WMDialect dialect;
  WMField *fields;
  size_t fields_room;
  WMRow *rows;
  size_t rows_room;
  size_t field_start, row_start;
  uint32_t field_count, row_count, row_fields;  // `row_fields` are those before the row
  uint32_t lines;                               // that ended inside quotes of the row
  unsigned ends;
  WMRowsVerdict verdict;
} Split;

// One bit a byte of a block.
typedef struct {
  uint64_t quote, delimiter, feed, carriage, zero;
} Structure;

static WMRows result(const Split *split, WMRowsVerdict verdict) {
  return (WMRows){
    .verdict = verdict, .consumed = split->row_start, .rows = split->row_count,
    .ends = split->ends};
}

// How many lines end in a quoted field.
static uint32_t line_ends(const uint8_t *bytes, size_t count) {
  uint32_t lines = 0;
  for (size_t i = 0; i < count; i++)
    lines += bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == count || bytes[i + 1] != '\n'));
  return lines;
}

// Takes the field that ends before `end`; 0 where there is no room for it.
static inline int add_field(Split *split, size_t end, uint8_t quote) {
  if (split->field_count == split->fields_room) return 0;
  size_t start = split->field_start;
  unsigned escaped = 0;
  if (quote && end > start && split->bytes[start] == quote) {
    start++;
    end--;
    size_t length = end - start;
    escaped = memchr(split->bytes + start, split->dialect.escape, length) != NULL;
    if (memchr(split->bytes + start, '\n', length) || memchr(split->bytes + start, '\r', length))
      split->lines += line_ends(split->bytes + start, length);
  }
  split->fields[split->field_count++] =
    (WMField){.start = (uint32_t)start, .length = (uint32_t)(end - start), .escaped = escaped};
  return 1;
}

// Ends the row at a line end; 0 where the bytes or the room do not suffice.
static inline int end_row(Split *split, size_t place) {
  unsigned ends = WM_ENDS_FEED;
  if (split->bytes[place] == '\r') {
    ends = WM_ENDS_RETURN;
    if (place + 1 == split->count && !split->is_last) {
      split->verdict = WM_ROWS_MORE;
      return 0;
    }
    if (place + 1 < split->count && split->bytes[place + 1] == '\n') {
      ends = WM_ENDS_BOTH;
      split->field_start = place + 2;
    }
  }
  if (split->row_count == split->rows_room) {
    split->verdict = WM_ROWS_ROOM;
    return 0;
  }
  split->ends |= ends;
  split->rows[split->row_count++] = (WMRow){.fields = split->field_count, .lines = split->lines + 1};
  split->row_start = split->field_start;
  split->row_fields = split->field_count;
  split->lines = 0;
  return 1;
}

// What is left when the bytes have ended.
static WMRows finish(Split *split, int is_inside, uint8_t quote) {
  if (is_inside) return result(split, WM_ROWS_OPEN);
  if (!split->is_last || split->row_start >= split->count) return result(split, WM_ROWS_MORE);
  if (split->row_count == split->rows_room || !add_field(split, split->count, quote))
    return result(split, WM_ROWS_ROOM);
  split->rows[split->row_count++] = (WMRow){.fields = split->field_count, .lines = split->lines + 1};
  split->row_start = split->count;
  split->row_fields = split->field_count;
  return result(split, WM_ROWS_MORE);
}

static inline Structure structure_by_words(const uint8_t *block, WMDialect dialect) {
  Structure masks = {0};
  for (unsigned i = 0; i < 8; i++) {
    uint64_t word;
    memcpy(&word, block + 8 * i, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    unsigned shift = 8 * i;
    if (dialect.quote) masks.quote |= equal_bytes(word, dialect.quote) << shift;
    masks.delimiter |= equal_bytes(word, dialect.delimiter) << shift;
    masks.feed |= equal_bytes(word, '\n') << shift;
    masks.carriage |= equal_bytes(word, '\r') << shift;
    masks.zero |= equal_bytes(word, 0) << shift;
  }
  return masks;
}

#define WM_SPLIT split_by_words
#define WM_STRUCTURE structure_by_words
#define WM_TARGET
#include "split.h"

#if defined(__x86_64__)
WM_AVX2 static inline Structure structure_by_avx2(const uint8_t *block, WMDialect dialect) {
  __m256i first = _mm256_loadu_si256((const __m256i *)block);
  __m256i second = _mm256_loadu_si256((const __m256i *)(block + 32));
#define WM_EQUAL(byte) \
  bits(_mm256_cmpeq_epi8(first, _mm256_set1_epi8((char)(byte))), \
       _mm256_cmpeq_epi8(second, _mm256_set1_epi8((char)(byte))))
  return (Structure){
    .quote = dialect.quote ? WM_EQUAL(dialect.quote) : 0, .delimiter = WM_EQUAL(dialect.delimiter),
    .feed = WM_EQUAL('\n'), .carriage = WM_EQUAL('\r'), .zero = WM_EQUAL(0)};
#undef WM_EQUAL
}

#define WM_SPLIT split_by_avx2
#define WM_STRUCTURE structure_by_avx2
#define WM_TARGET WM_AVX2
#include "split.h"
#endif

// One byte after the other, where a mark of its own escapes quotes: whether a quote closes depends on what was before.
static WMRows split_by_bytes(Split *split) {
  const uint8_t *bytes = split->bytes;
  uint8_t quote = split->dialect.quote, escape = split->dialect.escape;
  enum { begins, unquoted, quoted, closed } state = begins;
  for (size_t place = 0; place < split->count; place++) {
    uint8_t byte = bytes[place];
    if (byte == 0) return result(split, WM_ROWS_NUL);
    if (state == quoted) {
      if (byte == escape) {
        if (place + 1 == split->count) return result(split, WM_ROWS_OPEN);
        if (bytes[place + 1] == quote || bytes[place + 1] == escape) place++;
      } else if (byte == quote) {
        state = closed;
      }
      continue;
    }
    if (byte == split->dialect.delimiter || byte == '\n' || byte == '\r') {
      if (byte == '\n' && place < split->field_start) continue;  // the feed after a return
      if (!add_field(split, place, quote)) return result(split, WM_ROWS_ROOM);
      split->field_start = place + 1;
      state = begins;
      if (byte != split->dialect.delimiter && !end_row(split, place)) return result(split, split->verdict);
    } else if (state == closed) {
      return result(split, WM_ROWS_TEXT_AFTER);
    } else if (byte == quote) {
      if (state == unquoted) return result(split, WM_ROWS_QUOTE_INSIDE);
      state = quoted;
    } else {
      state = unquoted;
    }
  }
  return finish(split, state == quoted, quote);
}

// Whether bytes are UTF-8 and end with a character.
static int are_utf8(const uint8_t *bytes, size_t count) {
  Character character = {0};
  size_t place = 0;
  while (place < count) {
    uint64_t word;
    if (!character.left && place + 8 <= count) {
      memcpy(&word, bytes + place, 8);
      if (!(word & UINT64_C(0x8080808080808080))) {
        place += 8;
        continue;
      }
    }
    if (!take_byte(&character, bytes[place++])) return 0;
  }
  return !character.left;
}

static WMRows split_rows(Split *split) {
  if (split->dialect.quote && split->dialect.escape != split->dialect.quote) return split_by_bytes(split);
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) return split_by_avx2(split);
#endif
  return split_by_words(split);
}

WMRows wm_split_rows(
  const uint8_t *bytes, size_t count, int is_last, WMDialect dialect, WMField *fields, size_t fields_room,
  WMRow *rows, size_t rows_room) {
  Split split = {
    .bytes = bytes, .count = count, .is_last = is_last, .dialect = dialect, .fields = fields,
    .fields_room = fields_room, .rows = rows, .rows_room = rows_room};
  WMRows found = split_rows(&split);
  found.is_utf8 = are_utf8(bytes, found.consumed);
  return found;
}
