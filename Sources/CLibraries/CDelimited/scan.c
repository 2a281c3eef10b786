#include "CDelimited.h"
#include "masks.h"
#include "utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// A first row that is longer is not looked for again.
enum { longest_header = 1 << 16 };

// What is known between two blocks of 64 bytes. Bits stand for the byte before the block.
typedef struct {
  uint64_t inside;             // all ones inside a quoted field
  uint64_t after_separator;    // 1 where a field may begin
  uint64_t after_closing;      // 1 after a quote that closed
  uint64_t after_return;       // 1 after a carriage return outside quotes
  uint64_t fields;             // separators in the row so far
  uint64_t expected;           // those of the first row; all ones before its end
  uint64_t row_start;          // offset in the file
  uint64_t longest_row;
  uint64_t blank_rows;         // since the last row that was not blank
  uint64_t rows;               // ended, the first included
  uint64_t repeated_headers;
  uint64_t header_length;
  uint8_t *header;
  unsigned ends;               // 1 line feeds alone, 2 after carriage returns
  Character character;
} Scan;

// One bit a byte of a block.
typedef struct {
  uint64_t quote, comma, feed, carriage, high, zero;
} Masks;

// Whether the bytes marked in `high` go on and begin characters of UTF-8 as they must.
static int is_utf8(Scan *scan, const uint8_t *block, uint64_t high, unsigned count) {
  unsigned next = 0;
  while (high) {
    unsigned i = (unsigned)__builtin_ctzll(high);
    high &= high - 1;
    if ((scan->character.left && i != next) || !take_byte(&scan->character, block[i])) return 0;
    next = i + 1;
  }
  return !scan->character.left || next == count;
}

// The end of a row: `length` bytes without the line feed.
static WMScanVerdict end_row(Scan *scan, const uint8_t *row, uint64_t length) {
  if (length > scan->longest_row) return WM_SCAN_LENGTH;
  if (scan->expected == UINT64_MAX) {
    scan->expected = scan->fields;
    scan->rows = 1;
    scan->header_length = length <= longest_header ? length : UINT64_MAX;
    return WM_SCAN_SOUND;
  }
  // Of one column a blank line is a row; of more it may only be at the end.
  uint64_t blank = length == 0 || (length == 1 && row[0] == '\r');
  if (blank && scan->expected > 0) {
    scan->blank_rows++;
    return WM_SCAN_SOUND;
  }
  if (scan->blank_rows || scan->fields != scan->expected) return WM_SCAN_FIELDS;
  scan->rows++;
  if (length == scan->header_length && memcmp(row, scan->header, length) == 0) scan->repeated_headers++;
  return WM_SCAN_SOUND;
}

// The masks of a block, eight bytes at a time.
static inline Masks masks_by_words(const uint8_t *block) {
  Masks masks = {0};
  for (unsigned i = 0; i < 8; i++) {
    uint64_t word;
    memcpy(&word, block + 8 * i, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    unsigned shift = 8 * i;
    masks.quote |= equal_bytes(word, '"') << shift;
    masks.comma |= equal_bytes(word, ',') << shift;
    masks.feed |= equal_bytes(word, '\n') << shift;
    masks.carriage |= equal_bytes(word, '\r') << shift;
    masks.zero |= equal_bytes(word, 0) << shift;
    masks.high |= (((word >> 7 & UINT64_C(0x0101010101010101)) * UINT64_C(0x0102040810204080)) >> 56) << shift;
  }
  return masks;
}

#define WM_BLOCKS blocks_by_words
#define WM_MASKS masks_by_words
#define WM_TARGET
#include "blocks.h"

#if defined(__x86_64__)
WM_AVX2 static inline Masks masks_by_avx2(const uint8_t *block) {
  __m256i first = _mm256_loadu_si256((const __m256i *)block);
  __m256i second = _mm256_loadu_si256((const __m256i *)(block + 32));
#define WM_EQUAL(byte) \
  bits(_mm256_cmpeq_epi8(first, _mm256_set1_epi8(byte)), _mm256_cmpeq_epi8(second, _mm256_set1_epi8(byte)))
  Masks masks = {.quote = WM_EQUAL('"'), .comma = WM_EQUAL(','), .feed = WM_EQUAL('\n'),
    .carriage = WM_EQUAL('\r'), .high = bits(first, second), .zero = 0};
  // A NUL is looked for in the smaller of two bytes; where it stands is of no interest.
  masks.zero = (uint32_t)_mm256_movemask_epi8(
    _mm256_cmpeq_epi8(_mm256_min_epu8(first, second), _mm256_setzero_si256()));
#undef WM_EQUAL
  return masks;
}

#define WM_BLOCKS blocks_by_avx2
#define WM_MASKS masks_by_avx2
#define WM_TARGET WM_AVX2
#include "blocks.h"
#endif

typedef WMScanVerdict (*Blocks)(Scan *, const uint8_t *, uint64_t, size_t);

static Blocks best_blocks(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) return blocks_by_avx2;
#endif
  return blocks_by_words;
}

// Fills a buffer unless the file ends; the number of bytes, or -1.
static ssize_t fill(int descriptor, uint8_t *buffer, size_t size) {
  size_t count = 0;
  while (count < size) {
    ssize_t more = read(descriptor, buffer + count, size - count);
    if (more < 0 && errno == EINTR) continue;
    if (more < 0) return -1;
    if (more == 0) break;
    count += (size_t)more;
  }
  return (ssize_t)count;
}

// What is left when the file has ended.
static WMScanVerdict finish(Scan *scan, const uint8_t *row, uint64_t length) {
  if (scan->inside) return WM_SCAN_QUOTING;
  if (scan->character.left) return WM_SCAN_ENCODING;
  if (scan->after_return) return WM_SCAN_LINE_ENDS;
  return length > 0 ? end_row(scan, row, length) : WM_SCAN_SOUND;
}

WMScan wm_scan_delimited(const char *path, uint64_t longest_row, size_t window) {
  WMScan result = {.verdict = WM_SCAN_UNREADABLE, .rows = 0, .repeated_headers = 0};
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  // Before the window stands as much of what was read before it as a row of the header's length may need;
  // behind it a block of room, since the last one is looked at whole.
  uint8_t *memory = malloc(2 * (size_t)longest_header + window + 64);
  if (descriptor < 0 || !memory) goto end;
  uint8_t *buffer = memory + longest_header;
  uint8_t *header = buffer + window + 64;
  Blocks blocks = best_blocks();
  Scan scan = {.after_separator = 1, .expected = UINT64_MAX, .longest_row = longest_row, .header = header};
  uint64_t offset = 0;
  for (;;) {
    ssize_t count = fill(descriptor, buffer, window);
    if (count < 0) goto end;
    size_t size = (size_t)count;
    size_t start = 0;
    if (offset == 0 && size >= 3 && memcmp(buffer, "\xEF\xBB\xBF", 3) == 0) start = scan.row_start = 3;
    memset(buffer + size, ' ', 64);
    result.verdict = blocks(&scan, buffer + start, offset + start, size - start);
    if (result.verdict != WM_SCAN_SOUND) goto end;
    offset += size;
    if (size < window) {
      uint64_t length = offset - scan.row_start;
      result.verdict = finish(&scan, buffer + size - (length <= longest_header ? length : 0), length);
      break;
    }
    // The last bytes stay before the window, for a row that began there.
    memmove(memory, memory + window, longest_header);
  }
  result.rows = scan.rows > 0 ? scan.rows - 1 : 0;
  result.repeated_headers = scan.repeated_headers;
end:
  free(memory);
  if (descriptor >= 0) close(descriptor);
  return result;
}
