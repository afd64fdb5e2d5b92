import FTPProtocol
import Octets
import Platform
import SystemPackage

/// The lines of LIST, NLST, MLSD and MLST.
struct ListingLines {
  private let place: FilePath
  private let path: RemotePath
  private let showsHidden: Bool

  /// Describes a file, or what is in a directory.
  init(_ place: FilePath, _ path: RemotePath, showsHidden: Bool) {
    self.place = place
    self.path = path
    self.showsHidden = showsHidden
  }

  func lines(for verb: CommandVerb) -> [[UInt8]] {
    guard FileInfo.isDirectory(place) else {
      return path.lastComponent.flatMap { line(verb, $0.octets, place) }.map { [$0] } ?? []
    }
    let names = (try? LocalDirectory.names(in: place)) ?? []
    let visible = names.filter { verb == .mlsd || showsHidden || $0.first != .dot }
    return visible.compactMap { line(verb, $0, place.appending(octets: $0)) }
  }

  /// One line; `nil` for a file that has gone meanwhile, and for a name that would break lines.
  private func line(_ verb: CommandVerb, _ name: [UInt8], _ file: FilePath) -> [UInt8]? {
    guard !name.contains(.lineFeed), !name.contains(.carriageReturn) else { return nil }
    guard verb != .nlst else { return name }
    guard let info = try? FileInfo(of: file, followingLinks: false) else { return nil }
    return verb == .mlsd ? Self.facts(info) + [.space] + name : Self.unix(info) + [.space] + name
  }

  /// The facts of RFC 3659 §7.5.
  static func facts(_ info: FileInfo) -> [UInt8] {
    let type =
      switch info.kind {
      case .directory: "dir"
      case .file: "file"
      case .link: "OS.unix=slink:"
      case .other: "OS.unix=other"
      }
    let size = info.kind == .file ? "size=\(info.size);" : ""
    let perm = info.kind == .directory ? "elcmfp" : "radfw"
    let mode = String(info.mode, radix: 8)
    let text =
      "type=\(type);\(size)modify=\(time(info).timeValueText);perm=\(perm);"
      + "unique=\(info.identity.text);UNIX.mode=0\(mode);"
    return [UInt8](text.utf8)
  }

  /// What `ls -l` writes before the name; times are UTC.
  private static func unix(_ info: FileInfo) -> [UInt8] {
    let letter =
      switch info.kind {
      case .directory: "d"
      case .link: "l"
      case .file, .other: "-"
      }
    let rights = Array("rwxrwxrwx").enumerated().map { index, right in
      info.mode & (0o400 >> UInt16(index)) != 0 ? right : "-"
    }
    let size = "\(info.size)"
    let padding = String(repeating: " ", count: max(0, 12 - size.utf8.count))
    let text = "\(letter)\(String(rights)) 1 ferry ferry \(padding)\(size) \(date(time(info)))"
    return [UInt8](text.utf8)
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `Nov 24 14:03` for half a year, then `Nov 24  2026`.
  private static func date(_ time: TimeValue) -> String {
    let day = (time.day < 10 ? " " : "") + "\(time.day)"
    let age = WallClock.secondsSinceEpoch - time.secondsSinceEpoch
    guard (0..<15_768_000).contains(age) else {
      return "\(months[time.month - 1]) \(day)  \(time.year)"
    }
    let clock = [time.hour, time.minute].map { ($0 < 10 ? "0" : "") + "\($0)" }
    return "\(months[time.month - 1]) \(day) \(clock.joined(separator: ":"))"
  }

  private static func time(_ info: FileInfo) -> TimeValue {
    TimeValue(secondsSinceEpoch: info.modified) ?? .epoch
  }
}
