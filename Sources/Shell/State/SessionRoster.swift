import FTPClient

/// One of the sessions of a shell: a server, the directory there, and what counts for it alone.
final class SessionSlot {
  /// What users call it by.
  let number: Int

  /// Its server, who is logged in there, and whom it trusts.
  let connection: Connection

  /// What belongs to it and stands elsewhere while it is the current one.
  fileprivate var set = Aside()

  /// What is put aside of a session that is not the current one.
  fileprivate struct Aside: Sendable {
    var endpoint: Endpoint?
    var bookmark: Bookmark?
    var terms: ServerTerms?
    var previousRemote: Place?
  }

  fileprivate init(_ number: Int, _ connection: Connection) {
    self.number = number
    self.connection = connection
  }
}

/// The sessions of a shell, of which one is the current one: that of all commands.
final class SessionRoster {
  /// All of them, by their numbers; never none.
  private(set) var slots: [SessionSlot]

  /// The one that commands work with.
  private(set) var current: SessionSlot

  /// The numbers of the others, the one that was the current one last behind the rest.
  private var earlier: [Int] = []

  /// The greatest number that any has had: none is given twice, since jobs keep that of their session.
  private var lastNumber: Int

  /// What all their connections go by.
  private let access = ServerAccess()

  private let front: Front
  private let configuration: ShellConfiguration
  private let places: Places

  /// Starts with one, without a server.
  init(
    _ front: Front,
    _ configuration: ShellConfiguration,
    _ places: Places,
    number: Int = 1
  ) {
    (self.front, self.configuration, self.places) = (front, configuration, places)
    lastNumber = number
    current = SessionSlot(number, Connection(front, configuration, places, access))
    slots = [current]
  }

  /// Finds one by its number.
  func find(_ number: Int) -> SessionSlot? { slots.first { $0.number == number } }

  /// Finds one at a server, the current one first.
  func find(at destination: Destination) -> SessionSlot? {
    ([current] + slots).first { $0.connection.isAt(destination) }
  }

  /// The one that was the current one before this one; `nil` where there is no other.
  var previous: SessionSlot? {
    earlier.last.flatMap { find($0) } ?? slots.last { $0 !== current }
  }

  /// Adds one without a server, whose number is one more than the greatest there has been.
  ///
  /// It trusts whom the others trust.
  func add() -> SessionSlot { add(lastNumber + 1) }

  private func add(_ number: Int) -> SessionSlot {
    lastNumber = max(lastNumber, number)
    let slot = SessionSlot(number, Connection(front, configuration, places, access))
    slots.append(slot)
    markDialogues()
    return slot
  }

  /// What another shell needs to have such a session too.
  struct Template: Sendable {
    let number: Int
    let session: SessionTemplate
    fileprivate let set: SessionSlot.Aside
  }

  /// What it takes to have the others too, those where somebody is logged in.
  var templatesOfOthers: [Template] {
    slots.compactMap { slot in
      guard slot !== current, let session = slot.connection.session, session.credentials != nil
      else { return nil }
      return Template(number: slot.number, session: session.template, set: slot.set)
    }
  }

  /// Adds one like that of another shell, without a connection yet.
  func add(like template: Template) -> SessionSlot {
    let slot = add(template.number)
    slot.set = template.set
    slot.set.previousRemote = nil
    return slot
  }

  /// Makes one the current one.
  func select(_ slot: SessionSlot) {
    guard slot !== current else { return }
    earlier.removeAll { $0 == slot.number || $0 == current.number }
    earlier.append(current.number)
    change(to: slot)
  }

  /// Does something with one as the current one, and goes back to the one that is it now.
  func within<Result: ~Copyable, Failure: Error>(
    _ slot: SessionSlot,
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let before = current
    change(to: slot)
    defer { change(to: before) }
    return try body()
  }

  /// Says goodbye to the server of one, and forgets it; the one before is the current one then.
  ///
  /// The last one stays, without a server.
  func close(_ slot: SessionSlot) {
    within(slot) { slot.connection.close() }
    guard slots.count > 1 else { return }
    let next = slot === current ? previous : nil
    earlier.removeAll { $0 == slot.number || $0 == next?.number }
    if let next { change(to: next) }
    slots.removeAll { $0 === slot }
    markDialogues()
  }

  private func markDialogues() {
    for slot in slots { slot.connection.mark = slots.count > 1 ? "[\(slot.number)] " : "" }
  }

  /// Says goodbye to all servers; one session stays, without a server.
  func closeAll() {
    for slot in slots where slot !== current { close(slot) }
    close(current)
  }

  /// Puts aside what belongs to the one that was current, and takes up what belongs to the other.
  private func change(to slot: SessionSlot) {
    guard slot !== current else { return }
    current.set = SessionSlot.Aside(
      endpoint: configuration.layers.endpoint,
      bookmark: configuration.layers.bookmark,
      terms: configuration.layers.terms,
      previousRemote: places.previousRemote
    )
    current = slot
    configuration.layers.endpoint = slot.set.endpoint
    configuration.layers.bookmark = slot.set.bookmark
    configuration.layers.terms = slot.set.terms
    places.previousRemote = slot.set.previousRemote
  }
}
