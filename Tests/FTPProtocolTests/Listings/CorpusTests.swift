import FTPTestSupport
import Foundation
import Testing

@testable import FTPProtocol

/// Lines of real servers, kept outside the project, in the folder that `FERRY_LISTING_CORPUS` names.
@Suite(.enabled(if: Corpus.folder != nil))
struct CorpusTests {
  @Test func `no line of the corpus is given a wrong value`() throws {
    let cases = try Corpus.cases("listings-open.jsonl")
    let failures = cases.flatMap(\.failures)
    for failure in failures { Issue.record("\(failure)") }
    let gaps = cases.flatMap(\.gaps)
    for gap in gaps { print("gap: \(gap)") }
    print("corpus: \(cases.count) lines, \(gaps.count) not told, \(failures.count) wrong")
  }

  @Test func `no listing that was found in the wild is given a wrong value`() throws {
    let cases = try Corpus.cases("listings-found-2026-11-27.jsonl")
    for failure in cases.flatMap(\.failures) { Issue.record("\(failure)") }
    for gap in cases.flatMap(\.gaps) { Issue.record("\(gap)") }
  }

  @Test func `no whole listing of the corpus is given a wrong value`() throws {
    let cases = try Corpus.cases("listings-whole-open.jsonl")
    for gap in cases.flatMap(\.gaps) { print("gap: \(gap)") }
    for failure in cases.flatMap(\.failures) { Issue.record("\(failure)") }
  }
}
