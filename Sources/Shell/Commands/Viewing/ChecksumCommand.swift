import ArgumentParser
import FTPClient
import FTPProtocol
import Octets
import Terminal

/// `checksum`: compute digests of files.
struct ChecksumCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "checksum",
    abstract: "Show the digests of files at the server.",
    discussion: """
      The server computes them where it can (HASH, XSHA256, XMD5 and the like); else the files are \
      fetched for it, and nothing is kept. The lines are those of sha256sum, which checks them with \
      -c.
      """
  )

  static let worksOnCommandLine = true

  @Option(name: [.customShort("a"), .long], help: "sha256, sha512, sha1, md5 or crc32.")
  var algorithm: DigestAlgorithm?

  @Flag(name: .long, help: "Fetch the files, whatever the server can compute.")
  var fetch = false

  @Flag(name: .long, help: "An object of JSON a line, for programs.")
  var json = false

  @Argument(help: "The files, or patterns.")
  var files: [RemoteOperand]

  func run(in shell: ShellState) throws(CommandError) {
    let reader = RemoteReader(shell: shell, verb: Self.name)
    let session = try shell.loggedIn()
    let known = fetch ? [] : try remotely(Self.name, session.digestAlgorithms())
    let algorithm = algorithm ?? known.first ?? .sha256
    var fetchedCount = 0
    try reader.eachFile(files) { path, _ throws(CommandError) in
      var digest: [UInt8]?
      if known.contains(algorithm) {
        let session = try shell.loggedIn()
        digest = try remotely(
          .doing(Self.name, path.octets),
          atServer(path, algorithm, session)
        )
      }
      let isFetched = digest == nil
      if isFetched { fetchedCount += 1 }
      let octets = if let digest { digest } else { try fetched(path, algorithm, reader) }
      try show(octets, algorithm, of: path, isFetched: isFetched, shell)
    }
    guard !json else { return }
    let place = fetchedCount == 0 ? "computed at the server" : "the files were fetched for it"
    shell.output.say("\(algorithm.rawValue), \(place)", style: .dim)
  }

  private func atServer(
    _ path: RemotePath,
    _ algorithm: DigestAlgorithm,
    _ session: Session
  ) throws(FTPError) -> [UInt8]? {
    try session.digest(of: path, algorithm: algorithm, ofSize: session.size(of: path))
  }

  private func fetched(
    _ path: RemotePath,
    _ algorithm: DigestAlgorithm,
    _ reader: RemoteReader
  ) throws(CommandError) -> [UInt8] {
    guard var digest = ContentDigest(algorithm) else {
      let why = "this machine's OpenSSL does not compute \(algorithm.rawValue)"
      throw CommandError(.doing(Self.name, path.octets), .failed(.local, why, advice: nil))
    }
    try reader.readWhole(path) { octets throws(CommandError) in
      digest.update(octets)
      return true
    }
    return digest.finish()
  }

  private func show(
    _ digest: [UInt8],
    _ algorithm: DigestAlgorithm,
    of path: RemotePath,
    isFetched: Bool,
    _ shell: ShellState
  ) throws(CommandError) {
    let text = Hexadecimal.text(digest)
    guard json else {
      return try shell.output.writeOctets(
        [UInt8]("\(text)  ".utf8) + shell.output.displayed(name: path.octets) + [.lineFeed]
      )
    }
    var object = JSONLine()
    object.add(pathname: "path", path.octets)
    object.add("algorithm", algorithm.rawValue)
    object.add("digest", text)
    object.add("computed", isFetched ? "here" : "at_server")
    try shell.output.writeOctets(object.finished())
  }
}

extension DigestAlgorithm: ExpressibleByArgument {
  /// Takes a name, with hyphens or without.
  package init?(argument: String) {
    self.init(named: argument)
  }

  package static var allValueStrings: [String] {
    allCases.map { $0.rawValue.lowercased().filter { $0 != "-" } }
  }
}
