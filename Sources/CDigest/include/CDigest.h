#ifndef WIRECOPY_DIGEST_H
#define WIRECOPY_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether this processor has instructions for SHA-256 that `wirecopy_sha256` makes use of.
bool wirecopy_sha256_is_available(void);

/// Takes blocks of 64 bytes into the eight words of a SHA-256 state, with the processor's own instructions.
///
/// To be called only where these are available. `constants` are the 64 words of FIPS 180-4, section 4.2.2.
void wirecopy_sha256(uint32_t *_Nonnull state, const uint8_t *_Nonnull blocks, size_t count,
                     const uint32_t *_Nonnull constants);

#endif
