import Glibc

/// The time of day.
package enum WallClock {
  /// Seconds since 1970, UTC.
  ///
  /// The corresponding C function is `clock_gettime`.
  package static var secondsSinceEpoch: Int64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Int64(now.tv_sec)
  }
}
