package import SystemPackage

/// Returns all octets of a file.
package func readFile(_ path: FilePath) throws -> [UInt8] {
  let descriptor = try FileDescriptor.open(path, .readOnly)
  var octets: [UInt8] = []
  try descriptor.closeAfter {
    var count = 0
    repeat {
      let chunk = try [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, length in
        length = try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      count = chunk.count
      octets += chunk
    } while count > 0
  }
  return octets
}
