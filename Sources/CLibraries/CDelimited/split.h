// The rows of delimited bytes, block by block; included once for each way to make masks.
WM_TARGET static WMRows WM_SPLIT(Split *split) {
  const uint8_t *bytes = split->bytes;
  const uint8_t quote_byte = split->dialect.quote;
  uint64_t inside = 0, after_separator = 1, after_closing = 0;
  for (size_t start = 0; start < split->count; start += 64) {
    size_t left = split->count - start;
    unsigned length = left < 64 ? (unsigned)left : 64;
    uint64_t valid = length < 64 ? below(length) : UINT64_MAX;
    Structure masks = WM_STRUCTURE(bytes + start, split->dialect);
    uint64_t quote = masks.quote & valid;
    uint64_t separator = (masks.delimiter | masks.feed | masks.carriage) & valid;
    uint64_t faults = masks.zero & valid;
    uint64_t inside_faults = 0;
    if (quote | inside | after_closing) {
      // A byte is inside where an odd number of quotes stands before it or is it: a closing quote is outside.
      inside ^= prefix_xor(quote);
      separator &= ~inside;
      uint64_t opening = quote & inside;
      uint64_t closing = quote & ~inside;
      uint64_t begins = separator << 1 | after_separator;
      uint64_t closed = closing << 1 | after_closing;
      // A quote after a closing one is the second of two that mean one.
      inside_faults = opening & ~(begins | closed);
      faults |= inside_faults | (closed & valid & ~(separator | quote));
      after_closing = closing >> (length - 1) & 1;
      inside = inside >> (length - 1) & 1 ? UINT64_MAX : 0;
    }
    after_separator = separator >> (length - 1) & 1;
    unsigned fault = faults ? (unsigned)__builtin_ctzll(faults) : 64;
    if (faults) separator &= below(fault);
    while (separator) {
      size_t place = start + (unsigned)__builtin_ctzll(separator);
      separator &= separator - 1;
      if (place < split->field_start) continue;  // the feed after a return
      if (!add_field(split, place, quote_byte)) return result(split, WM_ROWS_ROOM);
      split->field_start = place + 1;
      if (bytes[place] == split->dialect.delimiter) continue;
      if (!end_row(split, place)) return result(split, split->verdict);
    }
    if (faults)
      return result(
        split, masks.zero >> fault & 1 ? WM_ROWS_NUL : inside_faults >> fault & 1 ? WM_ROWS_QUOTE_INSIDE
                                                                                  : WM_ROWS_TEXT_AFTER);
  }
  return finish(split, inside != 0, quote_byte);
}

#undef WM_SPLIT
#undef WM_STRUCTURE
#undef WM_TARGET
