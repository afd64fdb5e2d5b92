import FTPProtocol
import Octets
import Platform
import SystemPackage

/// A program whose sites can be taken over.
enum ForeignFormat: String, CaseIterable, Sendable {
  case filezilla
  case winscp
  case lftp
  case ncftp
  case rclone

  /// What the program is called.
  var title: String {
    switch self {
    case .filezilla: "FileZilla"
    case .winscp: "WinSCP"
    case .lftp, .ncftp, .rclone: rawValue
    }
  }

  /// Where it keeps its sites, the usual place first.
  var places: [FilePath] {
    let home = Environment.homeDirectory
    let (others, data) = (FileLocations.others, FileLocations.othersData)
    return switch self {
    case .filezilla:
      [
        others.pushing("filezilla/sitemanager.xml"), home.pushing(".filezilla/sitemanager.xml"),
      ]
    case .winscp:
      [
        home.pushing("WinSCP.ini"), home.pushing("Downloads/WinSCP.ini"),
        home.pushing("Documents/WinSCP.ini"),
      ]
    case .lftp: [data.pushing("lftp/bookmarks"), home.pushing(".lftp/bookmarks")]
    case .ncftp: [home.pushing(".ncftp/bookmarks")]
    case .rclone: [others.pushing("rclone/rclone.conf"), home.pushing(".rclone.conf")]
    }
  }

  /// Reads the sites; `nil` for a text that is not the program's.
  func sites(in octets: [UInt8]) -> [ForeignSite]? {
    switch self {
    case .filezilla: FileZillaSites.sites(in: octets)
    case .winscp: WinSCPSites.sites(in: octets)
    case .lftp: LftpBookmarks.sites(in: octets)
    case .ncftp: NcftpBookmarks.sites(in: octets)
    case .rclone: RcloneRemotes.sites(in: octets)
    }
  }

  /// The formats in the order in which a file is tried: the first that it can be is what it is.
  static let asTried: [ForeignFormat] = [.ncftp, .filezilla, .winscp, .rclone, .lftp]
}

/// What was made of the sites of one file.
struct TakenSites: Sendable {
  /// What happened to one site: what is said of it, and what else it is to know.
  struct Outcome: Hashable, Sendable {
    let site: String

    /// The bookmark's name; `nil` where there is none.
    let name: String?

    /// Why there is no bookmark, or what it does without.
    let remarks: [String]
  }

  private(set) var bookmarks: [Bookmark] = []
  private(set) var outcomes: [Outcome] = []

  /// Makes bookmarks of sites.
  ///
  /// - Parameters:
  ///   - sites: What was read.
  ///   - existing: The bookmarks that are there.
  ///   - replaces: Whether those of the same names are replaced.
  ///   - withPasswords: Whether passwords that can be read go with them.
  ///   - isReserved: Says which names mean something else.
  init(
    _ sites: [ForeignSite],
    beside existing: [Bookmark],
    replaces: Bool,
    withPasswords: Bool,
    isReserved: @escaping (String) -> Bool
  ) {
    let old = Dictionary(existing.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    var names: Set<String> = []
    for var site in sites {
      // Wherever the other program lets a password stand, it is no part of a name.
      site.take(host: site.host)
      let plain =
        [site.name, site.host].lazy.filter { SecretText.range(in: [UInt8]($0.utf8)) == nil }
        .compactMap { Bookmark.name(from: $0) }.first ?? "site"
      let long = site.folder.isEmpty ? nil : Bookmark.name(from: "\(site.folder)-\(site.name)")
      let numbered = (2...99).lazy.map { "\(plain.prefix(60))-\($0)" }
      let isFree: (String) -> Bool = { !names.contains($0) && !isReserved($0) }
      guard
        let name = ([plain] + [long].compactMap(\.self)).first(where: isFree)
          ?? numbered.first(where: isFree)
      else {
        leave(site, "too many have that name")
        continue
      }
      let (made, why) = site.bookmark(name, withPassword: withPasswords)
      guard let made else {
        leave(site, why)
        continue
      }
      if let there = old[name], !replaces {
        let why = "'\(name)' is another bookmark already; -f replaces it"
        leave(site, there == made ? "it is there already" : why)
        continue
      }
      names.insert(name)
      bookmarks.append(made)
      var remarks = site.notes
      if site.password != nil, made.password == nil, made.place?.user != nil {
        remarks.append("its password was left; --passwords takes it")
      }
      outcomes.append(Outcome(site: site.name, name: name, remarks: remarks))
    }
  }

  private mutating func leave(_ site: ForeignSite, _ why: String) {
    outcomes.append(Outcome(site: site.name, name: nil, remarks: [why]))
  }
}
