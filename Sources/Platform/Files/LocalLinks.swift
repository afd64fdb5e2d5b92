import Glibc
import Octets
package import SystemPackage

/// The links of a directory, by what they say.
extension OpenDirectory {
  /// Reads the text of a link, which is whatever its maker wanted.
  ///
  /// The corresponding C function is `readlinkat`.
  ///
  /// - Throws: `Errno.invalidArgument` for what is no link.
  package borrowing func text(ofLink name: [UInt8]) throws(Errno) -> [UInt8] {
    var text = [UInt8](repeating: 0, count: Int(PATH_MAX))
    var span = text.mutableSpan
    let count = try span.withUnsafeMutableBytes { buffer throws(Errno) -> Int32 in
      // The buffer is never empty.
      let start = buffer.baseAddress.unsafelyUnwrapped
      return try call(name) { Int32(readlinkat($0, $1, start, buffer.count)) }
    }
    text.removeLast(text.count - Int(count))
    return text
  }

  /// Makes a link; nothing need be where it leads.
  ///
  /// The corresponding C function is `symlinkat`.
  ///
  /// - Parameters:
  ///   - name: The name of the link, in this directory.
  ///   - text: What it says.
  /// - Throws: `Errno.fileExists` for a name that is taken.
  package borrowing func create(link name: [UInt8], saying text: [UInt8]) throws(Errno) {
    _ = try call(name) { directory, name in
      Self.withCharacters(of: text) { symlinkat($0, directory, name) }
    }
  }
}
