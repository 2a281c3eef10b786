/// The fewest different officers who can have taken the seats of sessions.
///
/// What is certain: nobody sits in one session twice, and nobody is of two agencies or of two sexes. So the officers of an agency are
/// at least the largest number of each sex in one of its sessions, added over the sexes, and at least its largest session; agencies
/// add up. Those of a session whose agency is not known may all have sat in others too, so such sessions count only by what they have
/// beyond that: the largest number of a sex in one session, and the largest session. That officers of one agency who came in
/// different months or places are different people is likely and not certain; it is not counted on. Of several sessions that one row
/// stands for, the largest had at least the mean of them, rounded up.
struct FewestOfficers {
  private var bySex: [String: [String: Int]] = [:]
  private var largest: [String: Int] = [:]

  /// Takes a session of an agency (`_U` is not known), or so many together.
  mutating func add(_ numbers: SessionNumbers, agency: String, sessions: Int) {
    let sessions = max(1, sessions)
    func inLargest(_ officers: Int) -> Int { officers / sessions + (officers % sessions > 0 ? 1 : 0) }
    largest[agency] = max(largest[agency] ?? 0, inLargest(numbers.seats))
    for (sex, officers) in numbers.bySex where sex != unknownCode {
      bySex[agency, default: [:]][sex] = max(bySex[agency]?[sex] ?? 0, inLargest(officers))
    }
  }

  /// The bound over all sessions taken.
  var count: Int {
    let unknown = bySex[unknownCode] ?? [:]
    let known = bySex.filter { $0.key != unknownCode }
    let byAgency = largest.filter { $0.key != unknownCode }
      .reduce(0) { $0 + max($1.value, (known[$1.key] ?? [:]).values.reduce(0, +)) }
    let sexes = Set(known.values.flatMap(\.keys)).union(unknown.keys)
    let acrossAgencies = sexes.reduce(0) { sum, sex in
      sum + max(unknown[sex] ?? 0, known.values.reduce(0) { $0 + ($1[sex] ?? 0) })
    }
    return max(byAgency, acrossAgencies, largest[unknownCode] ?? 0)
  }
}
