import SystemPackage
import Terminal
import Transport

/// The words of what goes wrong at a proxy.
enum ProxyErrorMessage {
  /// Says why a proxy does not pass a connection on.
  ///
  /// - Parameters:
  ///   - error: As data.
  ///   - isForData: Whether it was to pass a data connection, after the one for commands.
  /// - Returns: Why, and what can be done.
  static func reason(
    _ error: ProxyError,
    forData isForData: Bool = false
  ) -> (why: String, advice: String?) {
    let proxy = "the proxy \(Escaping.text([UInt8](error.proxy.utf8)))"
    switch error.reason {
    case .unknownHost(let words):
      return ("\(proxy) is not known (\(Escaping.text([UInt8](words.utf8))))", setting)
    case .unreachable(.connectionRefused):
      return ("nobody listens at \(proxy) (connection refused)", setting)
    case .unreachable(let errno): return ("\(proxy): \(ErrorMessage.words(errno))", setting)
    case .silent: return ("\(proxy) does not answer in time", setting)
    case .closed:
      return (
        "\(proxy) closed the connection instead of answering",
        "Is it a proxy of that kind, and does it allow FTP? " + setting
      )
    case .notThisKind:
      return (
        "what answers at \(proxy) is no proxy of that kind",
        "'help proxy' shows the kinds there are. " + setting
      )
    case .tooLong: return ("\(proxy) answers without an end", setting)
    case .wantsCredentials:
      return (
        "\(proxy) wants a user and a password",
        "They stand before the host in its URL: 'help proxy' shows the form."
      )
    case .refusesCredentials:
      return (
        "\(proxy) does not take the user or the password", "'help proxy' shows where they stand."
      )
    case .wantsOtherProof(let ways):
      let names = Escaping.text([UInt8](ways.utf8))
      return ("\(proxy) wants another proof than a user and a password (\(names))", setting)
    case .refused(let refusal): return refused(refusal, proxy, isForData)
    case .unsayable:
      return ("\(proxy) cannot be told this host, or this user and password", setting)
    case .letsNobodyIn:
      return ("\(proxy) lets no server connect to this machine", "'set passive on'.")
    }
  }

  private static let setting = "'set proxy none' does without, 'set proxy' shows it."

  private static func refused(
    _ refusal: ProxyError.Refusal,
    _ proxy: String,
    _ isForData: Bool
  ) -> (why: String, advice: String?) {
    let why = "\(proxy) does not connect there: \(words(refusal))"
    guard refusal.isForbidden else {
      return (why, isForData ? dataAdvice : "Check the host and the port.")
    }
    let port = isForData ? "any port, as data connections need it" : "the port of FTP"
    return (why, "Its administrator can allow \(port). \(setting)")
  }

  private static let dataAdvice = "Firewalls do that: try 'set epsv off'."

  /// What a refusal says (RFC 1928 §6).
  private static func words(_ refusal: ProxyError.Refusal) -> String {
    switch refusal {
    case .socks(1): "general failure (SOCKS reply 1)"
    case .socks(2): "its rules do not allow it (SOCKS reply 2)"
    case .socks(3): "network unreachable (SOCKS reply 3)"
    case .socks(4): "host unreachable, or its name is not known (SOCKS reply 4)"
    case .socks(5): "connection refused (SOCKS reply 5)"
    case .socks(6): "no answer in time (SOCKS reply 6)"
    case .socks(7): "it cannot do that (SOCKS reply 7)"
    case .socks(8): "it does not know such addresses (SOCKS reply 8)"
    case .socks(let code): "SOCKS reply \(code)"
    case .http(let status, let text): "HTTP \(status) \(Escaping.text([UInt8](text.utf8)))"
    }
  }
}
