import Glibc

/// Changes text from one character set to another, by the C library's tables.
///
/// The corresponding C functions are `iconv_open`, `iconv` and `iconv_close`.
package struct CharacterConverter: ~Copyable {
  private let handle: iconv_t

  /// Opens a converter; `nil` when the C library does not know one of the names.
  package init?(from source: String, to target: String) {
    // A suffix such as //IGNORE would lose octets without a word.
    guard !source.contains("/"), !target.contains("/") else { return nil }
    let handle = iconv_open(target, source)
    guard Int(bitPattern: handle) != -1, let handle else { return nil }
    self.handle = handle
  }

  deinit {
    iconv_close(handle)
  }

  /// Converts a whole text.
  ///
  /// - Parameters:
  ///   - octets: From its first octet to its last.
  ///   - substitute: Asked where something cannot be converted, with what is left: how many octets
  ///     to pass over, at least one, and what to write instead; `nil` gives up.
  /// - Returns: `nil` when `substitute` gave up.
  package func convert(
    _ octets: [UInt8],
    _ substitute: (ArraySlice<UInt8>) -> (count: Int, octets: [UInt8])?
  ) -> [UInt8]? {
    iconv(handle, nil, nil, nil, nil)
    var result: [UInt8] = []
    var position = 0
    while position < octets.count {
      let (consumed, failed) = step(octets[position...], into: &result)
      position += consumed
      guard failed, position < octets.count else { continue }
      guard let instead = substitute(octets[position...]) else { return nil }
      // What comes next begins in the initial shift state.
      finish(into: &result)
      result += instead.octets
      position += max(1, instead.count)
    }
    finish(into: &result)
    return result
  }

  /// Converts what fits a buffer.
  ///
  /// - Returns: The octets that are done, and whether the next ones cannot be converted.
  private func step(
    _ octets: ArraySlice<UInt8>,
    into result: inout [UInt8]
  ) -> (consumed: Int, failed: Bool) {
    var input = octets.map { CChar(bitPattern: $0) }
    var inputCount = input.count
    let (outcome, reason) = collecting(into: &result) { output, outputCount in
      input.withUnsafeMutableBufferPointer { buffer in
        var start = buffer.baseAddress
        let outcome = iconv(handle, &start, &inputCount, &output, &outputCount)
        return (outcome, errno)
      }
    }
    return (octets.count - inputCount, outcome == -1 && reason != E2BIG)
  }

  /// Writes what leads back to the initial shift state.
  private func finish(into result: inout [UInt8]) {
    collecting(into: &result) { output, outputCount in
      _ = iconv(handle, nil, nil, &output, &outputCount)
    }
  }

  @discardableResult
  private func collecting<Outcome>(
    into result: inout [UInt8],
    _ body: (inout UnsafeMutablePointer<CChar>?, inout Int) -> Outcome
  ) -> Outcome {
    var buffer = [CChar](repeating: 0, count: 4096)
    return buffer.withUnsafeMutableBufferPointer { buffer in
      var output = buffer.baseAddress
      var space = buffer.count
      let outcome = body(&output, &space)
      result += buffer[..<(buffer.count - space)].map { UInt8(bitPattern: $0) }
      return outcome
    }
  }
}
