import ArgumentParser
package import FTPClient
import FTPProtocol
import Terminal
package import Transfers

/// What a user can set for the rest of the shell's life.
package struct Settings: Sendable {
  package var session = SessionOptions()

  /// What is on the way to servers.
  var proxies = ProxySettings()
  var type = RepresentationType.image
  package var overwrite = OverwritePolicy.ask
  package var progress = ProgressStyle.auto

  /// How many connections list the directories of a tree at once.
  var walkConnections = 1

  var transfers = TransferPolicy()

  /// How the user is called when transfers end that took long, and how long that is.
  var notification = Notification.bell
  var notificationDelay = Duration.seconds(30)

  /// How many octets a second may move, all transfers together; `nil` for as many as can.
  var rate: Int64?

  /// Whether `*`, `?` and the like stand for names.
  var expandsPatterns = true

  /// What counts of `~/.netrc`.
  var netrc = NetrcUse.on

  /// Whether the dialogue with the server is shown.
  package var isVerbose = false

  /// What stands before the line at the prompt, with `%h` and the like in it; `nil` for the usual.
  var prompt: String?

  /// What stands at the right of the line at the prompt; `nil` for nothing.
  var rightPrompt: String?

  package init() {}

  /// What is usual, with what the environment says of proxies.
  static var withEnvironment: Settings {
    var settings = Settings()
    settings.proxies.environment = .current
    return settings
  }
}

/// One thing that can be set, by name.
struct Setting: Sendable {
  let name: String

  /// What it decides, in a few words.
  let summary: String

  /// The values it can have, for people.
  let allowed: String

  /// The current value as text.
  let value: @Sendable (Settings) -> String

  /// Takes a value; false when it cannot have that one.
  let assign: @Sendable (inout Settings, String) -> Bool

  /// All settings, sorted by name.
  static let all: [Setting] = (general + security + ways).sorted { $0.name < $1.name }

  private static let general: [Setting] = [
    .charset, .walkConnections,
    .toggle("epsv", "try EPSV and EPRT before PASV and PORT", \.session.data.prefersExtended),
    .fsync, .inPlace, .keepTimes,
    .choice("netrc", "who logs in, by ~/.netrc; 'macros' runs its 'macdef init' too", \.netrc),
    .notify, .notifyAfter, .tries,
    .choice("overwrite", "what happens to a file that has the name", \.overwrite),
    Setting(
      name: "passive",
      summary: "connect to the server for data, not the other way round",
      allowed: "on, off",
      value: { $0.session.data.mode == .passive ? "on" : "off" },
      assign: { settings, text in
        guard let isOn = truth(text) else { return false }
        settings.session.data.mode = isOn ? .passive : .active
        return true
      }
    ),
    .toggle("patterns", "whether *, ?, [...] and {...} stand for names", \.expandsPatterns),
    .choice("pasv-address", "whose address counts in a PASV reply", \.session.data.passiveAddress),
    Setting(
      name: "progress",
      summary: "how to show how far transfers are",
      allowed: listed(ProgressStyle.allValueStrings),
      value: { $0.progress.rawValue },
      assign: { settings, text in
        // Classic clients turn it on and off.
        let style = truth(text).map { $0 ? .auto : .none } ?? ProgressStyle(argument: text)
        guard let style else { return false }
        settings.progress = style
        return true
      }
    ),
    .text("prompt", "what stands before the line at the prompt", \.prompt),
    .text("right-prompt", "what stands at the right of the line at the prompt", \.rightPrompt),
    .rate, .retryDeadline, .retryPause,
    Setting(
      name: "timeout",
      summary: "seconds to wait for connections, replies and data",
      allowed: "a number of seconds from 1 to 86400",
      value: { "\($0.session.replyTimeout.components.seconds)" },
      assign: { settings, text in
        guard let duration = timeout(text) else { return false }
        settings.session.setTimeouts(duration)
        return true
      }
    ),
    Setting(
      name: "type",
      summary: "binary sends files as they are, ascii converts line ends",
      allowed: "binary, ascii",
      value: { $0.type == .ascii ? "ascii" : "binary" },
      assign: { settings, text in
        switch text.lowercased() {
        case "binary", "image", "i": settings.type = .image
        case "ascii", "a": settings.type = .ascii
        default: return false
        }
        return true
      }
    ),
    .toggle("verbose", "show the dialogue with the server", \.isVerbose),
    .verify,
  ]

  /// Finds a setting by its whole name.
  static func named(_ name: String) -> Setting? {
    all.first { $0.name == name }
  }

  /// The two names that are nearest to a word.
  static func near(_ word: String) -> [String] {
    let small = word.lowercased()
    // What begins with it, or has it inside, is nearer than what has other letters.
    let distances = all.map { setting in
      let distance = EditDistance.between(small, setting.name)
      let isPart = !small.isEmpty && setting.name.contains(small)
      return (name: setting.name, distance: isPart ? 0 : distance)
    }
    return distances.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(2).map(
      \.name
    )
  }

  /// The values that are words, for the Tab key: those that ``allowed`` lists.
  var words: [String] {
    allowed.split(separator: ", ").map { String($0) }.filter { !$0.contains(" ") }
  }

  /// Reads a time-out in seconds, fractions allowed.
  package static func timeout(_ text: String) -> Duration? {
    guard let seconds = Double(text), seconds >= 0.1, seconds <= 86400 else { return nil }
    return .milliseconds(Int64(seconds * 1000))
  }

  static func truth(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "on", "yes", "true", "1": true
    case "off", "no", "false", "0": false
    default: nil
    }
  }

  static func toggle(
    _ name: String,
    _ summary: String,
    _ path: any WritableKeyPath<Settings, Bool> & Sendable
  ) -> Setting {
    Setting(
      name: name,
      summary: summary,
      allowed: "on, off",
      value: { $0[keyPath: path] ? "on" : "off" },
      assign: { settings, text in
        guard let isOn = truth(text) else { return false }
        settings[keyPath: path] = isOn
        return true
      }
    )
  }

  /// Writes values so that ``words`` finds them again.
  static func listed(_ values: [String]) -> String { values.joined(separator: ", ") }

  static func choice<Value>(
    _ name: String,
    _ summary: String,
    _ path: any WritableKeyPath<Settings, Value> & Sendable
  ) -> Setting
  where Value: RawRepresentable<String> & CaseIterable & ExpressibleByArgument & Sendable {
    Setting(
      name: name,
      summary: summary,
      allowed: listed(Value.allValueStrings),
      value: { $0[keyPath: path].rawValue },
      assign: { settings, text in
        guard let value = Value(argument: text) else { return false }
        settings[keyPath: path] = value
        return true
      }
    )
  }
}

extension Setting {
  /// A text that may be missing, with marks that stand for something.
  fileprivate static func text(
    _ name: String,
    _ summary: String,
    _ path: any WritableKeyPath<Settings, String?> & Sendable
  ) -> Setting {
    Setting(
      name: name,
      summary: summary,
      allowed: "default, or a text ('help prompt')",
      value: { $0[keyPath: path] ?? "default" },
      assign: { settings, text in
        settings[keyPath: path] = text == "default" || text.isEmpty ? nil : text
        return true
      }
    )
  }

  /// `charset`: how the server writes names, where that is not UTF-8.
  static let charset = Setting(
    name: "charset",
    summary: "character set of the server's names, by its name in 'iconv -l'",
    allowed: "UTF-8, or such as ISO-8859-1, WINDOWS-1252, KOI8-R, SHIFT_JIS",
    value: { $0.session.charset ?? "UTF-8" },
    assign: { settings, text in
      guard !["UTF-8", "UTF8"].contains(text.uppercased()) else {
        settings.session.charset = nil
        return true
      }
      guard SessionOptions.knowsCharset(text) else { return false }
      settings.session.charset = text
      return true
    }
  )
}

extension Setting {
  /// `walk-connections`: how many list the directories of a tree at once.
  static let walkConnections = Setting(
    name: "walk-connections",
    summary: "connections that list directories at once in find, du, tree, ls -R, rm -r and **",
    allowed: "a number from 1 to 16",
    value: { "\($0.walkConnections)" },
    assign: { settings, text in
      guard let count = Int(text), (1...16).contains(count) else { return false }
      settings.walkConnections = count
      return true
    }
  )
}
