#pragma once

// Typed forms of OpenSSL's macros, which Swift cannot call, one for each operation.

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/ocsp.h>
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

/// X509_LOOKUP_file is a macro's argument. Reads lists of revoked certificates in PEM; returns how
/// many.
static inline int openssl_load_revocations(SSL_CTX *context, const char *path) {
  X509_LOOKUP *lookup =
      X509_STORE_add_lookup(SSL_CTX_get_cert_store(context), X509_LOOKUP_file());
  return lookup == NULL ? 0 : X509_load_crl_file(lookup, path, X509_FILETYPE_PEM);
}

/// SSL_CTX_set_tlsext_status_cb and SSL_set_tlsext_status_type are macros. Asks servers for what
/// their authority says of their certificate, and has the answer judged.
static inline void openssl_ask_for_status(SSL_CTX *context, int (*judge)(SSL *, void *)) {
  SSL_CTX_set_tlsext_status_type(context, TLSEXT_STATUSTYPE_ocsp);
  SSL_CTX_set_tlsext_status_cb(context, judge);
}

/// What an answer of the authority's comes to.
enum openssl_staple { OPENSSL_NO_STAPLE, OPENSSL_GOOD, OPENSSL_REVOKED, OPENSSL_UNUSABLE };

/// SSL_get_tlsext_status_ocsp_resp is a macro. Judges the answer that the server showed with its
/// certificate (RFC 6961), once that has been verified: signed by an authority that is trusted,
/// about this certificate, and not out of date.
static inline enum openssl_staple openssl_judge_staple(SSL *connection) {
  const unsigned char *octets = NULL;
  long count = SSL_get_tlsext_status_ocsp_resp(connection, &octets);
  if (octets == NULL || count <= 0) return OPENSSL_NO_STAPLE;
  enum openssl_staple verdict = OPENSSL_UNUSABLE;
  OCSP_RESPONSE *response = d2i_OCSP_RESPONSE(NULL, &octets, count);
  OCSP_BASICRESP *basic = response == NULL ? NULL : OCSP_response_get1_basic(response);
  X509 *certificate = SSL_get0_peer_certificate(connection);
  STACK_OF(X509) *chain = SSL_get0_verified_chain(connection);
  X509 *issuer = sk_X509_num(chain) > 1 ? sk_X509_value(chain, 1) : certificate;
  X509_STORE *store = SSL_CTX_get_cert_store(SSL_get_SSL_CTX(connection));
  if (basic != NULL && certificate != NULL &&
      OCSP_basic_verify(basic, chain, store, 0) > 0) {
    OCSP_CERTID *name = OCSP_cert_to_id(NULL, certificate, issuer);
    int status = V_OCSP_CERTSTATUS_UNKNOWN, reason = 0;
    ASN1_GENERALIZEDTIME *revoked = NULL, *made = NULL, *next = NULL;
    if (name != NULL &&
        OCSP_resp_find_status(basic, name, &status, &reason, &revoked, &made, &next) == 1 &&
        OCSP_check_validity(made, next, 300, -1) == 1) {
      if (status == V_OCSP_CERTSTATUS_GOOD) verdict = OPENSSL_GOOD;
      if (status == V_OCSP_CERTSTATUS_REVOKED) verdict = OPENSSL_REVOKED;
    }
    OCSP_CERTID_free(name);
  }
  OCSP_BASICRESP_free(basic);
  OCSP_RESPONSE_free(response);
  return verdict;
}
