import FTPClient
import FTPProtocol
import Platform
import SystemPackage
import Terminal
import Transport

/// What the command line says about whom to trust.
package struct TrustOptions: Sendable {
  /// The certificate that the first server has to show.
  var pin: Fingerprint?

  /// The one server whose certificate is not checked.
  var insecureEndpoint: Endpoint?

  /// Says nothing.
  package init() {}
}

/// Deciding whom to trust, with the user where there is one.
extension Connection {
  /// Finds what is known of a server before anybody has talked to it.
  func terms(for endpoint: Endpoint, isImplicit: Bool) throws(CommandError) -> ServerTerms {
    if access.trust.insecureEndpoint == endpoint {
      output.say(
        "warning: the certificate of \(endpoint) is not checked (--insecure)",
        style: .warning
      )
      return ServerTerms(trust: .anybody, isImplicit: isImplicit)
    }
    // The fingerprint is that of the server that the command line names, which comes first.
    if let pin = access.trust.pin, access.pinnedEndpoint ?? endpoint == endpoint {
      access.pinnedEndpoint = endpoint
      return ServerTerms(trust: .pinned(pin), isImplicit: isImplicit)
    }
    let known = try KnownHosts().fingerprint(of: endpoint)
    let trust = known.map { PeerTrust.known($0) } ?? .authorities
    return ServerTerms(trust: trust, isImplicit: isImplicit)
  }

  /// Refuses to go without a proxy that the environment names, and that is none.
  func requireUsableProxy(for endpoint: Endpoint) throws(CommandError) {
    let proxies = settings.proxies
    guard proxies.route(to: endpoint) == nil, let (name, value) = proxies.environment.proxy else {
      return
    }
    // A blank in the password would hide its end from those who look at words.
    let reason = "\(name) names no proxy that can be used: \(SecretText.maskedWord(value))"
    throw CommandError(
      "connect to \(endpoint)",
      .refused(reason, advice: "It can be: \(ProxyURL.allowed); 'set proxy none' does without.")
    )
  }

  /// Connects, and lets the user decide about what keeps that from being safe.
  func connect(to endpoint: Endpoint) throws(CommandError) -> Session {
    let what = [UInt8]("connect to \(endpoint)".utf8)
    for _ in 0..<4 {
      do throws(FTPError) {
        return try sayingConnecting(to: endpoint) { () throws(FTPError) in
          try Session.connect(
            to: endpoint,
            options: settings.session,
            observer: DialogueTrace.observer(for: self),
            cancelledBy: front.interrupt
          )
        }
      } catch .transport(.tls(.untrusted(let identity))) where front.canDecide {
        guard try decide(on: identity, endpoint, what) else {
          throw CommandError(what, .session(.transport(.tls(.untrusted(identity)))))
        }
        configuration.layers.terms?.trust = .known(identity.fingerprint)
      } catch .transport(.tls(.passphraseMissing(let path))) where front.canAsk {
        let question = "Passphrase of \(Escaping.name(path.octets)): "
        guard let passphrase = try front.askSecret(question, for: what) else {
          throw CommandError(what, .session(.transport(.tls(.passphraseMissing(path)))))
        }
        configuration.layers.terms?.passphrase = passphrase
      } catch {
        throw CommandError(what, .session(error))
      }
    }
    throw CommandError(what, .refused("that did not help", advice: nil))
  }

  /// Says that a known server shows a new certificate for which an authority vouches, and knows it
  /// by that one from now on.
  func noteNewCertificate(_ session: Session) throws(CommandError) {
    guard case .known(let old) = settings.session.security.trust,
      let identity = session.peerIdentity, identity.fingerprint != old, identity.flaws.isEmpty
    else { return }
    output.say(
      "The certificate of \(session.endpoint) is a new one; an authority vouches for it "
        + "(issuer: \(CertificateText.line(identity.issuer)))."
    )
    configuration.layers.terms?.trust = .known(identity.fingerprint)
    try KnownHosts().trust(identity.fingerprint, of: session.endpoint)
  }

  /// Shows an unknown certificate and asks whether to trust it.
  ///
  /// - Returns: Whether to go on.
  private func decide(
    on identity: PeerIdentity,
    _ endpoint: Endpoint,
    _ what: [UInt8]
  ) throws(CommandError) -> Bool {
    output.say(
      "The certificate of \(endpoint) is not trusted: \(TLSErrorMessage.flaws(identity)).",
      style: .warning
    )
    for line in CertificateText.lines(identity) { output.say("  \(line)") }
    output.say("Ask its owner for the fingerprint, by another way than this one.")
    let answers: [String: TrustAnswer] = [
      "o": .once, "once": .once, "y": .once, "yes": .once, "a": .always, "always": .always,
      "n": .not, "not": .not,
      "no": .not,
    ]
    let question = "Trust it (o)nce, (a)lways, or (n)ot? "
    switch try front.choose(question, among: answers, for: what) {
    case .always: break
    case .once: return true
    case .not, nil: return false
    }
    try KnownHosts().trust(identity.fingerprint, of: endpoint)
    output.say("It is trusted from now on; 'trust --remove \(endpoint)' ends that.")
    return true
  }

  /// Asks whether a password may be sent where others can read it.
  ///
  /// - Returns: Whether the login is worth another attempt.
  func allowClearPassword(_ reply: Reply?, _ session: Session) throws(CommandError) -> Bool {
    guard front.canDecide else { return false }
    let why = reply.map { FTPErrorMessage.quoted($0) } ?? ""
    output.say("\(session.endpoint) has no TLS\(why).", style: .warning)
    let question = "Send the password in clear, where others can read it?"
    guard try front.confirm(question, for: [UInt8]("log in".utf8)) else { return false }
    configuration.layers.terms?.allowsClearPassword = true
    session.options = settings.session
    return true
  }

  /// Says in a line that nothing protects a connection that was to be protected.
  ///
  /// Where a password is wanted, that is asked about, or refused, at the login.
  func mentionClearConnection(_ session: Session, as credentials: Credentials?) {
    let security = settings.session.security
    guard !session.isPrivate, security.policy == .prefer,
      security.allowsClearPassword || credentials?.isAnonymous ?? true
    else { return }
    output.say("\(session.endpoint) has no TLS: everything travels in clear.", style: .warning)
  }

  /// Asks a server for its certificate, shows it, and lets the user decide.
  ///
  /// - Throws: ``CommandError``; status 5 where nobody can be asked and nobody vouches for it.
  func inspectCertificate(of destination: Destination) throws(CommandError) {
    let endpoint = destination.endpoint
    var options = settings.session
    try requireUsableProxy(for: endpoint)
    options.route = settings.proxies.route(to: endpoint) ?? .direct
    options.security.trust = .authorities
    if options.security.policy != .implicit { options.security.policy = .require }
    if destination.isImplicit { options.security.policy = .implicit }
    let what = [UInt8]("trust \(endpoint)".utf8)
    do throws(FTPError) {
      let session = try Session.connect(
        to: endpoint,
        options: options,
        observer: DialogueTrace.observer(for: self),
        cancelledBy: front.interrupt
      )
      let identity = session.peerIdentity
      session.quit()
      for line in identity.map({ CertificateText.lines($0) }) ?? [] {
        try? output.writeLine([UInt8](line.utf8))
      }
      output.say("An authority vouches for \(endpoint): it is trusted already.")
    } catch .transport(.tls(.untrusted(let identity))) where front.canDecide {
      guard try decide(on: identity, endpoint, what) else {
        throw CommandError(what, .session(.transport(.tls(.untrusted(identity)))))
      }
    } catch {
      throw CommandError(what, .session(error))
    }
  }
}

/// What somebody decides about a certificate that nobody vouches for.
private enum TrustAnswer {
  case once
  case always
  case not
}
