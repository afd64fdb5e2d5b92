import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// Records of TLS on the control connection of which the rest never comes.
@Suite(.tags(.tls, .network, .realServer))
struct StalledRecordTests {
  @Test func `a record that stops in the middle is waited for no longer than a reply`() throws {
    try CutStage.with(CutStage.Setup(kind: .vsftpd, tls: .explicit)) { stage in
      try withTemporaryDirectory { home in
        try LocalDirectory.create(home.appending("here"))
        // Behind the handshake; most of these are in the middle of a record of the server's.
        for position in stride(from: 2300, to: 3000, by: 97) {
          stage.relay.cut([CuttingRelay.Cut(.control, after: position, .silence)])
          let outcome = try stage.run("ls", in: home, within: .seconds(20))
          #expect(outcome.ending == .exited(3), "\(position): \(outcome.stderrText)")
        }
      }
    }
  }
}
