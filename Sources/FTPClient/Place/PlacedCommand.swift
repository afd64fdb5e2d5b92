package import FTPProtocol
import Octets

/// A command, and the working directory in which its path is meant.
package struct PlacedCommand: Hashable, Sendable {
  package let command: Command

  /// Where it has to be sent; `nil` for a command that means the same anywhere.
  package let place: Place?

  /// Where its success leads, for CWD and CDUP.
  let destination: Place?

  /// Places a command.
  package init(_ command: Command, in place: Place? = nil) {
    self.command = command
    self.place = place
    destination = nil
  }

  /// Makes the command that takes a step (CWD; CDUP for `..`).
  init(_ step: Way.Step) {
    command = step.path == .up ? Command(.cdup) : Command(.cwd, step.path.wireForm)
    place = nil
    destination = step.place
  }

  /// Takes a command of the user's own making.
  init(_ command: Command, leadingTo destination: Place?) {
    self.init(command, in: nil, to: destination)
  }

  private init(_ command: Command, in place: Place?, to destination: Place?) {
    (self.command, self.place, self.destination) = (command, place, destination)
  }

  package var verb: CommandVerb { command.verb }

  /// Returns the command with something behind its path.
  func followed(by text: String) -> PlacedCommand {
    let argument = (command.argument ?? []) + [UInt8](text.utf8)
    return PlacedCommand(Command(verb, argument), in: place, to: destination)
  }
}

extension RemotePath {
  /// The octets of the path as an argument: one that begins with `-` or `~` would be an option, or
  /// somebody's home directory (ProFTPD 1.3.8).
  var wireForm: [UInt8] {
    octets.first == .hyphen || octets.first == .tilde ? [.dot, .slash] + octets : octets
  }
}
