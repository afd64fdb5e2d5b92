import Platform
import Transfers

/// A job as a line.
enum JobLine {
  /// Number, state, how far it is, and the command; harmless.
  static func text(of job: Job) -> String {
    "[\(job.number)] \(state(of: job))\(progress(of: job)): \(job.text)"
  }

  /// The word for a state.
  static func state(of job: Job) -> String {
    switch job.currentState {
    case .queued: "queued"
    case .running: "running"
    case .ended(.done): "done"
    case .ended(.interrupted): "stopped"
    case .ended: "failed"
    }
  }

  /// The same as JSON: `job`, `state`, `command`, `session`, and for transfers `files`, `files_done`,
  /// `bytes`, `bytes_done` and `seconds`.
  static func object(of job: Job) -> [UInt8] {
    var line = JSONLine()
    line.add("job", Int64(job.number))
    line.add("state", state(of: job))
    line.add("command", job.text)
    line.add("session", Int64(job.session))
    if let observer = job.observer {
      line.add("files", Int64(observer.expectedFileCount))
      line.add("files_done", Int64(observer.endedFileCount))
      line.add("bytes", observer.expectedOctetCount)
      line.add("bytes_done", observer.settledOctetCount)
      line.add("seconds", decimal: observer.elapsed.inSeconds)
    }
    return line.finished()
  }

  private static func progress(of job: Job) -> String {
    guard job.isRunning, let observer = job.observer else { return "" }
    return " (" + TransferSummary.state(of: observer) + ")"
  }
}
