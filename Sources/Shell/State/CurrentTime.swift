import FTPProtocol
import Platform

extension TimeValue {
  /// The time now, UTC, by this machine's clock.
  static var current: TimeValue {
    // A clock outside the years 1 to 9999 is not worth a failure.
    TimeValue(secondsSinceEpoch: WallClock.secondsSinceEpoch) ?? .epoch
  }
}
