package import FTPProtocol
package import Platform

/// What it takes to have a session like another one, on another thread.
package struct SessionRecipe: Sendable {
  /// The server.
  package let endpoint: Endpoint

  package var options: SessionOptions

  /// Who logs in.
  package let credentials: Credentials

  /// Where to go after the login, absolute; `nil` for where it leads.
  package let directory: RemotePath?

  /// Connects, logs in and goes to the directory, on the thread that calls.
  ///
  /// - Parameters:
  ///   - observer: Who sees the dialogue.
  ///   - cancellation: What ends waits early, now and later.
  /// - Returns: A session of the caller's own.
  /// - Throws: Why there is none; nothing is left open.
  package func makeSession(
    observer: DialogueObserver? = nil,
    cancelledBy cancellation: Cancellation?
  ) throws(FTPError) -> Session {
    let session = try Session.connect(
      to: endpoint,
      options: options,
      observer: observer,
      cancelledBy: cancellation
    )
    try session.logIn(credentials)
    if let directory {
      try session.perform(session.command(.cwd, directory))
      session.knownDirectory = directory
      session.directoryToRestore = directory
    }
    return session
  }
}

extension Session {
  /// What it takes to have another session like this one; `nil` while nobody is logged in.
  package var recipe: SessionRecipe? {
    credentials.map {
      SessionRecipe(
        endpoint: endpoint,
        options: options,
        credentials: $0,
        directory: directoryToRestore
      )
    }
  }
}
