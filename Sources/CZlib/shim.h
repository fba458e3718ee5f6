// The door to zlib. deflateInit2 and inflateInit2 are macros, which Swift does not import.
#pragma once
#include <zlib.h>

static inline int shouce_deflate_init(z_stream *stream, int level) {
  // Negative window bits: raw deflate, as a zip entry wants it.
  return deflateInit2(stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
}

static inline int shouce_inflate_init(z_stream *stream) { return inflateInit2(stream, -15); }
