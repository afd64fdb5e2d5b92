import FTPClient
import Transport

/// The settings, by where they come from: what comes later counts more.
///
/// First what is built in, then the configuration file, then the bookmark that the server was named
/// by, then the options of the command line, then what was typed. Within the file, and within what was typed, a value for some hosts counts
/// more than one for all.
package struct SettingsLayers: Sendable {
  /// A value that somebody has given.
  struct Assignment: Sendable {
    let setting: Setting

    /// The hosts it is for; `nil` for all.
    let host: HostPattern?

    let value: String
  }

  /// Who gives a value.
  enum Source: Sendable {
    case configurationFile
    case user
  }

  private let builtIn: Settings
  private var file: [Assignment] = []
  private var typed: [Assignment] = []

  /// What the options of the command line change.
  var commandLine: @Sendable (inout Settings) -> Void = { _ in } { didSet { resolve() } }

  /// The server that the settings are for; `nil` where there is none.
  var endpoint: Endpoint? { didSet { resolve() } }

  /// The bookmark that the server was named by: what it sets counts more than the file.
  var bookmark: Bookmark? { didSet { resolve() } }

  /// What was settled with the user about this one server, which counts more than all settings.
  var terms: ServerTerms? { didSet { resolve() } }

  /// The settings that count for the server.
  private(set) var settings: Settings

  /// Starts with what is built in.
  init(_ builtIn: Settings) {
    self.builtIn = builtIn
    settings = builtIn
  }

  /// The values for some hosts only, in the order in which they count.
  var assignmentsForHosts: [Assignment] { (file + typed).filter { $0.host != nil } }

  /// Takes a value, which stands in for an earlier one of the same source.
  ///
  /// - Returns: False when the setting cannot have it; nothing has changed then.
  mutating func assign(
    _ value: String,
    to setting: Setting,
    for host: HostPattern?,
    from source: Source
  ) -> Bool {
    var trial = settings
    guard setting.assign(&trial, value) else { return false }
    forget(setting, for: host, from: source)
    let assignment = Assignment(setting: setting, host: host, value: value)
    switch source {
    case .configurationFile: file.append(assignment)
    case .user: typed.append(assignment)
    }
    resolve()
    return true
  }

  /// Forgets the value for some hosts, wherever it comes from.
  ///
  /// - Returns: Whether there was one.
  mutating func forget(_ setting: Setting, for host: HostPattern) -> Bool {
    let before = file.count + typed.count
    forget(setting, for: host, from: .configurationFile)
    forget(setting, for: host, from: .user)
    resolve()
    return file.count + typed.count < before
  }

  private mutating func forget(_ setting: Setting, for host: HostPattern?, from source: Source) {
    switch source {
    case .configurationFile:
      file.removeAll { $0.setting.name == setting.name && $0.host == host }
    case .user: typed.removeAll { $0.setting.name == setting.name && $0.host == host }
    }
  }

  private mutating func resolve() {
    var resolved = builtIn
    apply(file, to: &resolved)
    if let endpoint, let bookmark, bookmark.isAt(endpoint) { bookmark.apply(to: &resolved) }
    commandLine(&resolved)
    apply(typed, to: &resolved)
    terms?.apply(to: &resolved.session.security)
    if let endpoint { resolved.session.route = resolved.proxies.route(to: endpoint) ?? .direct }
    settings = resolved
  }

  private func apply(_ assignments: [Assignment], to settings: inout Settings) {
    for assignment in assignments where assignment.host == nil {
      _ = assignment.setting.assign(&settings, assignment.value)
    }
    guard let endpoint else { return }
    for assignment in assignments where assignment.host?.matches(endpoint) ?? false {
      _ = assignment.setting.assign(&settings, assignment.value)
    }
  }
}

/// What holds for one server as long as the shell is connected to it.
struct ServerTerms: Sendable {
  /// Whom the server may be.
  var trust: PeerTrust

  /// Whether TLS begins with the first octet, because a URL says so.
  let isImplicit: Bool

  /// Whether the user has agreed to send the password in clear.
  var allowsClearPassword = false

  /// What the key of this side's certificate is encrypted with.
  var passphrase: [UInt8]?

  /// Changes what settings say.
  func apply(to security: inout SecurityOptions) {
    security.trust = trust
    if isImplicit { security.policy = .implicit }
    if allowsClearPassword { security.allowsClearPassword = true }
    if let passphrase { security.parameters.passphrase = passphrase }
  }
}
