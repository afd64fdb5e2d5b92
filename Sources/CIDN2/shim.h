#pragma once

// Typed forms of libidn2's constants, of which Swift does not see that they are flags.

#include <idn2.h>

/// The name as it is looked up (RFC 5891 §5, UTS #46 nontransitional); to be freed with idn2_free.
static inline int idn2_look_up(const char *name, char **result) {
  return idn2_to_ascii_8z(name, result, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
}
