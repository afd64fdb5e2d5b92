/// How many letters two words are apart, swapped neighbours counting once.
enum EditDistance {
  /// Counts the insertions, deletions, replacements and swaps that make one word the other.
  static func between(_ first: String, _ second: String) -> Int {
    let a = [UInt8](first.utf8)
    let b = [UInt8](second.utf8)
    var rows = [[Int](0...b.count)]
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        let cost = a[i] == b[j] ? 0 : 1
        var best = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + cost)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
