import FTPProtocol
package import Platform

/// What it takes to log in once more as the same user, in the same directory.
package struct SessionTemplate: Sendable {
  /// The server.
  package let endpoint: Endpoint

  let options: SessionOptions
  let credentials: Credentials?
  let directory: RemotePath?

  /// What experience showed of the server.
  package let knowledge: ServerKnowledge
  let features: ServerFeatures?
  let provenOpening: ProvenOpening
}

extension Session {
  /// How another session like this one is made, on another thread.
  package var template: SessionTemplate {
    SessionTemplate(
      endpoint: endpoint,
      options: security.options(like: options),
      credentials: credentials,
      directory: directoryToRestore,
      knowledge: knowledge,
      features: knownFeatures,
      provenOpening: provenOpening
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
  /// - Returns: A session that is logged in, in the same directory.
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
    session.isDisposable = true
    if let credentials = template.credentials { try session.logIn(credentials) }
    session.knowledge = template.knowledge
    session.knownFeatures = template.features
    session.provenOpening = template.provenOpening
    try session.chooseUTF8()
    if let directory = template.directory {
      try session.perform(session.command(.cwd, directory))
      session.knownDirectory = directory
      session.directoryToRestore = directory
    }
    return session
  }

  /// Says goodbye and closes without waiting for an answer.
  package func hangUp() {
    guard control.isUsable else { return }
    let deadline = Deadline.after(.milliseconds(100))
    try? control.send(Command(.quit), until: deadline, cancelledBy: nil)
    control.abandon()
  }
}

extension ServerKnowledge {
  /// How many connections at once the server was seen to allow; `nil` when it has not complained.
  package var connectionLimit: Int? {
    get { self["connections"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } }
    set { self["connections"] = newValue.map { "\($0)" } }
  }
}
