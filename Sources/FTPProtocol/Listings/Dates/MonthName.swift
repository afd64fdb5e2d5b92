import Octets

/// The names of months, in the languages and encodings that servers are set to.
enum MonthName {
  /// Finds the month that a part of a line names; `nil` for other words, 0 for one of two months.
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

  /// Each spelling with the ASCII letters small; 0 for one that means two months.
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
    for octets in ambiguous { months[octets] = 0 }
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
  /// Dutch, the Nordic languages, Polish, Czech, Slovak, Hungarian, Romanian, Turkish, Indonesian,
  /// Catalan, Greek, Russian, Ukrainian, Bulgarian, Serbian, Slovene, Croatian, Estonian, Latvian,
  /// Lithuanian, Irish, Welsh and Basque, and what HP-UX and AIX write in Spanish.
  ///
  /// Polish and Czech names that mean another month in Croatian (lip, srp, lis) are theirs.
  private static let names = [
    "january січня студзеня сту th1 th01 jan januar jänner jän janvier janv enero ene gennaio gen janeiro januari"
      + " tammikuu tammi sty stycznia styczeń led ledna ian ianuarie oca ocak ιαν янв января січ"
      + " яну јан gener siječnja sij jaan jaanuar janvāris saus sausio ean ion urt",
    "february лютого лютага th2 th02 feb februar février févr fév fevr fev febrero febbraio fevereiro februari"
      + " helmikuu helmi lut lutego luty úno února febr şub şubat φεβ фев февр февраля лют"
      + " феб febrer veljače velj veebr veebruar februāris vas vasario feabh chwe ots fbro"
      + " feabhra",
    "march березня сакавіка сак th3 th03 mar märz mär mrz mars marzo março maart mrt maaliskuu maalis marca marzec már márc"
      + " bře března març mart martie μαρ мар марта бер březen ožujka ožu märts marts kov kovo"
      + " márta mrs mzo maw maa",
    "april квітня красавіка кра tra th4 th04 apr avril avr abril abr aprile huhtikuu huhti kwi kwietnia kwiecień dub dubna ápr nis"
      + " nisan απρ апр апреля кві aprilie travnja aprill aprīlis bal balandžio aib ebr api ab",
    "may травня мая th5 th05 mai mayo maggio mag maio mei maj toukokuu touko maja kvě května máj maig mayıs"
      + " μαι μαϊ μάι май мая тра мај maí svibnja svi maijs geg gegužės beal květen",
    "june червня чэрвеня чэр th6 th06 jun juni juin junio giugno giu junho kesäkuu kesä cze czerwca czerwiec čen června čvn"
      + " jún iun iunie haz haziran juny ιουν июн июня чер юни јун lipnja juuni jūn jūnijs birž"
      + " birželio meith meh eka červen jui czw",
    "july липня ліпеня ліп th7 th07 jul juli juillet juil julio luglio lug julho heinäkuu heinä lip lipca lipiec čec"
      + " července čvc júl iul iulie tem temmuz ιουλ июл июля лип юли јул juuli jūl jūlijs liep"
      + " liepos iúil gor uzt juliol červenec jui",
    "august серпня жніўня жні th8 th08 aug août aou aout agosto ago augustus elokuu elo sie sierpnia sierpień srp srpna ağu"
      + " ağustos agu ag αυγ авг августа ágú сер avg agost agto agt kolovoza kol augusts rgp rugp"
      + " rugpjūčio lún aws abu augusti",
    "september вересня верасня th9 th09 sep sept septembre septiembre settembre set setembro syyskuu syys wrz września"
      + " wrzesień zář září szept szeptember eyl eylül σεπ сен сент сентября сеп вер septembrie sbre"
      + " setembre septembar rujna ruj septembris rugs rugsėjo mfómh med ira",
    "october жовтня кастрычніка кас th10 oct oktober okt octobre octubre ottobre ott outubro out lokakuu loka paź października"
      + " październik říj října říjen eki ekim οκτ окт октября жов octombrie obre oktobar"
      + " oktoober oktobris spal spalio dfómh hyd urr",
    "november листопада лістапада ліс th11 nov novembre noviembre novembro marraskuu marras lis listopad kas kasım noe νοε ноя nóv"
      + " нояб ноября лис ное нов nóv noiembrie noi nbre novembar studenoga stu novembris lapkr"
      + " lapkričio samh tach aza listopada listopadu",
    "december грудня снежня сне th12 dec dezember dez décembre déc diciembre dic dicembre dezembro joulukuu joulu gru"
      + " grudnia grudzień pro prosince prosinec des desember ara aralık δεκ дек декабря дец гру"
      + " decembrie dbre decembar prosinca detsember dets decembris gruod gruodžio noll rhag abe"
      + " desembre",
  ]
}
