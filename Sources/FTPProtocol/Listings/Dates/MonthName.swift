import Octets

/// The names of months, in the languages and encodings that servers are set to.
enum MonthName {
  /// Finds the month that a part of a line names; `nil` for other words.
  ///
  /// A point or a comma behind it is none of it, and letters may be of either case.
  static func month(_ line: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var end = range.upperBound
    while end > range.lowerBound, line[end - 1] == .dot || line[end - 1] == .comma { end -= 1 }
    let name = range.lowerBound..<end
    // The longest known is `września`; numbers come here often, and are none.
    guard (2...24).contains(name.count), !line[name.lowerBound].isDigit else { return nil }
    if name.count == 3, let month = english(line, name.lowerBound) { return month }
    var key: [UInt8] = []
    for index in name { key.append(line[index].lowercased) }
    return table[key]
  }

  /// Finds one of the twelve names that nearly all servers use.
  private static func english(_ line: Span<UInt8>, _ start: Int) -> Int? {
    let first = UInt32(line[start].lowercased) << 16
    let letters =
      first | UInt32(line[start + 1].lowercased) << 8 | UInt32(line[start + 2].lowercased)
    switch letters {
    case 0x6A616E: return 1
    case 0x666562: return 2
    case 0x6D6172: return 3
    case 0x617072: return 4
    case 0x6D6179: return 5
    case 0x6A756E: return 6
    case 0x6A756C: return 7
    case 0x617567: return 8
    case 0x736570: return 9
    case 0x6F6374: return 10
    case 0x6E6F76: return 11
    case 0x646563: return 12
    default: return nil
    }
  }

  /// Each spelling with the ASCII letters small; one that means two months is left out.
  private static let table: [[UInt8]: Int] = {
    var months: [[UInt8]: Int] = [:]
    var ambiguous: Set<[UInt8]> = []
    for (month, names) in zip(1..., names) {
      for name in names.split(separator: " ") {
        for octets in spellings(String(name)) {
          if let other = months[octets], other != month { ambiguous.insert(octets) }
          months[octets] = month
        }
      }
    }
    for octets in ambiguous { months[octets] = nil }
    return months
  }()

  private static func spellings(_ name: String) -> Set<[UInt8]> {
    let capitalized = name.prefix(1).uppercased() + name.dropFirst()
    var spellings: Set<[UInt8]> = []
    for text in [name, name.uppercased(), capitalized] {
      for encoding in LegacyEncoding.allCases {
        guard let octets = encoding.encode(text) else { continue }
        spellings.insert(octets.map(\.lowercased))
      }
    }
    return spellings
  }

  /// What `date +%b` and `date +%B` say in English, German, French, Spanish, Italian, Portuguese,
  /// Dutch, the Nordic languages, Polish, Czech, Hungarian, Romanian, Turkish, Indonesian,
  /// Catalan, Greek, Russian and Ukrainian.
  private static let names = [
    "january jan januar jänner jän janvier janv enero ene gennaio gen janeiro januari"
      + " tammikuu tammi sty stycznia led ledna ian oca ιαν янв января січ",
    "february feb februar février févr fév fevr febrero febbraio fevereiro fev februari"
      + " helmikuu helmi lut lutego úno února febr şub φεβ фев февр февраля лют",
    "march mar märz mär mrz mars marzo março maart mrt maaliskuu maalis marca márc bře března"
      + " març mart μαρ мар марта бер",
    "april apr avril avr abril abr aprile huhtikuu huhti kwi kwietnia dub dubna ápr nis απρ"
      + " апр апреля кві",
    "may mai mayo maggio mag maio mei maj toukokuu touko maja kvě května máj maig mayıs"
      + " μαι μαϊ май мая тра",
    "june jun juni juin junio giugno giu junho kesäkuu kesä cze czerwca čen června jún iun"
      + " haz juny ιουν июн июня чер",
    "july jul juli juillet juil julio luglio lug julho heinäkuu heinä lip lipca čec července"
      + " júl iul tem ιουλ июл июля лип",
    "august aug août aou agosto ago augustus elokuu elo sie sierpnia srp srpna ağu agu ag"
      + " αυγ авг августа сер",
    "september sep sept septembre septiembre settembre set setembro syyskuu syys wrz września"
      + " zář září szept eyl σεπ сен сент сентября вер",
    "october oct oktober okt octobre octubre ottobre ott outubro out lokakuu loka paź"
      + " października říj října eki οκτ окт октября жов",
    "november nov novembre noviembre novembro marraskuu marras lis listopada kas noe νοε ноя"
      + " нояб ноября",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro joulukuu joulu gru"
      + " grudnia pro prosince des desember ara δεκ дек декабря гру",
  ]
}
