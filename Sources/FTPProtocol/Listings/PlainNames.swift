import Octets

/// Names of a listing in facts, one a line, for who wants nothing else: no entries are made.
///
/// Only lines are taken that cannot mean anything else; what is unusual in any way, such as the
/// directory itself or a control character, is for ``ListingPart`` to understand.
struct PlainNames {
  /// Whether names that begin with a dot are wanted too.
  let showsHidden: Bool

  /// Takes the names of all complete lines, if each of them is plain.
  ///
  /// - Parameters:
  ///   - octets: From the beginning of a line.
  ///   - lineEnd: What ends a line.
  ///   - text: Gets the names, a LF behind each.
  /// - Returns: Where the next line begins, of which more is needed; `nil` if a line is not plain,
  ///   and what `text` got is worth nothing then.
  func read(
    _ octets: Span<UInt8>,
    _ lineEnd: ListingForm.LineEnd,
    into text: inout [UInt8]
  ) -> Int? {
    guard lineEnd != .carriageReturn else { return nil }
    // Each search below ends at this LF, if not before.
    guard let last = octets.lastIndex(of: .lineFeed) else { return 0 }
    let needsReturn = lineEnd == .both
    var start = 0
    while start <= last {
      guard let name = Self.endOfFacts(octets, from: start) else { return nil }
      var end = name
      while octets[end] >= .space, octets[end] != .delete, octets[end] != .slash { end &+= 1 }
      let hasReturn = octets[end] == .carriageReturn
      let next = hasReturn ? end &+ 1 : end
      // The directory itself, the one above, and where a link of ProFTPD's leads are no entries.
      guard octets[next] == .lineFeed, hasReturn || !needsReturn, end > name,
        octets[name] != .slash,
        octets[name] != .dot || !octets.isDots(name..<end)
      else { return nil }
      if showsHidden || octets[name] != .dot {
        unsafe octets.withUnsafeBufferPointer {
          // With the octet behind the name, which becomes the LF.
          unsafe text.append(contentsOf: UnsafeBufferPointer(rebasing: $0[name...end]))
        }
        text[text.count &- 1] = .lineFeed
      }
      start = next &+ 1
    }
    return start
  }

  /// Returns where the name of a line begins; `nil` if its facts are not plain: `NAME=VALUE;` each,
  /// without a blank, and one of them the type of something in the directory.
  private static func endOfFacts(_ octets: Span<UInt8>, from start: Int) -> Int? {
    var hasType = false
    var index = start
    // Not checked each time: no search passes by the LF that ``read(_:_:into:)`` has found.
    repeat {
      let fact = index
      while unsafe octets[unchecked: index] != .equals {
        let octet = unsafe octets[unchecked: index]
        guard octet > .space, octet != .semicolon else { return nil }
        index &+= 1
      }
      if index &- fact == 4, octets.isType(at: fact) {
        // `cdir` and `pdir`.
        let first = octets[index &+ 1].lowercased
        guard first != UInt8(ascii: "c"), first != UInt8(ascii: "p") else { return nil }
        hasType = true
      }
      while unsafe octets[unchecked: index] != .semicolon {
        guard unsafe octets[unchecked: index] > .space else { return nil }
        index &+= 1
      }
      index &+= 1
    } while unsafe octets[unchecked: index] != .space
    return hasType ? index &+ 1 : nil
  }
}

extension Span where Element == UInt8 {
  fileprivate func lastIndex(of octet: UInt8) -> Int? {
    var index = count
    while index > 0 {
      index &-= 1
      if self[index] == octet { return index }
    }
    return nil
  }

  fileprivate func isDots(_ name: Range<Int>) -> Bool {
    name.count <= 2 && self[name.upperBound - 1] == .dot
  }

  @inline(__always)
  fileprivate func isType(at start: Int) -> Bool {
    self[start].lowercased == UInt8(ascii: "t") && self[start &+ 1].lowercased == UInt8(ascii: "y")
      && self[start &+ 2].lowercased == UInt8(ascii: "p")
      && self[start &+ 3].lowercased == UInt8(ascii: "e")
  }
}
