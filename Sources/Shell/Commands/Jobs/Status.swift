import FTPClient
import FTPProtocol
import Terminal

extension ShellState {
  /// Says where things stand: the transfers that run, the jobs, and the connection.
  func showStatus() {
    let running = display?.summary ?? []
    for line in running { output.say(line) }
    for job in jobs.jobs { output.say(JobLine.text(of: job)) }
    guard running.isEmpty else { return }
    guard let session else { return output.say("Not connected.") }
    let place = session.directoryName.map { " in " + Escaping.name($0.octets) } ?? ""
    output.say("Connected to \(Escaping.text([UInt8]("\(session.endpoint)".utf8)))\(place).")
  }
}
