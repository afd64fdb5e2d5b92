import Octets

/// A time of day in a line of `ls -l`, with what a server writes behind it.
struct ListedClock {
  let field: ClockField

  /// The field behind it.
  let end: Int

  /// Whether `PM` may be a part of the time, or begin the name.
  let tail: LineEvidence.Tail?

  /// Reads `14:03`, `2:03PM`, `2:03 PM` and `09.17`, in one field or two.
  ///
  /// Where it is certain, the date is none of `ls`, and other lines say nothing of it.
  init?(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ index: Int,
    _ form: ListingForm,
    isCertain: Bool = false
  ) {
    let range = fields[index]
    let next = index + 1
    guard line[range.lowerBound].isDigit else { return nil }
    guard let plain = ClockField(line, range) else {
      guard let other = ClockField(line, range, suffix: nil) ?? ClockField(line, pointed: range)
      else { return nil }
      (field, end, tail) = (other, next, nil)
      return
    }
    guard next + 1 < fields.count, fields[next].count >= 2, line[fields[next].lowerBound].isLetter,
      ClockField.isAfternoon(line, fields[next]) != nil, plain.hour <= 12,
      let full = ClockField(line, range, suffix: fields[next])
    else {
      (field, end) = (plain, next)
      tail = plain.second == nil ? .init(.half, isThere: false) : nil
      return
    }
    tail = .init(.half, isThere: true)
    let isTaken = isCertain || form.takes(tail, .half)
    (field, end) = isTaken ? (full, next + 1) : (plain, next)
  }
}
