package import FTPProtocol
import Octets

/// A directory at the server, as the way that leads to it and what PWD said there.
///
/// The way begins at an absolute path that somebody named, or where the login led, and goes on by
/// arguments of CWD. It is never shortened by text: `..` and links are the server's business.
package struct Place: Hashable, Sendable {
  /// What PWD said somewhere on the way.
  private struct Landmark: Hashable, Sendable {
    let path: RemotePath

    /// How many steps lead there.
    let stepCount: Int
  }

  /// Where the way begins; `nil` for the directory of the login.
  let start: RemotePath?

  /// Arguments of CWD, one after the other; `..` is CDUP.
  let steps: [RemotePath]

  private let landmark: Landmark?

  /// Where the login leads, before the server has said where that is.
  package static let login = Place(start: nil, steps: [], landmark: nil)

  private init(start: RemotePath?, steps: [RemotePath], landmark: Landmark?) {
    self.start = start
    self.steps = steps
    self.landmark = landmark
  }

  /// What PWD said there; `nil` where it was not asked, or does not tell.
  package var told: RemotePath? { landmark?.stepCount == steps.count ? landmark?.path : nil }

  /// Makes a place of what PWD says there.
  static func at(_ told: RemotePath) -> Place {
    Place(start: told, steps: [], landmark: Landmark(path: told, stepCount: 0))
  }

  /// Whether the server's paths have slashes, as far as it told any.
  var hasSlashes: Bool { landmark?.path.octets.contains(.slash) ?? true }

  /// Returns the same directory with what PWD says there.
  ///
  /// - Parameter path: `nil` where PWD does not tell.
  /// - Returns: The place.
  func telling(_ path: RemotePath?) -> Place {
    Place(
      start: start,
      steps: steps,
      landmark: path.map { Landmark(path: $0, stepCount: steps.count) }
    )
  }

  /// Returns the same directory where the path of its beginning has been told meanwhile.
  func beginning(at home: Place) -> Place {
    guard start == nil, landmark == nil, let told = home.told else { return self }
    return Place(start: nil, steps: steps, landmark: Landmark(path: told, stepCount: 0))
  }

  /// Returns the directory that a path means here.
  package func appending(_ path: RemotePath) -> Place {
    if path.isAbsolute { return Place(start: path, steps: [], landmark: nil) }
    if path.octets.isEmpty || path == .here { return self }
    return Place(start: start, steps: steps + [path], landmark: landmark)
  }

  /// Returns where the way was so many steps before its end; `nil` before its beginning.
  func before(_ count: Int) -> Place? {
    guard count <= steps.count else { return nil }
    let kept = steps.count - count
    return Place(
      start: start,
      steps: [RemotePath](steps.prefix(kept)),
      landmark: (landmark?.stepCount ?? 0) <= kept ? landmark : nil
    )
  }

  /// A path that CWD takes from anywhere, as far as texts can be joined: what PWD said, or where
  /// the way began, and the steps behind it.
  ///
  /// - Returns: `nil` behind a step through `..`, for the way from a login that tells no path, and
  ///   where the paths of the server have no slashes to join by (z/OS: `'HLQ.'`).
  package var absolutePath: RemotePath? {
    guard let base = landmark?.path ?? start else { return nil }
    let rest = steps.dropFirst(landmark?.stepCount ?? 0)
    guard !rest.isEmpty else { return base }
    guard base.isAbsolute, !rest.contains(where: \.leadsUp) else { return nil }
    return rest.reduce(base) { $0.appending($1) }
  }

  /// The nearest directory on the way of which PWD has told a path, and that path.
  var landmarkPlace: (place: Place, path: RemotePath)? {
    guard let landmark, let place = before(steps.count - landmark.stepCount) else { return nil }
    return (place, landmark.path)
  }

  /// Whether both are one directory, as far as ways and paths tell.
  func isSame(as other: Place) -> Bool {
    if let told, let otherTold = other.told { return told == otherTold }
    if start == other.start, steps == other.steps { return true }
    guard let path = absolutePath, path.isAbsolute else { return false }
    return path == other.absolutePath
  }

  /// Whether the way to this place leads through another one.
  func leads(through other: Place) -> Bool {
    (1...max(1, steps.count)).contains { before($0)?.isSame(as: other) ?? false }
  }

  /// The directory in words: its path, or the steps from where the login led.
  package var name: RemotePath {
    absolutePath ?? steps.reduce(start ?? RemotePath("~")) { $0.appending($1.octets) }
  }
}

extension RemotePath {
  /// Whether it is a path, or one below that, as far as the texts tell.
  func isBelow(_ other: RemotePath) -> Bool {
    let (path, top) = (normalized.octets, other.normalized.octets)
    return path == top || path.starts(with: top == [.slash] ? top : top + [.slash])
  }

  /// The working directory itself.
  package static let here = RemotePath(".")

  /// The directory above.
  package static let up = RemotePath("..")

  /// Whether one of the components is `..`.
  var leadsUp: Bool { octets.split(separator: .slash).contains { $0.elementsEqual([.dot, .dot]) } }
}
