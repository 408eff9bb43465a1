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

#endif
