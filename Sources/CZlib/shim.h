#pragma once

// Typed forms of zlib's macros, which Swift cannot call.

#include <zlib.h>

/// inflateInit2 is a macro. 15 is the largest window, and 16 asks for the frame of gzip.
static inline int zlib_begin_gzip(z_stream *stream) { return inflateInit2(stream, 15 + 16); }
