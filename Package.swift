// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser",
  package: "swift-argument-parser"
)
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")

let package = Package(
  name: "ferry",
  products: [
    .executable(name: "ferry", targets: ["ferry"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.1.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.4.0"),
  ],
  targets: [
    // libedit, whose variadic calls Swift cannot make without the shim.
    .systemLibrary(
      name: "CEditLine",
      pkgConfig: "libedit",
      providers: [.apt(["libedit-dev"])]
    ),
    // OpenSSL, for FTP over TLS.
    .systemLibrary(
      name: "COpenSSL",
      pkgConfig: "openssl",
      providers: [.apt(["libssl-dev"])]
    ),
    // libidn2, for names of hosts in other letters than those of ASCII.
    .systemLibrary(
      name: "CIDN2",
      pkgConfig: "libidn2",
      providers: [.apt(["libidn2-dev"])]
    ),
    // zlib, for files that gzip has compressed.
    .systemLibrary(
      name: "CZlib",
      pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"])]
    ),
    // What Swift's Glibc module leaves out, and the one async-signal-safe handler.
    .target(name: "CPlatform"),

    // What octets stand for (characters, digits, text), which all layers read and write.
    .target(name: "Octets", swiftSettings: strict + [.strictMemorySafety()]),

    // The wire format as pure values: no input or output, hence checked for memory safety.
    .target(
      name: "FTPProtocol",
      dependencies: ["Octets"],
      swiftSettings: strict + [.strictMemorySafety()]
    ),
    .target(
      name: "Platform",
      dependencies: ["Octets", "CPlatform", systemPackage],
      swiftSettings: strict
    ),
    .target(
      name: "Transport",
      dependencies: ["Octets", "Platform", "COpenSSL", systemPackage],
      swiftSettings: strict
    ),
    .target(
      name: "FTPClient",
      dependencies: ["Octets", "FTPProtocol", "Transport", "Platform", systemPackage, deque],
      swiftSettings: strict
    ),
    .target(
      name: "Transfers",
      dependencies: ["Octets", "FTPClient", "FTPProtocol", "Platform", systemPackage, deque],
      swiftSettings: strict
    ),
    .target(
      name: "Terminal",
      dependencies: ["Octets", "Platform", "CEditLine", systemPackage],
      swiftSettings: strict
    ),
    .target(name: "Compression", dependencies: ["CZlib"], swiftSettings: strict),
    .target(name: "HostNames", dependencies: ["CIDN2"], swiftSettings: strict),
    .target(
      name: "Shell",
      dependencies: [
        "Octets", "FTPProtocol", "FTPClient", "Transfers", "Transport", "Terminal", "Platform",
        "Compression", "HostNames", systemPackage, argumentParser, deque,
      ],
      swiftSettings: strict
    ),
    .target(
      name: "DemoServer",
      dependencies: ["Octets", "FTPProtocol", "Transport", "Platform", systemPackage],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "ferry",
      dependencies: ["Shell", "DemoServer", "Platform", "Terminal", systemPackage, argumentParser],
      swiftSettings: strict
    ),

    // What the tests share: servers that follow a script, real servers, pseudo-terminals.
    .target(
      name: "FTPTestSupport",
      dependencies: ["FTPProtocol", "Platform", "Transport", "DemoServer", systemPackage],
      path: "Tests/FTPTestSupport",
      swiftSettings: strict
    ),
    .testTarget(
      name: "OctetsTests",
      dependencies: ["Octets", "FTPTestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "HostNamesTests",
      dependencies: ["HostNames", "FTPTestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "CompressionTests",
      dependencies: ["Compression", "FTPTestSupport", systemPackage],
      swiftSettings: strict
    ),
    .testTarget(
      name: "FTPProtocolTests",
      dependencies: ["FTPProtocol", "FTPTestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "PlatformTests",
      dependencies: ["Platform", "FTPTestSupport", systemPackage],
      swiftSettings: strict
    ),
    .testTarget(
      name: "TransportTests",
      dependencies: ["Transport", "Platform", "FTPTestSupport", systemPackage],
      swiftSettings: strict
    ),
    .testTarget(
      name: "FTPClientTests",
      dependencies: [
        "FTPClient", "FTPProtocol", "Transport", "Platform", "DemoServer", "FTPTestSupport",
        systemPackage,
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "TransfersTests",
      dependencies: [
        "Transfers", "FTPClient", "FTPProtocol", "Octets", "Platform", "FTPTestSupport",
        systemPackage,
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "TerminalTests",
      dependencies: ["Terminal", "Platform", "FTPTestSupport", systemPackage],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ShellTests",
      dependencies: [
        "Shell", "Terminal", "Transfers", "FTPClient", "FTPProtocol", "Transport", "Platform",
        "FTPTestSupport", systemPackage, argumentParser,
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "DemoServerTests",
      dependencies: ["DemoServer", "Transport", "Platform", "FTPTestSupport", systemPackage],
      swiftSettings: strict
    ),
    // The built program, as users meet it: scripts, pseudo-terminals, real servers.
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["ferry", "FTPTestSupport", "DemoServer", "Octets", "Platform", systemPackage],
      swiftSettings: strict
    ),
    // The shell against a model of a server, with random lines and random faults.
    .testTarget(
      name: "DialogueModelTests",
      dependencies: [
        "Shell", "FTPClient", "Terminal", "Transport", "Platform", "FTPTestSupport", systemPackage,
      ],
      swiftSettings: strict
    ),
    // The rules of the layers, read off the sources.
    .testTarget(
      name: "ArchitectureTests",
      dependencies: ["FTPTestSupport", "Platform", systemPackage],
      swiftSettings: strict
    ),
  ]
)
