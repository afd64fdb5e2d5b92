import FTPClient
import Transport

/// How connections get to servers, and from servers to this machine.
extension Setting {
  static let ways: [Setting] = [.proxy, .noProxy, .source, .activeAddress, .activePorts]

  /// `proxy`: what is on the way to servers.
  private static let proxy = Setting(
    name: "proxy",
    summary: "the proxy on the way to servers; auto is what ftp_proxy or ALL_PROXY says",
    allowed: ProxyURL.allowed,
    value: { settings in
      switch settings.proxies.choice {
      case .automatic: "auto"
      case .none: "none"
      case .route(let route): ProxyURL.text(route)
      }
    },
    assign: { settings, text in
      switch text {
      case "auto", "default": settings.proxies.choice = .automatic
      case "none", "off": settings.proxies.choice = .none
      default:
        guard let route = ProxyURL.route(text) else { return false }
        settings.proxies.choice = .route(route)
      }
      return true
    }
  )

  /// `no-proxy`: which servers are reached without it.
  private static let noProxy = Setting(
    name: "no-proxy",
    summary: "hosts that are reached without the proxy; auto is what NO_PROXY says",
    allowed: "auto, none, or hosts with commas: example.org,10.0.0.0/8",
    value: { settings in
      settings.proxies.exceptions.map { $0.isEmpty ? "none" : $0 } ?? "auto"
    },
    assign: { settings, text in
      settings.proxies.exceptions = text == "auto" ? nil : text == "none" ? "" : text
      return true
    }
  )

  /// `source-address`: from where this machine connects.
  private static let source = Setting(
    name: "source-address",
    summary: "the address of this machine to connect from",
    allowed: "auto, or an address of this machine in digits",
    value: { $0.session.sourceAddress ?? "auto" },
    assign: { settings, text in
      guard text == "auto" || SocketAddress(digits: text) != nil else { return false }
      settings.session.sourceAddress = text == "auto" ? nil : text
      return true
    }
  )

  /// `active-address`: where servers are told to connect to.
  private static let activeAddress = Setting(
    name: "active-address",
    summary: "with 'passive off', the address that servers are told to connect to",
    allowed: "auto, or an address in digits, such as that of your router",
    value: { $0.session.data.activeAddress ?? "auto" },
    assign: { settings, text in
      guard text == "auto" || SocketAddress(digits: text) != nil else { return false }
      settings.session.data.activeAddress = text == "auto" ? nil : text
      return true
    }
  )

  /// `active-ports`: where this machine listens for servers.
  private static let activePorts = Setting(
    name: "active-ports",
    summary: "with 'passive off', the ports of this machine that servers may connect to",
    allowed: "auto, or two numbers such as 50000-50100",
    value: { settings in
      settings.session.data.activePorts.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "auto"
    },
    assign: { settings, text in
      guard text != "auto" else {
        settings.session.data.activePorts = nil
        return true
      }
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      guard let first = parts.first.flatMap({ UInt16($0) }), parts.count <= 2,
        let last = parts.last.flatMap({ UInt16($0) }), first > 0, first <= last
      else { return false }
      settings.session.data.activePorts = first...last
      return true
    }
  )
}
