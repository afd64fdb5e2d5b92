import Glibc

/// What the process may use of the machine (`ulimit`).
package enum ResourceLimits {
  /// The largest size that a file may be given, in octets; `nil` for as large as the file system can.
  ///
  /// The corresponding C function is `getrlimit` with `RLIMIT_FSIZE`.
  package static var fileSize: UInt64? {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { return nil }
    return limit.rlim_cur == rlim_t.max ? nil : UInt64(limit.rlim_cur)
  }
}
