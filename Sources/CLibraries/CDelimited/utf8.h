// Whether bytes are UTF-8 (Unicode, table 3-7).
#ifndef CDELIMITED_UTF8_H
#define CDELIMITED_UTF8_H

#include <stdint.h>

// What is known of a character between two bytes.
typedef struct {
  unsigned left;      // bytes that are still to come
  uint8_t low, high;  // between which the next one is
} Character;

// Takes the next byte; 0 where it is no part of a character.
static inline int take_byte(Character *character, uint8_t byte) {
  if (character->left) {
    if (byte < character->low || byte > character->high) return 0;
    character->left--;
    character->low = 0x80;
    character->high = 0xBF;
    return 1;
  }
  if (byte < 0x80) return 1;
  if (byte < 0xC2 || byte > 0xF4) return 0;
  character->left = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
  character->low = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
  character->high = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
  return 1;
}

#endif
