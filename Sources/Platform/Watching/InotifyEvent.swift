import Glibc

/// One event of inotify(7): something happened to a directory, or to a name in it.
struct InotifyEvent: Hashable {
  /// What happened, and to what.
  struct Kind: OptionSet, Hashable {
    let rawValue: UInt32

    static let created = Kind(rawValue: UInt32(IN_CREATE))

    /// A file was closed that was open for writing.
    static let written = Kind(rawValue: UInt32(IN_CLOSE_WRITE))
    static let movedOut = Kind(rawValue: UInt32(IN_MOVED_FROM))
    static let movedIn = Kind(rawValue: UInt32(IN_MOVED_TO))
    static let deleted = Kind(rawValue: UInt32(IN_DELETE))
    static let attributes = Kind(rawValue: UInt32(IN_ATTRIB))
    static let selfDeleted = Kind(rawValue: UInt32(IN_DELETE_SELF))
    static let selfMoved = Kind(rawValue: UInt32(IN_MOVE_SELF))

    /// The file system that the directory is in is no longer there.
    static let unmounted = Kind(rawValue: UInt32(IN_UNMOUNT))

    /// There were more events than the system keeps; some are lost.
    static let overflow = Kind(rawValue: UInt32(IN_Q_OVERFLOW))

    /// The watch is gone: asked for, or with its directory.
    static let ignored = Kind(rawValue: UInt32(IN_IGNORED))

    /// The name is that of a directory.
    static let isDirectory = Kind(rawValue: UInt32(IN_ISDIR))

    /// What is asked for.
    ///
    /// A write is told when the file is closed, not before: what is being written is not worth
    /// sending, and each write would be an event. To the system a write is also a file that is cut
    /// without being opened (`truncate`), and a modification time that is set without the other.
    static let watched: Kind = [
      .created, .written, .movedOut, .movedIn, .deleted, .attributes, .selfDeleted, .selfMoved,
    ]
  }

  /// The number of the watch; −1 for an overflow.
  let watch: Int32
  let kind: Kind

  /// The name in the directory; empty when the event is of the directory itself.
  let name: [UInt8]

  /// Takes apart what one read gave: events as they lie in `struct inotify_event`.
  ///
  /// - Parameter octets: Whole events; what is cut off at the end is no event.
  /// - Returns: The events in their order.
  static func parse(_ octets: UnsafeRawBufferPointer) -> [InotifyEvent] {
    // Number, kind, cookie, and the length of the name with the NULs behind it.
    let headLength = 16
    var events: [InotifyEvent] = []
    var start = 0
    while octets.count - start >= headLength {
      let length = Int(octets.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self))
      let name = start + headLength
      guard octets.count - name >= length else { break }
      events.append(
        InotifyEvent(
          watch: octets.loadUnaligned(fromByteOffset: start, as: Int32.self),
          kind: Kind(rawValue: octets.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self)),
          name: Array(octets[name..<(name + length)].prefix { $0 != 0 })
        )
      )
      start = name + length
    }
    return events
  }
}
