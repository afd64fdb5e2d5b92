/// The form of a listing: a property of the whole, not of a line.
package enum ListingDialect: Hashable, Sendable, CaseIterable {
  /// MLSD (RFC 3659 §7).
  case facts

  /// `ls -l`.
  case unix

  /// `DIR` of Windows.
  case dos

  /// NetWare.
  case netWare

  /// Mac OS before X.
  case mac

  /// The Easily Parsed LIST Format.
  case eplf

  /// OpenVMS.
  case vms

  /// IBM i.
  case os400

  /// Data sets, members and load modules of z/OS; its Unix files are ``unix``.
  case mvs

  /// z/VM.
  case zvm

  /// OS/2.
  case os2

  /// HP NonStop, formerly Tandem.
  case nonStop

  /// Connect:Enterprise.
  case enterprise

  /// VShell and VxWorks.
  case vShell

  /// Nortel's WF-FTP.
  case nortel

  /// OS-9.
  case os9

  /// None of those.
  case unknown

  /// The dialects that an answer to LIST may have, the likelier first.
  static let ofLists = [.mac] + allCases.filter { ![.mac, .unknown].contains($0) }

  /// Reads a line; what is not told stays as it is in the entry.
  func parse(
    _ line: Span<UInt8>,
    _ form: ListingForm,
    into entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    switch self {
    case .facts:
      FactListParser.parse(line, hasSpacedFacts: form[has: .spacedFact], into: &entry)
    case .unix: UnixListParser.parse(line, form, into: &entry)
    case .dos: DOSListParser.parse(line, form, into: &entry)
    case .netWare: NetWareListParser.parse(line, form, into: &entry)
    case .mac: MacListParser.parse(line, form, into: &entry)
    case .eplf: EPLFParser.parse(line, into: &entry)
    case .vms: VMSListParser.parse(line, into: &entry)
    case .os400: OS400ListParser.parse(line, form, into: &entry)
    case .mvs: MVSListParser.parse(line, form, into: &entry)
    case .zvm: ZVMListParser.parse(line, form, into: &entry)
    case .os2: OS2ListParser.parse(line, form, into: &entry)
    case .nonStop: NonStopListParser.parse(line, into: &entry)
    case .enterprise: EnterpriseListParser.parse(line, form, into: &entry)
    case .vShell: VShellListParser.parse(line, into: &entry)
    case .nortel: NortelListParser.parse(line, form, into: &entry)
    case .os9: OS9ListParser.parse(line, into: &entry)
    case .unknown: .notUnderstood
    }
  }
}
