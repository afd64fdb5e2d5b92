#pragma once

// Typed forms of OpenSSL's macros, which Swift cannot call, one for each operation.

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

/// SSL_CTX_set_min_proto_version is a macro.
static inline int openssl_set_minimum_version(SSL_CTX *context, int version) {
  return (int)SSL_CTX_set_min_proto_version(context, version);
}

/// SSL_CTX_set_max_proto_version is a macro. 0 is the newest that the library has.
static inline int openssl_set_maximum_version(SSL_CTX *context, int version) {
  return (int)SSL_CTX_set_max_proto_version(context, version);
}

/// SSL_CTX_set_mode is a macro. A write takes what fits, and may go on from another address.
static inline void openssl_allow_partial_writes(SSL_CTX *context) {
  SSL_CTX_set_mode(
      context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
}

/// SSL_OP_BIT is a macro with a parameter. Nobody may begin another handshake on a connection.
static inline void openssl_refuse_renegotiation(SSL_CTX *context) {
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
}

/// SSL_CTX_set_session_cache_mode is a macro. Sessions go to the callback and nowhere else.
static inline void openssl_keep_no_sessions(SSL_CTX *context) {
  SSL_CTX_set_session_cache_mode(
      context, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
}

/// SSL_set_tlsext_host_name is a macro.
static inline int openssl_name_host(SSL *connection, const char *host) {
  return (int)SSL_set_tlsext_host_name(connection, host);
}

/// XN_FLAG_ONELINE is a macro too complex for Swift. Returns how many octets of `text`, which has
/// room for `size`, were filled.
static inline int openssl_name_text(const X509_NAME *name, char *text, int size) {
  BIO *memory = BIO_new(BIO_s_mem());
  if (memory == NULL) return 0;
  X509_NAME_print_ex(memory, name, 0, XN_FLAG_ONELINE & ~ASN1_STRFLGS_ESC_MSB);
  int count = BIO_read(memory, text, size);
  BIO_free(memory);
  return count < 0 ? 0 : count;
}

/// Stacks are made of macros. The names a certificate is for besides its subject; may be null.
static inline GENERAL_NAMES *openssl_alternative_names(const X509 *certificate) {
  return (GENERAL_NAMES *)X509_get_ext_d2i(certificate, NID_subject_alt_name, NULL, NULL);
}

/// sk_GENERAL_NAME_num is a macro.
static inline int openssl_name_count(const GENERAL_NAMES *names) {
  return sk_GENERAL_NAME_num(names);
}

/// sk_GENERAL_NAME_value is a macro. The octets of a DNS name or an address; null for others.
static inline const unsigned char *openssl_name_octets(
    const GENERAL_NAMES *names, int index, int *kind, int *count) {
  GENERAL_NAME *name = sk_GENERAL_NAME_value(names, index);
  ASN1_STRING *string = (ASN1_STRING *)GENERAL_NAME_get0_value(name, kind);
  if (*kind != GEN_DNS && *kind != GEN_IPADD) return NULL;
  *count = ASN1_STRING_length(string);
  return ASN1_STRING_get0_data(string);
}
