internal import CIDN2

/// Names of hosts that people write in their own letters (RFC 5890, internationalised domain names).
package enum HostName {
  /// Makes the name under which a host is looked up, and that its certificate has.
  ///
  /// - Parameter name: A name in any letters, such as `bücher.example`, or an address.
  /// - Returns: In ASCII, such as `xn--bcher-kva.example`; what is in ASCII stays what it is.
  /// - Throws: ``HostNameError`` for what can be the name of no host.
  package static func ascii(_ name: String) throws(HostNameError) -> String {
    guard !name.utf8.allSatisfy({ $0 < 0x80 }) else { return name }
    var result: UnsafeMutablePointer<CChar>?
    let code = idn2_look_up(name, &result)
    guard code == 0, let result else {
      throw HostNameError(reason: String(cString: idn2_strerror(code)))
    }
    defer { idn2_free(result) }
    return String(cString: result)
  }

  /// Makes what is the same for all spellings of one name: without case, in ASCII label by label, and
  /// without the dot that ends a name of the whole tree.
  ///
  /// - Parameter name: A name, or a pattern of names; labels that can be none stay what they are.
  /// - Returns: What is compared, not looked up.
  package static func comparable(_ name: some StringProtocol) -> String {
    var small = name.lowercased()[...]
    if small.count > 1, small.last == "." { small = small.dropLast() }
    guard !small.utf8.allSatisfy({ $0 < 0x80 }) else { return String(small) }
    return small.split(separator: ".", omittingEmptySubsequences: false)
      .map { (try? ascii(String($0))) ?? String($0) }.joined(separator: ".")
  }
}

/// Why a name can be that of no host.
package struct HostNameError: Error, Hashable, Sendable {
  /// The library's words.
  package let reason: String
}
