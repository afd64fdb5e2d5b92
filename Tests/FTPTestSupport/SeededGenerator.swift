/// Numbers that look random and are the same for the same seed (SplitMix64).
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Begins with a seed.
  package init(seed: UInt64) {
    state = seed
  }

  /// Returns the next number.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Says yes so many times in a hundred.
  package mutating func happens(percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &self) < percent
  }

  /// Chooses one of some things; what stands there twice is chosen twice as often.
  package mutating func choose<Element>(_ first: Element, _ others: Element...) -> Element {
    let position = Int.random(in: 0...others.count, using: &self)
    return position == 0 ? first : others[position - 1]
  }
}
