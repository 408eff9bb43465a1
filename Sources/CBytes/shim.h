// Questions about sixteen bytes at once, which Swift's own vectors answer byte by byte.
//
// The answer has one bit for each byte, the lowest for the first. Vectors are the compiler's, not a processor's: they
// become whatever the processor has.
#ifndef WIRECOPY_BYTES_SHIM_H
#define WIRECOPY_BYTES_SHIM_H

#include <stdint.h>

typedef uint8_t wirecopy_bytes __attribute__((vector_size(16)));
typedef _Bool wirecopy_bits __attribute__((ext_vector_type(16)));

static inline wirecopy_bytes wirecopy_load(const uint8_t *_Nonnull start) {
  wirecopy_bytes bytes;
  __builtin_memcpy(&bytes, start, sizeof bytes);
  return bytes;
}

static inline uint32_t wirecopy_mask(wirecopy_bytes lanes) {
  wirecopy_bits bits = __builtin_convertvector(lanes, wirecopy_bits);
  uint16_t mask;
  __builtin_memcpy(&mask, &bits, sizeof mask);
  return mask;
}

// What a JSON string cannot hold as it is: a quotation mark, a backslash or a control character.
static inline uint32_t wirecopy_json_special(const uint8_t *_Nonnull start) {
  wirecopy_bytes bytes = wirecopy_load(start);
  return wirecopy_mask((wirecopy_bytes)((bytes < 0x20) | (bytes == '"') | (bytes == '\\')));
}

// What XML may not hold as it is: markup, quotation marks, control characters, and the first byte of U+FFFE and U+FFFF.
static inline uint32_t wirecopy_xml_special(const uint8_t *_Nonnull start) {
  wirecopy_bytes bytes = wirecopy_load(start);
  return wirecopy_mask((wirecopy_bytes)((bytes < 0x20) | (bytes == '<') | (bytes == '>') | (bytes == '&') |
                                        (bytes == '"') | (bytes == 0xEF)));
}

// What is one of four bytes.
static inline uint32_t wirecopy_one_of(const uint8_t *_Nonnull start, uint8_t a, uint8_t b, uint8_t c, uint8_t d) {
  wirecopy_bytes bytes = wirecopy_load(start);
  return wirecopy_mask((wirecopy_bytes)((bytes == a) | (bytes == b) | (bytes == c) | (bytes == d)));
}

// What is less than another byte.
static inline uint32_t wirecopy_below(const uint8_t *_Nonnull start, uint8_t limit) {
  return wirecopy_mask((wirecopy_bytes)(wirecopy_load(start) < limit));
}

// What cannot stay as it is where white space is folded: control characters, and spaces with white space behind them.
// A seventeenth byte is looked at.
static inline uint32_t wirecopy_unfolded(const uint8_t *_Nonnull start) {
  wirecopy_bytes bytes = wirecopy_load(start);
  wirecopy_bytes next = wirecopy_load(start + 1);
  return wirecopy_mask((wirecopy_bytes)((bytes < 0x20) | ((bytes == ' ') & (next <= ' '))));
}

// What is not ASCII.
static inline uint32_t wirecopy_beyond_ascii(const uint8_t *_Nonnull start) {
  return wirecopy_mask((wirecopy_bytes)(wirecopy_load(start) >= 0x80));
}

// What continues a character in UTF-8.
static inline uint32_t wirecopy_continuations(const uint8_t *_Nonnull start) {
  return wirecopy_mask((wirecopy_bytes)((wirecopy_load(start) & 0xC0) == 0x80));
}

#endif
