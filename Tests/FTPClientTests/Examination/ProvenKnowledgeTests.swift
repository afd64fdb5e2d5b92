import Testing

@testable import FTPClient

/// What an examination leaves of what was known before.
struct ProvenKnowledgeTests {
  @Test func `what is proven counts, and what is not stays what it was`() {
    let earlier = ServerKnowledge(parsing: "mlsd=no list-all=yes avoided=syst connections=2")
    let proven = ServerKnowledge(parsing: "mlsd=yes batches=yes")
    let kept = proven.completed(by: earlier, without: [])
    #expect(kept.text == "avoided=syst batches=yes connections=2 list-all=yes mlsd=yes")
  }

  @Test func `what is disproven without another value is forgotten`() {
    let earlier = ServerKnowledge(parsing: "connections=2 mlsd=no")
    #expect(ServerKnowledge().completed(by: earlier, without: [.connections]).text == "mlsd=no")
    // A new limit is one.
    let proven = ServerKnowledge(parsing: "connections=3")
    #expect(proven.completed(by: earlier, without: [.connections])[.connections] == "3")
  }

  @Test func `clocks of other seasons are kept beside those that were seen`() {
    let earlier = ServerKnowledge(parsing: "clock=1780000000+7200 facts-clock=1780000000+0")
    let proven = ServerKnowledge(parsing: "clock=1795000000+3600")
    let kept = proven.completed(by: earlier, without: [])
    #expect(kept[.clock] == "1780000000+7200,1795000000+3600")
    #expect(kept[.factsClock] == "1780000000+0")
  }

  @Test func `each fact is found out by one topic at most`() {
    let facts = ExaminedTopic.allCases.flatMap(\.facts)
    #expect(Set(facts).count == facts.count)
    #expect(Set(facts) == Set(ServerFact.allCases))
  }
}
