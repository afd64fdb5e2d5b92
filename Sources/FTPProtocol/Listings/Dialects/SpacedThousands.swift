import Octets

/// A size with blanks between its thousands, as `DIR` writes it in French and other languages:
/// `1 234 567 name`.
///
/// A name may begin with three digits too: the place where the column of sizes ends tells, or all
/// lines together do.
struct SpacedThousands {
  let octets: Int64

  /// Where it ends in the line.
  let end: Int

  /// How far behind the time of day the size ends, in `DIR` and in its column of FTP servers.
  private static let widths = [18, 21]

  init?(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ index: Int,
    _ form: ListingForm,
    _ parts: inout LineEvidence.Parts
  ) {
    let first = fields[index]
    guard first.count <= 3 else {
      // Without groups, or with others.
      if line[first.lowerBound].isDigit {
        parts.lack(LineEvidence.Part.spacedThousands.bit | LineEvidence.Part.alignedThousands.bit)
      }
      return nil
    }
    guard index + 2 < fields.count, fields[index + 1].count == 3,
      let value = line.number(first), value > 0
    else { return nil }
    var octets = Int64(value)
    var last = index
    let clockEnd = fields[index - 1].upperBound
    var aligned: (octets: Int64, end: Int)?
    while last + 2 < fields.count, last - index < 5, fields[last + 1].count == 3,
      fields.gap(before: last + 1) == 1, let group = line.number(fields[last + 1])
    {
      octets = octets * 1000 + Int64(group)
      last += 1
      let end = fields[last].upperBound
      if Self.widths.contains(end - clockEnd) { aligned = (octets, end) }
    }
    guard last > index, !Self.widths.contains(first.upperBound - clockEnd) else { return nil }
    if let aligned {
      parts.note(.alignedThousands)
      guard form[has: .alignedThousands] else { return nil }
      self.octets = aligned.octets
      end = aligned.end
      return
    }
    parts.note(.spacedThousands)
    guard form[has: .spacedThousands] else { return nil }
    self.octets = octets
    end = fields[last].upperBound
  }
}
