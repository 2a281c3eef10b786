#ifndef WM_CMARKUP_H
#define WM_CMARKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A pull scanner for the XML of office documents over a window of bytes that its caller moves along.
//
// It checks that elements nest and end as they began, keeps attributes apart, leaves out comments and
// instructions, and refuses document types, so that no entity can be declared.

typedef enum {
  WM_MARKUP_START,       // an element begins; one without content ends with the next token
  WM_MARKUP_END,         // an element ends
  WM_MARKUP_TEXT,        // text inside an element
  WM_MARKUP_FINISHED,    // the root element has ended and nothing follows
  WM_MARKUP_MORE,        // the window ends within a token: move it and ask again
  WM_MARKUP_MALFORMED,   // not XML, or cut short
  WM_MARKUP_DOCTYPE,     // a document type
  WM_MARKUP_LIMIT        // more than 256 elements within each other, or attributes of one
} WMMarkupEvent;

// A stretch of the window.
typedef struct {
  size_t at, count;
  bool is_found;
} WMMarkupStretch;

typedef struct {
  WMMarkupEvent event;
  WMMarkupStretch stretch;   // the name without its prefix, or the text
  uint32_t depth;            // elements that are open: one that begins is, one that ends is not
  bool is_plain;             // of text: holds no reference and no carriage return
  bool is_literal;           // of text: stood as CDATA, where nothing is a reference
} WMMarkupToken;

// What is open between two windows.
typedef struct WMMarkup WMMarkup;

// NULL without memory.
WMMarkup *wm_markup_create(void);
void wm_markup_destroy(WMMarkup *markup);

// The next token at `*offset` of `count` bytes, behind which `*offset` is set; `is_last` when nothing follows them.
WMMarkupToken wm_markup_next(WMMarkup *markup, const uint8_t *bytes, size_t count, bool is_last, size_t *offset);

// The value of an attribute of the element that has just begun, in the same window: by its whole name where
// `name` has a prefix, else by the name behind any prefix.
WMMarkupStretch wm_markup_attribute(const WMMarkup *markup, const uint8_t *bytes, const char *name, size_t count);

// Writes text with its references resolved and its line ends as line feeds to `to`, which has room for `count`
// bytes: the number written, or -1 where a reference is none of the five of XML and of no character, or a
// character may not stand in XML.
ptrdiff_t wm_markup_text(const uint8_t *bytes, size_t count, bool is_literal, uint8_t *to);

// Whether some bytes, at least one, stand anywhere in others.
bool wm_markup_contains(const uint8_t *bytes, size_t count, const uint8_t *needle, size_t length);

#endif
