/// Finds the word that somebody probably meant.
public enum Suggestion {
  /// The candidate closest to a word, or nil when none is close.
  ///
  /// Closeness counts inserted, dropped, changed and swapped letters without regard to case; a third
  /// of the letters may differ, three at most. A candidate that alone begins with the word is close
  /// too. Among equals the first in the order of the alphabet is taken.
  public static func closest(to word: String, in candidates: some Sequence<String>) -> String? {
    let typed = Array(word.lowercased().unicodeScalars)
    guard typed.count >= 2, typed.count <= 64 else { return nil }
    let limit = min(3, max(1, typed.count / 3))
    var best: (distance: Int, candidate: String)?
    var prefixed: [String] = []
    for candidate in candidates where candidate != word {
      let other = Array(candidate.lowercased().unicodeScalars)
      if typed.count >= 3, other.starts(with: typed) { prefixed.append(candidate) }
      guard abs(other.count - typed.count) <= limit else { continue }
      let distance = distance(typed, other)
      guard distance <= limit, distance < max(typed.count, other.count) else { continue }
      if let found = best, (found.distance, found.candidate) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.candidate ?? (prefixed.count == 1 ? prefixed.first : nil)
  }

  /// The note `did you mean 'x'?` for the closest candidate, or nil when none is close.
  public static func note(for word: String, in candidates: some Sequence<String>) -> String? {
    closest(to: word, in: candidates).map { "did you mean '\($0)'?" }
  }

  /// The Damerau-Levenshtein distance in which no stretch is edited twice.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for i in 1...left.count {
      var current = [Int](repeating: i, count: right.count + 1)
      for j in 1...right.count {
        let change = left[i - 1] == right[j - 1] ? 0 : 1
        current[j] = min(last[j] + 1, current[j - 1] + 1, last[j - 1] + change)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          current[j] = min(current[j], beforeLast[j - 2] + 1)
        }
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
