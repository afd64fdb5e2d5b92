import FTPProtocol
package import Platform

/// What it takes to log in once more as the same user, with the same wish for a directory.
package struct SessionTemplate: Sendable {
  /// The server.
  package let endpoint: Endpoint

  let options: SessionOptions
  let credentials: Credentials?
  let directory: WorkingDirectory

  /// What experience showed of the server.
  package let knowledge: ServerKnowledge
  let features: ServerFeatures?
  let proven: DataOpening.Proven
}

extension Session {
  /// How another session like this one is made, on another thread.
  package var template: SessionTemplate {
    var options = options
    options.security = security.optionsOfLikeSession
    return SessionTemplate(
      endpoint: endpoint,
      options: options,
      credentials: credentials,
      directory: directory,
      knowledge: knowledge,
      features: knownFeatures,
      proven: data.opening.proven
    )
  }

  /// Connects and logs in as another session did, for work at the end of which it is closed.
  ///
  /// Nothing is asked that the other session knows.
  ///
  /// - Parameters:
  ///   - template: Whom to be like.
  ///   - observer: Who sees the dialogue.
  ///   - cancellation: What ends waits early, now and later.
  /// - Returns: A session that is logged in, and wants to be in the same directory.
  /// - Throws: What connecting and logging in throw; nothing is left open.
  package static func connect(
    like template: SessionTemplate,
    observer: DialogueObserver? = nil,
    cancelledBy cancellation: Cancellation?
  ) throws(FTPError) -> Session {
    let session = try connect(
      to: template.endpoint,
      options: template.options,
      observer: observer,
      cancelledBy: cancellation
    )
    session.data.isDisposable = true
    // What the login asks itself is known, too.
    session.knowledge = template.knowledge
    if let credentials = template.credentials { try session.logIn(credentials) }
    session.knownFeatures = template.features
    session.data.opening.proven = template.proven
    session.directory = template.directory
    try session.chooseUTF8()
    return session
  }
}
