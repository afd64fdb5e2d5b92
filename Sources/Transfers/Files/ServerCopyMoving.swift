import FTPClient
import FTPProtocol
import Platform

/// The octets of a copy from one server to another one, on their way.
extension ServerCopy {
  /// Moves the octets.
  ///
  /// - Parameters:
  ///   - place: The name under which they are stored.
  ///   - state: Gets what may be left.
  ///   - progress: What to count in.
  /// - Returns: `nil` when another attempt has to follow at once, under the final name.
  /// - Throws: What went wrong first; ``failedSide`` says where.
  func move(
    to place: RemotePath,
    _ state: inout State,
    _ progress: TransferProgress
  ) throws(TransferError) -> Moved? {
    if let moved = try moveDirectly(to: place, &state, progress) { return moved }
    progress.start(size: state.facts.size)
    let algorithm = try at(.target) { () throws(TransferError) in
      let proving = Proving(
        session: target.session,
        path: place,
        verification: policy.verification
      )
      return try proving.algorithm(ofSize: state.facts.size)
    }
    let relay = Relay(progress, limit: policy.limit, algorithm, source.session.cancellation)
    var pipelined = PipelinedCommands()
    do throws(TransferError) {
      try moveThroughHere(relay, place, &pipelined)
    } catch {
      if pipelined.hasBegun || relay.octetCount > 0 { state.left = place }
      guard failedSide == .target, relay.octetCount == 0, !pipelined.hasBegun,
        place != target.path, error.refusesName
      else { throw error }
      // The name may be what the server does not take; without permission the next attempt says so.
      (state.isInPlace, state.left) = (true, nil)
      return nil
    }
    state.left = place
    let told = pipelined.repliesBehind.first.flatMap { FileFactReplies.size($0) }
    var moved = Moved(octetCount: relay.octetCount, told: told)
    moved.algorithm = algorithm
    moved.digest = relay.finishedDigest()
    return moved
  }

  /// Lets the octets go straight from one server to the other, if they may and can.
  ///
  /// - Returns: `nil` when they have to pass through this machine.
  private func moveDirectly(
    to place: RemotePath,
    _ state: inout State,
    _ progress: TransferProgress
  ) throws(TransferError) -> Moved? {
    if case .throughHere(let obstacle) = passage {
      state.passage = .throughHere(obstacle)
      return nil
    }
    let (from, to) = (source.session, target.session)
    state.left = place
    let size = state.facts.size
    // Nobody here sees how far it is.
    progress.start(size: nil)
    let outcome = try at(.source) { () throws(TransferError) in
      let transfer = DirectTransfer(from: from, to: to)
      return try remotely(transfer.run(source.path, to: place, ofSize: size))
    }
    var obstacle: DirectTransfer.Obstacle?
    if case .impossible(let reason) = outcome { obstacle = reason }
    var told: Int64?
    if obstacle == nil {
      told = try at(.target) { () throws(TransferError) in
        if let told = try remotely(to.size(of: place)) { return told }
        return policy.verification == .none ? nil : try listedSize(of: place)
      }
      // Of what nobody has seen there has to be some sign.
      if told == nil, policy.verification != .none { obstacle = .incomplete }
    }
    if let obstacle {
      // What could not be put right was given up.
      try at(.source) { () throws(TransferError) in try from.connectAgain() }
      try at(.target) { () throws(TransferError) in try to.connectAgain() }
      guard passage != .direct else { throw .noDirectWay(obstacle) }
      (passage, state.passage) = (.throughHere(obstacle), .throughHere(obstacle))
      return nil
    }
    state.passage = .direct
    let count = size ?? told ?? 0
    progress.start(size: count)
    progress.advance(by: Int(clamping: count))
    var moved = Moved(octetCount: count, told: told)
    try compareDigests(&moved)
    return moved
  }

  /// Asks the source for its digest of the file, where the target has the same.
  private func compareDigests(_ moved: inout Moved) throws(TransferError) {
    let (from, to) = (source.session, target.session)
    let knowsFeatures = from.knowsFeatures && to.knowsFeatures
    let count = moved.octetCount
    guard policy.verification.wantsDigest(ofSize: count, knowsFeatures: knowsFeatures) else {
      return
    }
    let theirs = try at(.target) { () throws(TransferError) in
      try remotely(to.digestAlgorithms())
    }
    (moved.algorithm, moved.digest) = try at(.source) { () throws(TransferError) in
      guard let algorithm = try remotely(from.digestAlgorithms()).first(where: theirs.contains)
      else {
        guard policy.verification != .digest else { throw .noDigest }
        return (nil, nil)
      }
      let digest = try remotely(from.digest(of: source.path, algorithm: algorithm, ofSize: count))
      return (algorithm, digest)
    }
  }

  /// Lets the octets pass through this machine: what comes from one server goes to the other.
  private func moveThroughHere(
    _ relay: Relay,
    _ place: RemotePath,
    _ pipelined: inout PipelinedCommands
  ) throws(TransferError) {
    let (from, to) = (source.session, target.session)
    let fetching = try at(.source) { () throws(TransferError) in
      try remotely(from.command(.retr, source.path))
    }
    let storing = try at(.target) { () throws(TransferError) in
      try remotely(to.command(.stor, place))
    }
    if policy.verification != .none || policy.demandsProof {
      pipelined.behind = [
        try at(.target) { () throws(TransferError) in try remotely(to.command(.size, place)) }
      ]
    }
    var targetError: FTPError?
    do throws(FTPError) {
      try from.transfer(fetching, .fromServer, type: .image) { data throws(FTPError) in
        // Nothing is stored before the other server has shown that it has something.
        guard try relay.begin(from: &data) else { return }
        do throws(FTPError) {
          try to.transfer(storing, .toServer, type: .image, with: &pipelined) {
            stored throws(FTPError) in
            try relay.move(from: &data, to: &stored)
          }
        } catch {
          if let sourceError = relay.sourceError { throw sourceError }
          targetError = error
          throw .stoppedByCaller
        }
      }
      guard relay.octetCount == 0 else { return }
    } catch {
      failedSide = targetError == nil ? .source : .target
      throw .remote(targetError ?? error)
    }
    do throws(FTPError) {
      try to.transfer(storing, .toServer, type: .image, with: &pipelined) { _ throws(FTPError) in }
    } catch {
      failedSide = .target
      throw .remote(error)
    }
  }
}

extension TransferError {
  /// Whether a server refused to store under a name, for good and not for want of room.
  fileprivate var refusesName: Bool {
    guard case .remote(let error) = self, case .refused(let reply, by: .stor) = error else {
      return false
    }
    return reply.code.isPermanentNegative && !error.meansNoRoom
  }
}
