import Glibc
package import SystemPackage

/// Where the sources and the built programs are.
package enum Checkout {
  /// The folder of Package.swift.
  package static var top: FilePath {
    FilePath(#filePath).removingLastComponent().removingLastComponent().removingLastComponent()
  }
}

/// The program that these tests were built with is missing where it should be.
package struct MissingBinary: Error, CustomStringConvertible {
  /// Where it should be.
  package let path: FilePath

  /// The complaint, with what to do.
  package var description: String { "\(path) is not there; the test target must depend on it" }
}

/// Returns the path of the `ferry` that was built together with the tests.
///
/// It lies beside the program that runs them, such as `.build/debug/ferryPackageTests.xctest`.
package func ferryBinary() throws -> FilePath {
  var octets = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
  guard readlink("/proc/self/exe", &octets, octets.count - 1) > 0 else {
    throw Errno(rawValue: errno)
  }
  let path = FilePath(platformString: octets).removingLastComponent().appending("ferry")
  guard path.withPlatformString({ access($0, X_OK) }) == 0 else { throw MissingBinary(path: path) }
  return path
}
