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
