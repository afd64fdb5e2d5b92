/// The arithmetic of the Gregorian calendar, carried back before its time.
enum CivilDate {
  static func daysInMonth(_ month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeapYear(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isLeapYear(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The days in 400 years, after which the calendar repeats itself.
  private static let cycle = 146_097

  /// The days from the first of March of year 0 to the first of January 1970.
  private static let epoch = 719_468

  /// Counts the days since the first of January 1970.
  ///
  /// Years are taken to begin in March, so that a leap day is the last of its year.
  static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month > 2 ? year : year - 1
    let marchMonth = (month + 9) % 12
    let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
    return marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - epoch
  }

  /// Finds the date of a day, for years that are not negative.
  static func date(daysSinceEpoch: Int) -> (year: Int, month: Int, day: Int) {
    let days = daysSinceEpoch + epoch
    let (cycles, dayOfCycle) = days.quotientAndRemainder(dividingBy: cycle)
    let yearOfCycle =
      (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (cycles * 400 + yearOfCycle + (month <= 2 ? 1 : 0), month, day)
  }
}
