import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// Every command against every real server: right octets, right output, right status.
@Suite(.tags(.network, .realServer))
struct RealServerCommandTests {
  @Test(arguments: ServerKind.allCases)
  func `files come and go with every octet, under the names that were asked for`(
    kind: ServerKind
  ) throws {
    let octets = patternedOctets(1_000_003)
    try withRealServer(kind) { server throws in
      try server.makeFile("data.bin", octets)
      try server.makeDirectory("sub")
      try withTemporaryDirectory { here throws in
        let outcome = try server.run(
          """
          get data.bin
          get data.bin copy.bin
          put copy.bin
          put data.bin sub
          put data.bin sub/new.bin
          get sub/new.bin -
          lmkdir into
          get sub/data.bin into
          mget -o into copy.bin data.bin
          """,
          in: here
        )
        #expect(outcome.ending == .exited(6), "mget refuses: into/data.bin is there already")
        #expect(outcome.stdout == octets)
        for name in ["data.bin", "copy.bin", "into/data.bin", "into/copy.bin"] {
          #expect(try readOctets(here.appending(name)) == octets, "\(name)")
        }
        for name in ["copy.bin", "sub/data.bin", "sub/new.bin"] {
          #expect(try readOctets(server.root.appending(name)) == octets, "\(name)")
        }
        #expect(try partialFiles(in: here).isEmpty)
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `empty files and files of one octet are files too`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile("empty", [])
      try server.makeFile("one", [0x00])
      try withTemporaryDirectory { here throws in
        let outcome = try server.run(
          "get empty\nget one\nput empty empty2\nput one one2\n",
          in: here
        )
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(try readOctets(here.appending("empty")) == [])
        #expect(try readOctets(here.appending("one")) == [0x00])
        #expect(try readOctets(server.root.appending("empty2")) == [])
        #expect(try readOctets(server.root.appending("one2")) == [0x00])
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `directories are made, entered, listed and removed`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile("a.txt", [0x61])
      try withTemporaryDirectory { here throws in
        let outcome = try server.run(
          """
          pwd
          mkdir -p one/two/three
          mkdir -p one/two/three
          cd one/two
          pwd
          cd -
          cd one
          cd ..
          cd ~/one
          pwd
          cdup
          ls
          rmdir one/two/three one/two one
          ls -1
          """,
          in: here
        )
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(outcome.stdoutText == "/\n/one/two\n/\n/one\na.txt\none\na.txt\n")
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `a tree is removed with all in it, and what is not there is said`(
    kind: ServerKind
  ) throws {
    try withRealServer(kind) { server throws in
      for name in ["one", "one/two", "one/.hidden"] {
        try server.makeDirectory(name)
        try server.makeFile("\(name)/f", [0x61])
      }
      try withTemporaryDirectory { here throws in
        let outcome = try server.run(
          """
          ls
          rm -rf one missing
          ls -a
          rels
          -rm -r ..
          rm -r missing
          """,
          in: here
        )
        #expect(outcome.ending == .exited(1))
        #expect(outcome.stdoutText == "one\n")
        #expect(outcome.stderrText.contains("rm ..: it is where you are, or above it"))
        #expect(outcome.stderrText.contains("rm missing: "))
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `names are renamed, removed and found by patterns`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      for name in ["a.txt", "b.txt", "c.dat", "star*.txt", "with blank.txt"] {
        try server.makeFile(name, [UInt8](name.utf8))
      }
      try server.makeDirectory("dir")
      try withTemporaryDirectory { here throws in
        let outcome = try server.run(
          """
          ls *.txt
          ls '*.txt'; # a quoted star is a star: there is no such name
          """,
          in: here
        )
        #expect(outcome.ending == .exited(1), "\(outcome.stderrText)")
        #expect(outcome.stdoutText == "a.txt\nb.txt\nstar*.txt\nwith blank.txt\n")
        let second = try server.run(
          """
          mv a.txt renamed.txt
          mv renamed.txt dir
          get dir/rename?.txt
          get "with blank.txt" blank.txt
          get 'star*.txt' star.txt
          mget ?.dat
          rm with\\ blank.txt
          rm dir/* *.dat
          -rm nothing
          rm -f nothing
          ls -1
          ls dir
          """,
          in: here
        )
        #expect(second.ending == .exited(0), "\(second.stderrText)")
        #expect(second.stdoutText == "b.txt\ndir\nstar*.txt\n")
        #expect(try readOctets(here.appending("blank.txt")) == [UInt8]("with blank.txt".utf8))
        #expect(try readOctets(here.appending("star.txt")) == [UInt8]("star*.txt".utf8))
        #expect(try readOctets(here.appending("renamed.txt")) == [UInt8]("a.txt".utf8))
        #expect(try readOctets(here.appending("c.dat")) == [UInt8]("c.dat".utf8))
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `a long listing tells type, permissions, size and name`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile("large.bin", [UInt8](repeating: 7, count: 12_345))
      try server.makeFile("small.bin", [1, 2, 3])
      try server.makeDirectory("sub")
      try withTemporaryDirectory { here throws in
        let outcome = try server.run("chmod 640 small.bin\nls -lS\n", in: here)
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        let rows = outcome.stdoutText.split(separator: "\n").map { $0.split(separator: " ") }
        #expect(rows.count == 3)
        let large = try #require(rows.first { $0.last == "large.bin" })
        #expect(large[4] == "12345")
        #expect(large[0].hasPrefix("-"))
        let sub = try #require(rows.first { $0.last == "sub" })
        #expect(sub[0].hasPrefix("d"))
        let small = try #require(rows.first { $0.last == "small.bin" })
        // pyftpdlib tells no permissions unless it is asked for them with OPTS MLST.
        if kind != .pyftpdlib { #expect(small[0] == "-rw-r-----") }
        #expect(try FileInfo(of: server.root.appending("small.bin")).mode == 0o640)
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `hidden names are listed when they are asked for`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile(".hidden", [1])
      try server.makeFile("shown", [1])
      try withTemporaryDirectory { here throws in
        let outcome = try server.run("ls\nls -a\n", in: here)
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(outcome.stdoutText == "shown\n.hidden\nshown\n")
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `text is converted on request, and nothing else ever`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile("text", [UInt8]("one\ntwo\n".utf8))
      try withTemporaryDirectory { here throws in
        let outcome = try server.run(
          """
          get -a text text.ascii
          get text text.image
          ascii
          put text.image back
          binary
          put text.image same
          """,
          in: here
        )
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(try readOctets(here.appending("text.ascii")) == [UInt8]("one\ntwo\n".utf8))
        #expect(try readOctets(here.appending("text.image")) == [UInt8]("one\ntwo\n".utf8))
        // vsftpd keeps what comes unless ascii_upload_enable is set.
        let back = kind == .vsftpd ? "one\r\ntwo\r\n" : "one\ntwo\n"
        #expect(try readOctets(server.root.appending("back")) == [UInt8](back.utf8))
        #expect(try readOctets(server.root.appending("same")) == [UInt8]("one\ntwo\n".utf8))
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `data connections work passive, active, extended and plain`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile("a.txt", [UInt8]("octets".utf8))
      try withTemporaryDirectory { here throws in
        let outcome = try server.run(
          """
          get a.txt -
          set epsv off
          get a.txt -
          set passive off
          get a.txt -
          set epsv on
          get a.txt -
          put a.txt b.txt
          """.replacing("put a.txt b.txt", with: "get a.txt here\nput here b.txt"),
          in: here
        )
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(outcome.stdoutText == "octetsoctetsoctetsoctets")
        #expect(try readOctets(server.root.appending("b.txt")) == [UInt8]("octets".utf8))
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `information about the server is shown`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try withTemporaryDirectory { here throws in
        let outcome = try server.run(
          "features\nrhelp\nquote NOOP\nsite HELP\nstatus\nversion\nhelp ls\nset\n",
          in: here
        )
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        for text in ["REST STREAM", "MDTM", "200 ", "UNIX Type: L8", server.user, "overwrite ask"] {
          #expect(outcome.stdoutText.contains(text), "\(text)")
        }
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `a script written for the classic ftp runs`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile("a.txt", [UInt8]("classic".utf8))
      try withTemporaryDirectory { here throws in
        try writeOctets([1], here.appending("one.x"))
        try writeOctets([2], here.appending("two.x"))
        let script = """
          open \(server.host) \(server.port)
          user \(server.user) \(server.password)
          binary
          prompt
          hash
          get a.txt
          mput *.x
          bye
          get never
          """
        let outcome = try FerryRun(script: script, directory: here).outcome()
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(outcome.stdout.isEmpty)
        #expect(!outcome.stderrText.contains(server.password), "the password is not echoed")
        #expect(try readOctets(here.appending("a.txt")) == [UInt8]("classic".utf8))
        #expect(try readOctets(server.root.appending("one.x")) == [1])
        #expect(try readOctets(server.root.appending("two.x")) == [2])
      }
    }
  }
}
