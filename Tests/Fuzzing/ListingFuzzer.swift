// A target of libFuzzer, compiled together with the sources of FTPProtocol: see .ci/fuzz.

/// The dialect whose parser is tried, or `unknown` for the way all of them are tried together.
private let dialect: ListingDialect = {
  let name = CommandLine.arguments.first { $0.hasPrefix("--dialect=") }?.dropFirst(10)
  return ListingDialect.allCases.first { "\($0)" == name ?? "" } ?? .unknown
}()

/// Tries one input; what must never happen ends the program.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = [UInt8](UnsafeBufferPointer(start: data, count: count))
  let now = TimeValue(secondsSinceEpoch: 1_795_521_600) ?? .epoch
  if dialect == .unknown {
    check(Listing(list: input, now: now))
    check(Listing(facts: input))
    return 0
  }
  var part = ListingPart(ListingForm(dialect, now: now))
  let end = part.read(input.span, isLast: true)
  precondition(end == input.count)
  check(part.listing(input))
  return 0
}

private func check(_ listing: Listing) {
  for entry in listing {
    precondition(entry.size ?? 0 >= 0 || entry.kind == .unparsed)
    precondition(entry.mode ?? 0 <= 0o7777)
    precondition(!entry.name.isEmpty && !entry.raw.isEmpty)
    precondition(entry.name != [0x2E] && entry.name != [0x2E, 0x2E] || entry.kind == .unparsed)
    precondition((1...9999).contains(entry.modified?.year ?? 1))
  }
  precondition(listing.positions(sortedBy: .name).count == listing.count)
}
