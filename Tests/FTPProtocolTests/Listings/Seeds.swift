import FTPTestSupport
import SystemPackage

/// The samples of dialects, with which the fuzzer begins too.
enum Seeds {
  static let names = [
    "facts", "unix", "dos", "netWare", "mac", "eplf", "vms", "os400", "mvs", "mvsMembers", "zvm",
    "os2", "nonStop", "enterprise", "vShell", "nortel", "os9",
  ]

  static func read(_ name: String) throws -> [UInt8] {
    try readFile(Checkout.top.appending("Tests/Fuzzing/Seeds/\(name).txt"))
  }
}
