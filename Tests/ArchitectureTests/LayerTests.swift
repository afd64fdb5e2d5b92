import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// The rules of the layers, read off the sources.
struct LayerTests {
  private static let library: Set<String> = ["Swift", "Synchronization"]

  /// Which target may import what.
  static let rules: [(target: String, imports: Set<String>)] = [
    ("Octets", []),
    ("Compression", ["CZlib"]),
    ("HostNames", ["CIDN2"]),
    ("FTPProtocol", ["Octets"]),
    ("Platform", ["Octets", "Glibc", "SystemPackage", "Synchronization", "CPlatform"]),
    (
      "Transport",
      ["Octets", "Platform", "Glibc", "SystemPackage", "Synchronization", "COpenSSL"]
    ),
    (
      "FTPClient",
      ["Octets", "FTPProtocol", "Transport", "Platform", "SystemPackage", "DequeModule"]
    ),
    (
      "Transfers",
      [
        "Octets", "FTPClient", "FTPProtocol", "Platform", "SystemPackage", "Synchronization",
        "DequeModule",
      ]
    ),
    (
      "Terminal",
      ["Octets", "Platform", "Glibc", "SystemPackage", "Synchronization", "CEditLine"]
    ),
    (
      "Shell",
      [
        "Octets", "FTPProtocol", "FTPClient", "Transfers", "Transport", "Terminal", "Platform",
        "SystemPackage", "Synchronization", "ArgumentParser", "DequeModule", "Compression",
        "HostNames",
      ]
    ),
    (
      "DemoServer",
      ["Octets", "FTPProtocol", "Transport", "Platform", "SystemPackage", "Synchronization"]
    ),
    (
      "ferry",
      ["Shell", "DemoServer", "Terminal", "Platform", "SystemPackage", "ArgumentParser"]
    ),
  ]

  private func sources(_ target: String) throws -> [(path: FilePath, lines: [Substring])] {
    try SourceFiles.below(Checkout.top.appending("Sources").appending(target))
  }

  @Test(arguments: rules.map(\.target))
  func `a target imports only the layers below it`(target: String) throws {
    let allowed = try #require(Self.rules.first { $0.target == target }).imports
    let files = try sources(target)
    #expect(!files.isEmpty)
    for file in files {
      for line in file.lines {
        let words = line.split(separator: " ")
        guard let index = words.firstIndex(of: "import"), index <= 1 else { continue }
        let module = String(words[index + 1])
        #expect(allowed.contains(module), "\(file.path) imports \(module)")
        if module.hasPrefix("C"), module.dropFirst().first?.isUppercase ?? false {
          #expect(words[0] == "internal", "\(file.path) shows \(module) to others")
        }
      }
    }
  }

  @Test(arguments: rules.map(\.target))
  func `what other files see is documented`(target: String) throws {
    for file in try sources(target) {
      for (index, line) in file.lines.enumerated() where line.isPackageDeclaration {
        let isMember = line.drop { $0 == " " }.contains("let ") || line.contains(" var ")
        var above = index - 1
        while above >= 0, file.lines[above].drop(while: { $0 == " " }).hasPrefix("@") { above -= 1 }
        let before = above >= 0 ? file.lines[above].drop { $0 == " " } : ""
        let isDocumented = before.hasPrefix("///")
        // The members of a struct may speak for themselves beside documented ones.
        #expect(isDocumented || isMember || line.isSelfExplanatory, "\(file.path):\(index + 1)")
      }
    }
  }

  @Test func `files are rooms: none is longer than 350 lines`() throws {
    for file in try sources("") {
      #expect(file.lines.count <= 350, "\(file.path)")
    }
  }

  @Test func `promises that the compiler cannot check are few, and argued`() throws {
    let words = ["@unchecked Sendable", "nonisolated(unsafe)", "fatalError(", "try!", "as!"]
    for file in try sources("") {
      for (index, line) in file.lines.enumerated() {
        for word in words { #expect(!line.contains(word), "\(file.path):\(index + 1)") }
      }
    }
  }

  @Test func `one place knows how names are sent`() throws {
    for file in try sources("") where file.path.lastComponent?.string != "PathCommands.swift" {
      for (index, line) in file.lines.enumerated() where line.contains("Command(.") {
        #expect(!line.contains("ath.octets)"), "\(file.path):\(index + 1)")
        #expect(!line.contains("irectory.octets)"), "\(file.path):\(index + 1)")
      }
    }
  }

  @Test func `one place waits, and one place escapes`() throws {
    for file in try sources("") where file.path.lastComponent?.string != "Readiness.swift" {
      for line in file.lines {
        #expect(!line.contains(" poll("), "\(file.path)")
        #expect(!line.contains("sleep("), "\(file.path)")
      }
    }
  }
}

/// Swift sources as lines.
enum SourceFiles {
  static func below(_ directory: FilePath) throws -> [(path: FilePath, lines: [Substring])] {
    try LocalDirectory.names(in: directory).flatMap { name in
      let path = directory.appending(octets: name)
      if try FileInfo(of: path).kind == .directory { return try below(path) }
      guard path.extension == "swift" else { return [] }
      let text = String(decoding: try readOctets(path), as: UTF8.self)
      return [(path, text.split(separator: "\n", omittingEmptySubsequences: false))]
    }
  }

  private static func readOctets(_ path: FilePath) throws -> [UInt8] {
    let outcome = try Subprocess.run("/bin/cat", [path.string])
    return outcome.stdout
  }
}

extension Substring {
  fileprivate var isPackageDeclaration: Bool {
    let text = drop { $0 == " " }
    return text.hasPrefix("package ") && !text.hasPrefix("package import")
  }

  /// Initialisers without parameters, operators, and what a protocol asks for.
  fileprivate var isSelfExplanatory: Bool {
    [
      "package init()", "package init(rawValue:", "package static func <", "description: String",
      "package func validate()", "package enum ", "package struct ",
    ].contains { contains($0) } && !contains("package enum ") && !contains("package struct ")
  }
}
