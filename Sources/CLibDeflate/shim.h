// The door to libdeflate, which compresses whole buffers faster than zlib compresses streams.
#pragma once
#include <libdeflate.h>
#include <stdlib.h>

// realloc moves the pages of a large buffer instead of copying them, so that a growing part is never
// in memory twice.
static inline unsigned char *_Nonnull shouce_grow(unsigned char *_Nullable memory, size_t size) {
  unsigned char *grown = (unsigned char *)realloc(memory, size);
  if (!grown) abort();
  return grown;
}

static inline void shouce_release(unsigned char *_Nullable memory) { free(memory); }
