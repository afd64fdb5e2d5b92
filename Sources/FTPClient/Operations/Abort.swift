import FTPProtocol
import Platform
import Transport

extension Session {
  /// How long a stopped transfer keeps its user waiting for the server's word on it.
  private static let patience = Duration.milliseconds(100)

  /// Stops the transfer that is going on and keeps the connection in step (RFC 959 §4.1.3 ABOR).
  ///
  /// The transfer and ABOR get a final reply each. Those that are not there at once are read
  /// before the next command; a server that never sends them costs a reconnect then.
  func abort(_ data: consuming DataConnection) {
    guard !isDisposable else { return control.abandon() }
    cancellation?.reset()
    do throws(FTPError) {
      try control.sendAbort(until: .after(Self.patience), cancelledBy: cancellation)
    } catch {
      return control.abandon()
    }
    // Servers that read commands during a transfer (Pure-FTPd, pyftpdlib) answer at once, and
    // Pure-FTPd gets out of step when the data connection goes first; the others (vsftpd,
    // ProFTPD) notice nothing but the end of the data connection.
    let pause = Deadline.after(Self.patience / 2)
    let hasAnswered: Bool = (try? control.settle(until: pause, cancelledBy: cancellation)) ?? false
    _ = consume data
    guard !hasAnswered else { return }
    do throws(FTPError) {
      try control.settle(until: .after(Self.patience), cancelledBy: cancellation)
    } catch {
      // A second interrupt: the user wants out, and the replies cannot be told apart any more.
      control.abandon()
    }
  }
}
