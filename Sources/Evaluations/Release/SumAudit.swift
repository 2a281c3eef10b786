/// Whether sums over sets of persons tell the sum over fewer persons than a threshold.
///
/// A sum may weigh persons, as a difference of means does. An attacker may add and subtract the sums that are released in any way.
/// Persons who weigh alike in all cannot be told apart, so
/// a sum that is told is one over whole atoms: the classes of persons who are alike in all sums. The audit looks for a union of atoms
/// with at least one and fewer than `threshold` persons whose indicator lies in the span of those of the sets. In the reduced row
/// echelon form of the sets by atoms such an indicator is given by its values at the pivots; the largest atoms are taken as pivots
/// first, and those of the threshold or more cannot be in the union, so few choices are left to try. Arithmetic is modulo the prime
/// 2^61 − 1, which for up to some thirty independent sums is beyond what any minor of their weights can reach (Hadamard's bound).
///
/// Sources: Denning and Schloerer (1983) for attacks by linear systems; Chin and Ozsoyoglu (1982) for audits of sums.
struct SumAudit {
  /// What was found.
  enum Verdict: Hashable {
    /// No such sum is told.
    case safe
    /// Such a sum is told.
    case unsafe
    /// There are too many ways to try them all: it is not known to be safe.
    case undecided
  }

  /// How many persons are in each atom.
  private let persons: [Int]
  /// Independent rows: for every pivot atom in order, the entry of every atom.
  private var rows: [[UInt64]] = []
  private var pivots: [Int] = []

  private static let prime: UInt64 = 1 << 61 - 1
  /// The most unions that are tried.
  private static let patience = 200_000

  /// Takes sums over classes of persons: `weights[class]` are the weights of the class by sum, told by any numbers; 1 of a plain sum.
  init(persons counts: [Int], weights: [[Int: Int]]) {
    var atoms: [[Int]: Int] = [:]
    let sums = Set(weights.flatMap(\.keys)).sorted()
    for (count, own) in zip(counts, weights) where count > 0 && own.values.contains(where: { $0 != 0 }) {
      atoms[sums.map { own[$0] ?? 0 }, default: 0] += count
    }
    let ordered = atoms.sorted {
      $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key)
    }
    persons = ordered.map(\.value)
    for sum in sums.indices { insert(ordered.map { Self.residue($0.key[sum]) }) }
  }

  /// Whether the sum over fewer than `threshold` persons is told.
  func verdict(threshold: Int) -> Verdict {
    // The pivots, by which a union is given, that are small enough to be in one.
    let small = pivots.indices.filter { persons[pivots[$0]] < threshold }
    var tries = 0
    var open: [(next: Int, persons: Int, sum: [UInt64])] = [
      (0, 0, [UInt64](repeating: 0, count: persons.count))
    ]
    while let (next, count, sum) = open.popLast() {
      for place in next..<max(small.count, next) {
        let together = count + persons[pivots[small[place]]]
        guard together < threshold else { continue }
        tries += 1
        guard tries <= Self.patience else { return .undecided }
        let union = zip(sum, rows[small[place]]).map { Self.add($0, $1) }
        if let all = self.count(in: union), all < threshold { return .unsafe }
        open.append((place + 1, together, union))
      }
    }
    return .safe
  }

  /// How many persons are in a union; nil where the vector is none.
  private func count(in vector: [UInt64]) -> Int? {
    var count = 0
    for (entry, persons) in zip(vector, persons) {
      guard entry <= 1 else { return nil }
      if entry == 1 { count += persons }
    }
    return count
  }

  /// Brings a row in, keeping the reduced echelon form.
  private mutating func insert(_ row: [UInt64]) {
    var row = row
    for (own, pivot) in zip(rows, pivots) where row[pivot] != 0 { row = Self.reduce(row, by: own, at: pivot) }
    guard let pivot = row.firstIndex(where: { $0 != 0 }) else { return }
    let inverse = Self.power(row[pivot], Self.prime - 2)
    row = row.map { Self.multiply($0, inverse) }
    for place in rows.indices where rows[place][pivot] != 0 {
      rows[place] = Self.reduce(rows[place], by: row, at: pivot)
    }
    rows.append(row)
    pivots.append(pivot)
  }

  /// A row less so much of another, which is 1 at the pivot, that its entry there is 0.
  private static func reduce(_ row: [UInt64], by other: [UInt64], at pivot: Int) -> [UInt64] {
    let factor = prime - row[pivot]
    return zip(row, other).map { add($0, multiply(factor, $1)) }
  }

  private static func residue(_ weight: Int) -> UInt64 {
    weight >= 0 ? UInt64(weight) % prime : prime - UInt64(weight.magnitude) % prime
  }

  private static func add(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let sum = first + second
    return sum >= prime ? sum - prime : sum
  }

  private static func multiply(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let product = first.multipliedFullWidth(by: second)
    return add((product.high << 3 | product.low >> 61) % prime, (product.low & prime) % prime)
  }

  private static func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var (result, base, exponent) = (UInt64(1), base, exponent)
    while exponent > 0 {
      if exponent & 1 == 1 { result = multiply(result, base) }
      base = multiply(base, base)
      exponent >>= 1
    }
    return result
  }
}
