import Glibc
import SystemPackage

/// A socket to a port of loopback, without any code of the program that is tested.
struct RawConnection: ~Copyable {
  private let socket: Int32

  /// Connects to 127.0.0.1; no operation on the connection takes longer than 30 seconds.
  init(to port: UInt16) throws(Errno) {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { throw Errno(rawValue: errno) }
    var limit = timeval(tv_sec: 30, tv_usec: 0)
    let limitSize = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, limitSize)
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, limitSize)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      let refusal = Errno(rawValue: errno)
      close(socket)
      throw refusal
    }
  }

  deinit {
    close(socket)
  }

  /// Sends a command and returns the last line of its reply.
  func reply(to command: String) throws(Errno) -> String {
    let octets = Array("\(command)\r\n".utf8)
    guard send(socket, octets, octets.count, Int32(MSG_NOSIGNAL)) == octets.count else {
      throw Errno(rawValue: errno)
    }
    return try reply()
  }

  /// Returns the last line of the next reply, without its end.
  func reply() throws(Errno) -> String {
    while true {
      let line = try line()
      if line.prefix(3).allSatisfy(\.isNumber), line.dropFirst(3).first == " " { return line }
    }
  }

  private func line() throws(Errno) -> String {
    var line: [UInt8] = []
    while true {
      var octet: UInt8 = 0
      let count = recv(socket, &octet, 1, 0)
      guard count == 1 else { throw count == 0 ? .connectionReset : Errno(rawValue: errno) }
      switch octet {
      case UInt8(ascii: "\n"): return String(decoding: line, as: UTF8.self)
      case UInt8(ascii: "\r"): continue
      default: line.append(octet)
      }
    }
  }
}
