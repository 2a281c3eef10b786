#include "CMarkup.h"

#include <stdlib.h>
#include <string.h>

enum { depth_limit = 256, attribute_limit = 256 };

typedef struct {
  size_t name, name_count, value, value_count;
} Attribute;

struct WMMarkup {
  uint64_t open[depth_limit];   // hashes of the names of open elements
  Attribute attributes[attribute_limit];
  uint32_t depth, attribute_count;
  WMMarkupStretch name;         // of the element that has just begun
  bool ends_at_once;            // it has no content
  bool has_root;
};

WMMarkup *wm_markup_create(void) { return calloc(1, sizeof(WMMarkup)); }

void wm_markup_destroy(WMMarkup *markup) { free(markup); }

static inline bool is_space(uint8_t byte) { return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t'; }

// Bytes that names of elements and attributes have; the letters beyond ASCII are not told apart.
static inline bool is_name(uint8_t byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
         byte == '-' || byte == '_' || byte == '.' || byte == ':' || byte >= 0x80;
}

static inline uint64_t hash(const uint8_t *bytes, size_t count) {
  uint64_t result = UINT64_C(0xcbf29ce484222325);
  for (size_t i = 0; i < count; i++) result = (result ^ bytes[i]) * UINT64_C(0x100000001b3);
  return result;
}

// The part of a name behind its prefix.
static inline WMMarkupStretch local(const uint8_t *bytes, size_t at, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (bytes[at + i] == ':') return (WMMarkupStretch){at + i + 1, count - i - 1, true};
  }
  return (WMMarkupStretch){at, count, true};
}

static inline WMMarkupToken event(WMMarkupEvent event) { return (WMMarkupToken){.event = event}; }

static inline WMMarkupToken incomplete(bool is_last) {
  return event(is_last ? WM_MARKUP_MALFORMED : WM_MARKUP_MORE);
}

// Where a needle begins at or behind `from`, or SIZE_MAX.
static size_t find(const uint8_t *bytes, size_t count, size_t from, const void *needle, size_t length) {
  uint8_t first = *(const uint8_t *)needle;
  while (from + length <= count) {
    const uint8_t *found = memchr(bytes + from, first, count - from - length + 1);
    if (!found) return SIZE_MAX;
    if (memcmp(found, needle, length) == 0) return (size_t)(found - bytes);
    from = (size_t)(found - bytes) + 1;
  }
  return SIZE_MAX;
}

static bool is_duplicate(const WMMarkup *markup, const uint8_t *bytes, size_t at, size_t count) {
  for (uint32_t i = 0; i < markup->attribute_count; i++) {
    const Attribute *other = &markup->attributes[i];
    if (other->name_count == count && memcmp(bytes + other->name, bytes + at, count) == 0) return true;
  }
  return false;
}

// An element that begins at `at`, the place of its name.
static WMMarkupToken start(WMMarkup *markup, const uint8_t *bytes, size_t count, bool is_last, size_t at, size_t *offset) {
  size_t i = at;
  while (i < count && is_name(bytes[i])) i++;
  if (i == count) return incomplete(is_last);
  size_t name_count = i - at;
  if (name_count == 0) return event(WM_MARKUP_MALFORMED);
  markup->attribute_count = 0;
  bool is_empty = false;
  while (true) {
    size_t before = i;
    while (i < count && is_space(bytes[i])) i++;
    if (i == count) return incomplete(is_last);
    if (bytes[i] == '>') {
      i++;
      break;
    }
    if (bytes[i] == '/') {
      if (i + 1 == count) return incomplete(is_last);
      if (bytes[i + 1] != '>') return event(WM_MARKUP_MALFORMED);
      i += 2;
      is_empty = true;
      break;
    }
    if (i == before) return event(WM_MARKUP_MALFORMED);
    size_t name = i;
    while (i < count && is_name(bytes[i])) i++;
    size_t attribute_count = i - name;
    while (i < count && is_space(bytes[i])) i++;
    if (i == count) return incomplete(is_last);
    if (attribute_count == 0 || bytes[i] != '=') return event(WM_MARKUP_MALFORMED);
    i++;
    while (i < count && is_space(bytes[i])) i++;
    if (i == count) return incomplete(is_last);
    uint8_t quote = bytes[i];
    if (quote != '"' && quote != '\'') return event(WM_MARKUP_MALFORMED);
    size_t value = ++i;
    while (i < count && bytes[i] != quote && bytes[i] != '<') i++;
    if (i == count) return incomplete(is_last);
    if (bytes[i] == '<' || is_duplicate(markup, bytes, name, attribute_count)) return event(WM_MARKUP_MALFORMED);
    if (markup->attribute_count == attribute_limit) return event(WM_MARKUP_LIMIT);
    markup->attributes[markup->attribute_count++] = (Attribute){name, attribute_count, value, i - value};
    i++;
  }
  if (markup->depth == 0 && markup->has_root) return event(WM_MARKUP_MALFORMED);
  if (markup->depth == depth_limit) return event(WM_MARKUP_LIMIT);
  markup->has_root = true;
  markup->open[markup->depth++] = hash(bytes + at, name_count);
  markup->name = local(bytes, at, name_count);
  markup->ends_at_once = is_empty;
  *offset = i;
  return (WMMarkupToken){.event = WM_MARKUP_START, .stretch = markup->name, .depth = markup->depth};
}

static WMMarkupToken end(WMMarkup *markup, const uint8_t *bytes, size_t count, bool is_last, size_t at, size_t *offset) {
  size_t i = at;
  while (i < count && is_name(bytes[i])) i++;
  size_t name_count = i - at;
  while (i < count && is_space(bytes[i])) i++;
  if (i == count) return incomplete(is_last);
  if (bytes[i] != '>' || markup->depth == 0) return event(WM_MARKUP_MALFORMED);
  if (markup->open[markup->depth - 1] != hash(bytes + at, name_count)) return event(WM_MARKUP_MALFORMED);
  markup->depth--;
  *offset = i + 1;
  return (WMMarkupToken){.event = WM_MARKUP_END, .stretch = local(bytes, at, name_count), .depth = markup->depth};
}

WMMarkupToken wm_markup_next(WMMarkup *markup, const uint8_t *bytes, size_t count, bool is_last, size_t *offset) {
  if (markup->ends_at_once) {
    markup->ends_at_once = false;
    markup->depth--;
    return (WMMarkupToken){.event = WM_MARKUP_END, .stretch = markup->name, .depth = markup->depth};
  }
  while (true) {
    size_t at = *offset;
    if (at == count) {
      if (!is_last) return event(WM_MARKUP_MORE);
      return event(markup->depth == 0 && markup->has_root ? WM_MARKUP_FINISHED : WM_MARKUP_MALFORMED);
    }
    if (bytes[at] != '<') {
      const uint8_t *next = memchr(bytes + at, '<', count - at);
      if (!next && !is_last) return event(WM_MARKUP_MORE);
      size_t length = next ? (size_t)(next - bytes) - at : count - at;
      if (markup->depth == 0) {
        for (size_t i = 0; i < length; i++) {
          if (!is_space(bytes[at + i])) return event(WM_MARKUP_MALFORMED);
        }
        *offset = at + length;
        continue;
      }
      *offset = at + length;
      bool is_plain = true;
      for (size_t i = 0; i < length; i++) is_plain &= bytes[at + i] != '&' && bytes[at + i] >= ' ';
      return (WMMarkupToken){
        .event = WM_MARKUP_TEXT, .stretch = {at, length, true}, .depth = markup->depth, .is_plain = is_plain};
    }
    if (count - at < 2) return incomplete(is_last);
    switch (bytes[at + 1]) {
      case '/':
        return end(markup, bytes, count, is_last, at + 2, offset);
      case '?': {
        size_t close = find(bytes, count, at + 2, "?>", 2);
        if (close == SIZE_MAX) return incomplete(is_last);
        *offset = close + 2;
        continue;
      }
      case '!': {
        if (count - at < 9) return incomplete(is_last);
        if (memcmp(bytes + at, "<!--", 4) == 0) {
          size_t close = find(bytes, count, at + 4, "-->", 3);
          if (close == SIZE_MAX) return incomplete(is_last);
          *offset = close + 3;
          continue;
        }
        if (memcmp(bytes + at, "<![CDATA[", 9) != 0) return event(WM_MARKUP_DOCTYPE);
        size_t close = find(bytes, count, at + 9, "]]>", 3);
        if (close == SIZE_MAX) return incomplete(is_last);
        if (markup->depth == 0) return event(WM_MARKUP_MALFORMED);
        *offset = close + 3;
        return (WMMarkupToken){
          .event = WM_MARKUP_TEXT, .stretch = {at + 9, close - at - 9, true}, .depth = markup->depth, .is_literal = true};
      }
      default:
        return start(markup, bytes, count, is_last, at + 1, offset);
    }
  }
}

WMMarkupStretch wm_markup_attribute(const WMMarkup *markup, const uint8_t *bytes, const char *name, size_t count) {
  bool is_whole = memchr(name, ':', count) != NULL;
  for (uint32_t i = 0; i < markup->attribute_count; i++) {
    const Attribute *attribute = &markup->attributes[i];
    if (attribute->name_count < count) continue;
    size_t before = attribute->name_count - count;
    if (before && (is_whole || bytes[attribute->name + before - 1] != ':')) continue;
    if (memcmp(bytes + attribute->name + before, name, count) != 0) continue;
    return (WMMarkupStretch){attribute->value, attribute->value_count, true};
  }
  return (WMMarkupStretch){0, 0, false};
}

static inline bool is_character(uint32_t value) {
  return value == '\t' || value == '\n' || value == '\r' || (value >= 0x20 && value < 0xD800) ||
         (value >= 0xE000 && value < 0xFFFE) || (value >= 0x10000 && value <= 0x10FFFF);
}

static size_t write_character(uint32_t value, uint8_t *to) {
  if (value < 0x80) {
    to[0] = (uint8_t)value;
    return 1;
  }
  if (value < 0x800) {
    to[0] = (uint8_t)(0xC0 | value >> 6);
    to[1] = (uint8_t)(0x80 | (value & 0x3F));
    return 2;
  }
  if (value < 0x10000) {
    to[0] = (uint8_t)(0xE0 | value >> 12);
    to[1] = (uint8_t)(0x80 | (value >> 6 & 0x3F));
    to[2] = (uint8_t)(0x80 | (value & 0x3F));
    return 3;
  }
  to[0] = (uint8_t)(0xF0 | value >> 18);
  to[1] = (uint8_t)(0x80 | (value >> 12 & 0x3F));
  to[2] = (uint8_t)(0x80 | (value >> 6 & 0x3F));
  to[3] = (uint8_t)(0x80 | (value & 0x3F));
  return 4;
}

// The character of what stands between `&` and `;`, or 0.
static uint32_t referenced(const uint8_t *name, size_t count) {
  static const struct {
    const char *name;
    uint32_t value;
  } known[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
  if (count >= 2 && name[0] == '#') {
    bool is_hexadecimal = name[1] == 'x';
    size_t i = is_hexadecimal ? 2 : 1;
    if (i == count) return 0;
    uint32_t value = 0;
    for (; i < count; i++) {
      uint8_t byte = name[i];
      uint32_t digit = byte >= '0' && byte <= '9'                     ? (uint32_t)(byte - '0')
                       : is_hexadecimal && byte >= 'a' && byte <= 'f' ? (uint32_t)(byte - 'a' + 10)
                       : is_hexadecimal && byte >= 'A' && byte <= 'F' ? (uint32_t)(byte - 'A' + 10)
                                                                      : 99;
      if (digit == 99) return 0;
      value = value * (is_hexadecimal ? 16 : 10) + digit;
      if (value > 0x10FFFF) return 0;
    }
    return is_character(value) ? value : 0;
  }
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
    if (strlen(known[i].name) == count && memcmp(known[i].name, name, count) == 0) return known[i].value;
  }
  return 0;
}

ptrdiff_t wm_markup_text(const uint8_t *bytes, size_t count, bool is_literal, uint8_t *to) {
  size_t written = 0;
  for (size_t i = 0; i < count; i++) {
    uint8_t byte = bytes[i];
    if (byte == '&' && !is_literal) {
      const uint8_t *semicolon = memchr(bytes + i, ';', count - i);
      if (!semicolon) return -1;
      size_t length = (size_t)(semicolon - (bytes + i)) - 1;
      uint32_t value = referenced(bytes + i + 1, length);
      if (value == 0) return -1;
      // A reference of so many leading noughts that it is the longer one has room enough too.
      written += write_character(value, to + written);
      i += length + 1;
      continue;
    }
    if (byte == '\r') {
      if (i + 1 < count && bytes[i + 1] == '\n') continue;
      byte = '\n';
    }
    if (byte < ' ' && byte != '\t' && byte != '\n') return -1;
    to[written++] = byte;
  }
  return (ptrdiff_t)written;
}

bool wm_markup_contains(const uint8_t *bytes, size_t count, const uint8_t *needle, size_t length) {
  return length > 0 && find(bytes, count, 0, needle, length) != SIZE_MAX;
}
