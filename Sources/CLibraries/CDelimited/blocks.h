// The rows that end in `count` bytes at `offset` of the file, block by block. The bytes before `bytes` are
// those before them in the file; behind the last there is room for a block.
//
// Included once for each way to make masks.
WM_TARGET static WMScanVerdict WM_BLOCKS(Scan *scan, const uint8_t *bytes, uint64_t offset, size_t count) {
  for (size_t start = 0; start < count; start += 64) {
    const uint8_t *block = bytes + start;
    unsigned length = count - start < 64 ? (unsigned)(count - start) : 64;
    Masks masks = WM_MASKS(block);
    if (masks.zero) return WM_SCAN_NUL;
    if ((masks.high || scan->character.left) && !is_utf8(scan, block, masks.high, length)) return WM_SCAN_ENCODING;
    uint64_t valid = length < 64 ? below(length) : UINT64_MAX;
    uint64_t quote = masks.quote;
    uint64_t inside = scan->inside;
    uint64_t separator = masks.comma | masks.feed | masks.carriage;
    if (quote | inside | scan->after_closing) {
      // A byte is inside where an odd number of quotes stands before it or is it: a closing quote is outside.
      inside ^= prefix_xor(quote);
      separator &= ~inside;
      uint64_t opening = quote & inside;
      uint64_t closing = quote & ~inside;
      uint64_t after_separator = separator << 1 | scan->after_separator;
      uint64_t after_closing = closing << 1 | scan->after_closing;
      // A quote after a closing one is the second of two that mean one.
      if ((opening & ~(after_separator | after_closing)) | (after_closing & valid & ~(separator | quote)))
        return WM_SCAN_QUOTING;
      scan->after_closing = closing >> (length - 1) & 1;
      scan->inside = inside >> 63 ? UINT64_MAX : 0;
    }
    scan->after_separator = separator >> (length - 1) & 1;
    uint64_t feed = masks.feed & separator;
    uint64_t comma = masks.comma & separator;
    uint64_t carriage = masks.carriage & separator;
    if (carriage | scan->after_return) {
      uint64_t after_return = carriage << 1 | scan->after_return;
      if (after_return & valid & ~feed) return WM_SCAN_LINE_ENDS;
      if (feed & after_return) scan->ends |= 2;
      if (feed & ~after_return) scan->ends |= 1;
      scan->after_return = carriage >> (length - 1) & 1;
    } else if (feed) {
      scan->ends |= 1;
    }
    if (scan->ends == 3) return WM_SCAN_LINE_ENDS;
    while (feed) {
      unsigned end = (unsigned)__builtin_ctzll(feed);
      feed &= feed - 1;
      scan->fields += (uint64_t)__builtin_popcountll(comma & below(end));
      comma &= ~below(end);
      uint64_t place = offset + start + end;
      uint64_t row_length = place - scan->row_start;
      // Of a longer row no byte is looked at again.
      const uint8_t *row = row_length <= longest_header ? block + end - row_length : block;
      if (scan->expected == UINT64_MAX && row_length <= longest_header) memcpy(scan->header, row, row_length);
      WMScanVerdict verdict = end_row(scan, row, row_length);
      if (verdict != WM_SCAN_SOUND) return verdict;
      scan->row_start = place + 1;
      scan->fields = 0;
    }
    scan->fields += (uint64_t)__builtin_popcountll(comma);
  }
  return WM_SCAN_SOUND;
}

#undef WM_BLOCKS
#undef WM_MASKS
#undef WM_TARGET
