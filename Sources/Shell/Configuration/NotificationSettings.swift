import ArgumentParser
import Platform
import Terminal

extension Notification: ExpressibleByArgument {
  /// Takes a name, or `on` and `off`, as `bell` of the classic clients does.
  package init?(argument: String) {
    if let isOn = Setting.truth(argument) {
      self = isOn ? .bell : .off
    } else {
      self.init(rawValue: argument)
    }
  }
}

/// When and how a user is called who looks elsewhere.
extension Setting {
  /// `notify`: how the user is called when transfers end that took long.
  static let notify = choice(
    "notify",
    "how to call you when transfers end that took long, jobs too",
    \.notification
  )

  /// `notify-after`: how long transfers take before their end is worth a call.
  static let notifyAfter = seconds(
    "notify-after",
    "seconds that transfers take before 'notify' counts",
    \.notificationDelay
  )
}

extension Settings {
  /// Returns the control characters that tell of an end; `nil` for one that needs no call.
  ///
  /// - Parameters:
  ///   - text: What has ended, harmless already.
  ///   - elapsed: How long it took.
  /// - Returns: What to write to the terminal.
  func notification(of text: String, after elapsed: Duration) -> String? {
    elapsed >= notificationDelay ? notification.sequence("ferry: " + text) : nil
  }
}
