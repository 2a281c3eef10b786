// Bits of 64 bytes, one a byte, the first lowest.
#ifndef CDELIMITED_MASKS_H
#define CDELIMITED_MASKS_H

#include <stdint.h>

// Bits 0 to i - 1.
static inline uint64_t below(unsigned i) { return (UINT64_C(1) << i) - 1; }

// Each bit is whether an odd number of bits is set up to it.
static inline uint64_t prefix_xor(uint64_t bits) {
  for (unsigned shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

// Which of the eight bytes of a word are a byte, as eight bits.
static inline uint64_t equal_bytes(uint64_t word, uint8_t byte) {
  uint64_t ones = UINT64_C(0x0101010101010101);
  uint64_t low = UINT64_C(0x7F7F7F7F7F7F7F7F);
  uint64_t difference = word ^ (ones * byte);
  uint64_t zeros = ~(((difference & low) + low) | difference | low);
  return ((zeros >> 7) * UINT64_C(0x0102040810204080)) >> 56;
}

#if defined(__x86_64__)
#include <immintrin.h>
#define WM_AVX2 __attribute__((target("avx2,popcnt,bmi,bmi2")))

WM_AVX2 static inline uint64_t bits(__m256i first, __m256i second) {
  return (uint32_t)_mm256_movemask_epi8(first) | (uint64_t)(uint32_t)_mm256_movemask_epi8(second) << 32;
}
#endif

#endif
