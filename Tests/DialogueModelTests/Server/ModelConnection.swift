import Platform
import Transport

/// A control connection of the model: octets in and out, and time.
///
/// It reads whatever else it is doing, so that each command is known to belong to the line of the
/// user that ran when it came.
final class ModelConnection {
  /// A command that has come.
  struct Received {
    let verb: String
    let argument: String

    /// The position of the user's line that ran then.
    let line: Int

    /// The command as it came.
    var text: String { argument.isEmpty ? verb : "\(verb) \(argument)" }
  }

  let stage: ServerStage
  let number: Int
  private let control: Socket
  private var partial: [UInt8] = []
  private(set) var pending: [Received] = []

  /// Replies too many, and when they are sent.
  private var extras: [(time: Deadline, text: String)] = []

  /// A reply too many that is sent when the next command comes.
  private var keptExtra: String?

  /// The command that is being carried out.
  private var current: Received?

  /// The reply too many that was sent last, and until when the client may not have seen it.
  private var unseenExtra: (code: Int, end: Deadline)?

  /// Until when a client that took a reply for another command's may go on doing so.
  private var deceitEnd: Deadline?

  private(set) var isOpen = true

  /// What the commands have set.
  var session: ModelSession

  /// Takes a connection over.
  init(_ stage: ServerStage, number: Int, _ socket: consuming Socket) {
    self.stage = stage
    self.number = number
    session = ModelSession(directory: stage.variant.home)
    control = socket
    let descriptor = control.descriptor
    let home = stage.variant.home
    stage.locked { state in
      state.descriptors[number] = descriptor
      state.standing = home
    }
  }

  /// Serves until one side has enough.
  func serve() {
    reply("220 Ready.")
    while isOpen {
      wait(for: nil, until: .never, orCommand: true)
      guard isOpen || !pending.isEmpty, !pending.isEmpty else { break }
      let command = pending.removeFirst()
      current = command
      handle(command)
      current = nil
    }
    stage.locked { state in
      state.descriptors[number] = nil
      state.transcript.append("\(number) closed")
    }
  }

  /// Takes the next command of the same packet, if there is one.
  func takeNext(where condition: (Received) -> Bool) -> Received? {
    guard let next = pending.first, condition(next) else { return nil }
    return pending.removeFirst()
  }

  // MARK: Time

  /// Waits, reading what comes, and sending what is due.
  ///
  /// - Parameters:
  ///   - request: What else to wait for.
  ///   - deadline: When to give up.
  ///   - endsForCommand: Whether a command that has come ends the wait.
  ///   - endsForAbort: Whether ABOR does.
  /// - Returns: Whether what is waited for is ready.
  @discardableResult
  func wait(
    for request: Readiness.Request?,
    until deadline: Deadline,
    orCommand endsForCommand: Bool = false,
    orAbort endsForAbort: Bool = false
  ) -> Bool {
    while isOpen {
      sendExtrasThatAreDue()
      if endsForCommand, !pending.isEmpty { return false }
      if endsForAbort, pending.contains(where: { $0.verb == "ABOR" }) { return false }
      var requests = [Readiness.Request(control.descriptor, .readable)]
      if let request { requests.append(request) }
      let time = extras.map(\.time).min().map { min($0, deadline) } ?? deadline
      do {
        let ready = try Readiness.wait(
          forAny: requests,
          until: time,
          cancelledBy: stage.stopping
        )
        if ready.contains(0) { receive() }
        if ready.contains(1) { return true }
      } catch .timedOut {
        if deadline.hasPassed { return false }
      } catch {
        isOpen = false
      }
    }
    return false
  }

  /// Lets time pass.
  func pause(milliseconds: Int) { wait(for: nil, until: .after(.milliseconds(milliseconds))) }

  /// Ends the connection.
  func close() {
    isOpen = false
    pending = []
  }

  // MARK: Octets

  private func receive() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    // Under the lock, so that nobody begins another line between the read and the note.
    let (octets, line) = stage.locked { state -> ([UInt8]?, Int) in
      let outcome = buffer.withUnsafeMutableBytes { try? control.read(into: $0) }
      switch outcome {
      case .octets(let count): return ([UInt8](buffer[..<count]), state.line)
      case .wouldBlock: return ([], state.line)
      case .endOfStream, .none: return (nil, state.line)
      }
    }
    guard let octets else {
      isOpen = false
      return
    }
    partial += octets
    var isFirst = true
    while let end = partial.firstIndex(of: 0x0A) {
      let text = String(decoding: partial[..<end].filter { $0 != 0x0D }, as: UTF8.self)
      partial.removeFirst(end + 1)
      guard isFirst || !stage.variant.has(.oneCommand) else { continue }
      isFirst = false
      note(text, of: line)
    }
  }

  private func note(_ text: String, of line: Int) {
    let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    let command = Received(
      verb: (words.first ?? "").uppercased(),
      argument: words.dropFirst().first.map { String($0) } ?? "",
      line: line
    )
    stage.record(number, "> \(text)")
    if let extra = unseenExtra {
      unseenExtra = nil
      if !extra.end.hasPassed { noteDeceit(extra.code, command) }
    } else if let end = deceitEnd, !end.hasPassed {
      // Whoever takes one reply for another has the right one before him with the next command, and
      // sees that with one that cannot have it.
      deceitEnd = nil
      if ReplyTable.canAnswer(250, command.verb) { noteDeceit(nil, command) }
    }
    pending.append(command)
  }

  /// Sends a reply.
  func reply(_ text: String) {
    guard isOpen else { return }
    stage.record(number, "< \(text)")
    var rest = [UInt8]("\(text)\r\n".utf8)[...]
    while !rest.isEmpty {
      let outcome = rest.withUnsafeBytes { try? control.write($0) }
      guard case .octets(let count) = outcome else {
        isOpen = false
        return
      }
      rest = rest.dropFirst(count)
    }
  }

  // MARK: Replies too many

  /// Sends a reply that nobody asked for, after a while.
  func addExtra(_ text: String, afterMilliseconds milliseconds: Int) {
    extras.append((.after(.milliseconds(milliseconds)), text))
  }

  /// Sends a reply that nobody asked for when the next command comes.
  func keepExtra(_ text: String) { keptExtra = text }

  /// Sends the reply that was kept for when a command comes.
  func sendExtra(before command: Received) {
    guard let text = keptExtra.take() else { return }
    reply("\(text) (a reply too many)")
    noteExtra(Int(text.prefix(3)) ?? 0, to: command)
  }

  private func sendExtrasThatAreDue() {
    while let position = extras.firstIndex(where: { $0.time.hasPassed }) {
      let text = extras.remove(at: position).text
      let code = Int(text.prefix(3)) ?? 0
      reply("\(text) (a reply too many)")
      // Whoever has met such a reply once is to be on guard.
      guard noteExtra(code, to: current) else { continue }
      if current == nil, pending.isEmpty { unseenExtra = (code, .after(Self.flight)) }
    }
  }

  /// How long a reply may be on its way while the client, who has not seen it, sends a command.
  private static let flight = Duration.milliseconds(100)

  /// Notes a reply too many, which looks like that to a command whose reply is awaited.
  ///
  /// - Parameters:
  ///   - code: The reply's.
  ///   - command: The command that is being carried out, if it is still to be answered.
  /// - Returns: Whether it is the first one.
  @discardableResult
  func noteExtra(_ code: Int, to command: Received? = nil) -> Bool {
    let isFirst = stage.locked { state in
      state.extraReplyCount += 1
      return state.extraReplyCount == 1
    }
    if isFirst, let next = command ?? pending.first { noteDeceit(code, next) }
    return isFirst
  }

  /// Notes that a client cannot tell a reply too many from that to a command.
  private func noteDeceit(_ code: Int?, _ command: Received) {
    guard code.map({ ReplyTable.canAnswer($0, command.verb) }) ?? true else { return }
    deceitEnd = .after(Self.flight)
    stage.locked { _ = $0.deceivedLines.insert(command.line) }
  }
}
