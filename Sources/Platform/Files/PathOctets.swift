package import SystemPackage

/// Paths of this machine as octets, which is what names are.
extension FilePath {
  /// Makes a path of octets; what follows a NUL is dropped, as the system would.
  package init(octets: [UInt8]) {
    let characters = octets.prefix { $0 != 0 }.map { CInterop.PlatformChar(bitPattern: $0) }
    self = (characters + [0]).withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { FilePath(platformString: $0) } ?? FilePath()
    }
  }

  /// The octets of the path.
  package var octets: [UInt8] {
    withPlatformString { pointer in
      UnsafeRawBufferPointer(start: pointer, count: length).map { $0 }
    }
  }

  /// The octets of the last name; `nil` for a path that ends in none, such as the root.
  package var lastName: [UInt8]? {
    lastComponent.map { FilePath(root: nil, [$0]).octets }
  }

  /// Returns the path of a name in this directory; an absolute one replaces it.
  package func appending(octets: [UInt8]) -> FilePath {
    pushing(FilePath(octets: octets))
  }
}
