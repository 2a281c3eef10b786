import Evaluations
import Statistics
import TestSupport
import Testing

/// An attacker who knows who was in which group and adds and subtracts what was released, by least squares over the persons.
///
/// The projection on the span of the released sums leaves the indicator of a set of persons as it is only if its sum follows from them.
private struct Attacker {
  private var basis: [[Double]] = []

  init(_ sums: [[Bool]], weights: [[Double]] = []) {
    for sum in sums.map({ $0.map { $0 ? 1 : 0 } }) + weights {
      var row = sum
      for _ in 0..<2 {
        for own in basis {
          let part = zip(row, own).reduce(0) { $0 + $1.0 * $1.1 }
          row = zip(row, own).map { $0 - part * $1 }
        }
      }
      let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
      if length > 1e-9 { basis.append(row.map { $0 / length }) }
    }
  }

  /// Whether the sum over some set of fewer than `threshold` of the persons follows.
  func findsFewer(than threshold: Int, of count: Int) -> Bool {
    func follows(_ persons: [Int]) -> Bool {
      let length = basis.reduce(0) { sum, row in
        let part = persons.reduce(0) { $0 + row[$1] }
        return sum + part * part
      }
      return abs(length - Double(persons.count)) < 1e-7
    }
    var open: [[Int]] = (0..<count).map { [$0] }
    while let persons = open.popLast() {
      if follows(persons) { return true }
      if persons.count < threshold - 1 {
        for next in ((persons.last ?? 0) + 1)..<max(count, (persons.last ?? 0) + 1) {
          open.append(persons + [next])
        }
      }
    }
    return false
  }
}

@Suite("What of an evaluation leaves the office")
struct ReleaseTests {
  private func evaluation(_ sheet: ScoreSheet, choose count: Int? = nil) -> Evaluation {
    var settings = EvaluationSettings()
    settings.choice = count.map { .best($0) } ?? .asDeclared
    settings.reliability = .declared(0.7)
    return EvaluationAnalysis.evaluation(of: sheet, settings: settings)
  }

  /// Persons with a score before and after, in groups by a rule.
  private func people(_ count: Int, dimensions: [String], _ groups: (Int) -> [String]) -> ScoreSheet {
    let rows = (0..<count).map { place in
      (
        "P\(100 + place)", Double?(Double(2 + place / 2 % 7)), Double?(Double(5 + place % 11)),
        Dictionary(uniqueKeysWithValues: zip(dimensions, groups(place)))
      )
    }
    return sheet(rows, dimensions: dimensions)
  }

  @Test("Groups large enough are told, one too small takes its dimension with it")
  func small() throws {
    let released = try #require(
      evaluation(
        people(30, dimensions: ["sex", "agency"]) { [$0 < 4 ? "F" : "M", $0 % 2 == 0 ? "police" : "FIA"] }
      ).released())
    #expect(released.groups.map(\.code) == ["FIA", "police"])
    #expect(released.withheld == [.init(dimension: "sex", reason: .smallGroup)])
    #expect(released.comparisons.map(\.dimension) == ["agency"])
    #expect(released.crossing == nil)
  }

  @Test("No reason tells that all of a group changed alike, or not at all", arguments: [0.0, 3])
  func reasonsTellOfNobody(change: Double) throws {
    let rows = (0..<40).map { place in
      let before = Double(4 + place % 7)
      return (
        "P\(100 + place)", Double?(before),
        Double?(place < 20 ? before + change : before + Double(place % 5)), ["sex": place < 20 ? "F" : "M"]
      )
    }
    let released = try #require(evaluation(sheet(rows, dimensions: ["sex"])).released())
    func tells<Value>(_ estimate: Estimate<Value>) -> Bool {
      if case .failure(let reason) = estimate { reason != .hiddenValues } else { false }
    }
    #expect(released.groups.count == 2)
    for gain in released.groups.map(\.gain) {
      #expect(!tells(gain.mean) && !tells(gain.median) && !tells(gain.effect) && !tells(gain.test))
      #expect(!tells(gain.normalised) && !tells(gain.hedges) && !tells(gain.pairedT))
    }
    for comparison in released.comparisons {
      #expect(!tells(comparison.test))
      #expect(comparison.difference.map { !tells($0.wrappedValue) } ?? true)
    }
  }

  @Test("All of an agency but two are a workshop: both together would tell of the two")
  func nested() throws {
    let sheet = people(40, dimensions: ["agency", "workshop"]) {
      [$0 < 20 ? "FIA" : "police", $0 < 18 ? "Lahore" : "Karachi"]
    }
    let released = try #require(evaluation(sheet).released())
    #expect(Set(released.groups.map(\.dimension)).count == 1)
    #expect(released.withheld.map(\.reason) == [.smallRemainder])
    // Of equal worth the first is told.
    #expect(released.groups.first?.dimension == "agency")
  }

  @Test("Two who miss the second test are fewer than five, and the number who attended is not told")
  func missing() throws {
    var sheet = people(30, dimensions: []) { _ in [] }
    for place in 0..<2 { sheet.participants[place].scores[.after] = nil }
    let released = try #require(evaluation(sheet).released())
    #expect(released.whole.attendance.attended == nil)
    #expect(released.whole.attendance.paired == 28)
    #expect(released.whole.attendance.fewerMissingThan == 5)
    #expect(!released.whole.limits.contains { if case .attrition = $0 { true } else { false } })
    for place in 0..<7 { sheet.participants[place].scores[.after] = nil }
    let open = try #require(evaluation(sheet).released())
    #expect(open.whole.attendance.attended == 30)
    #expect(open.whole.limits.contains(.attrition(missing: 7, before: 30)))
    // One without any score beside them: who was there before and after is no longer told.
    sheet.participants[29].scores = [:]
    let partly = try #require(evaluation(sheet).released())
    #expect(partly.whole.attendance.attended == 30)
    #expect(partly.whole.attendance.before == nil)
    #expect(partly.whole.attendance.without == nil)
  }

  @Test("Counts of what few did are not told, nor a median of few")
  func counts() throws {
    let sheet = sheet(
      (0..<12).map { ("P\($0)", 10, $0 < 2 ? 9 : $0 < 6 ? 20 : 12 + Double($0), ["sex": "F"]) })
    let released = try #require(evaluation(sheet).released())
    #expect(released.whole.gain.rose == nil)
    #expect(released.whole.gain.fell == nil)
    #expect(released.whole.gain.atMaximumAfter == nil)
    #expect(released.whole.gain.atMaximumBefore == 0)
    #expect(released.whole.gain.median == .failure(.hiddenValues))
    #expect(!released.whole.limits.contains { if case .ceiling = $0 { true } else { false } })
  }

  @Test(
    "Items are told by whole per cents where twenty answered, and neither so few had them right nor wrong that it tells how many"
  )
  func items() throws {
    let participants = (0..<23).map { place in
      Participant(
        code: "P\(100 + place)",
        answers: [
          .before: [place < 6 ? 1 : 0, 1, place < 1 ? 1 : 0, place < 8 ? 1 : 0],
          .after: [place < 18 ? 1 : 0, 1, place < 18 ? 1 : 0, place < 16 ? 1 : 0],
        ])
    }
    let names = ["a", "b", "c", "d"]
    let released = try #require(
      evaluation(ScoreSheet(participants: participants, items: names, maximum: nil, dimensions: []))
        .released())
    let item = try #require(released.items.first)
    #expect(item.roundedTo == nil)
    #expect(item.pairs == 23)
    // 6 and 18 of 23.
    #expect(try item.before.get() == 0.26)
    #expect(try released.items[3].after.get() == 0.7)
    // All of 23, and 1 of them; and after, where only that of all is hidden, another with it, which the mean score would tell.
    #expect(
      released.items[1].before == .failure(.hiddenValues)
        && released.items[2].before == .failure(.hiddenValues))
    #expect(released.items.map { $0.after == .failure(.hiddenValues) } == [true, true, false, false])
    #expect(item.gained == nil)
    #expect(item.test == .failure(.hiddenValues))
    #expect(item.verdict == .improved)
    let few = try #require(
      evaluation(
        ScoreSheet(
          participants: Array(participants.prefix(19)), items: names, maximum: nil, dimensions: [])
      ).released())
    #expect(few.items.isEmpty)
    #expect(few.withheld.contains(.init(dimension: nil, reason: .smallGroup)))
  }

  @Test("Evaluations of one file by different dimensions are parts of one release")
  func oneRelease() throws {
    // Two dimensions that differ by two persons: both together would tell of these.
    let sheet = people(40, dimensions: ["agency", "unit"]) { place in
      [place < 20 ? "A" : "B", place < 22 ? "A" : "B"]
    }
    let released = try #require(evaluation(sheet).released())
    let shown = Set(released.groups.compactMap(\.dimension))
    #expect(shown.count == 1)
    let parts = ["agency", "unit"].map { released.showing([$0]) }
    #expect(Set(parts.flatMap { $0.groups.compactMap(\.dimension) }) == shown)
    #expect(parts.allSatisfy { $0.comparisons.allSatisfy { shown.contains($0.dimension) } })
    #expect(parts.count { $0.withheld.contains { $0.dimension != nil } } == 1)
  }

  @Test("Of a choice neither codes nor scores of single persons are told")
  func selection() throws {
    let sheet = people(70, dimensions: ["sex"]) { [$0 % 4 == 0 ? "F" : "M"] }
    let internalOne = try #require(evaluation(sheet, choose: 23).selection)
    #expect(!internalOne.zoneChosen.isEmpty)
    let released = try #require(evaluation(sheet, choose: 23).released())
    let choice = try #require(released.selection)
    #expect(choice.zoneChosen.isEmpty && choice.zoneNotChosen.isEmpty && choice.undecided.isEmpty)
    #expect(choice.cut == .failure(.hiddenValues))
    #expect(abs(try choice.trulyBest.get().value - internalOne.trulyBest.get().value) <= 0.005)
    #expect(choice.zoneChosenCount == nil && choice.zoneNotChosenCount == nil && choice.undecidedCount == nil)
    #expect(released.withheld.contains(.init(dimension: nil, reason: .singlePersons)))
    // A choice of all but three tells of the three.
    var apart = sheet
    for place in apart.participants.indices { apart.participants[place].scores[.after] = Double(place) }
    #expect(try #require(evaluation(apart, choose: 67).released()).selection == nil)
    #expect(try #require(evaluation(apart, choose: 65).released()).selection != nil)
  }

  @Test(
    "How far the chosen fall tells of no few persons, where some have a score on one occasion alone",
    arguments: 0..<30)
  func fall(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let count = 18
    let cut = Int.random(in: 6...12, using: &generator)
    // In some of the sheets the best are those of a group, or all but a few of it.
    let better = Bool.random(using: &generator) ? 50.0 : 0
    var source = people(count, dimensions: ["a"]) { [$0 < cut ? "x" : "y"] }
    source.maximum = nil
    for place in source.participants.indices {
      source.participants[place].scores[.after] = Double(place * 7 % count) + (place < cut ? better : 0)
    }
    for place in [cut - 1, count - 1] where Bool.random(using: &generator) {
      source.participants[place].scores[.before] = nil
    }
    let number = cut - Int.random(in: 0...1, using: &generator)
    let released = try #require(evaluation(source, choose: number).released())
    let people = source.participants
    func paired(_ code: String?) -> [Bool] {
      people.map { $0.scores[.before] != nil && (code == nil || $0.groups["a"] == code) }
    }
    let least = people.map { $0.scores[.after] ?? 0 }.sorted(by: >)[number - 1]
    let distance = people.map { Double(($0.scores[.after] ?? 0) >= least ? count : 0) - Double(number) }
    let groups = released.groups.map { paired($0.code) } + [paired(nil)]
    let wins = Attacker(groups, weights: [distance]).findsFewer(than: 5, of: count)
    #expect((released.selection == nil) == (wins || number < 5 || count - number < 5))
    if let selection = released.selection, released.whole.attendance.paired < count {
      #expect(selection.candidates % 5 == 0)
      #expect(selection.candidatesRoundedTo == 5)
    }
  }

  @Test("A stricter threshold tells no more", arguments: [2, 5, 6, 10, 20])
  func thresholds(threshold: Int) throws {
    let sheet = people(40, dimensions: ["a", "b"]) { ["\($0 % 4)", "\($0 % 7)"] }
    let released = evaluation(sheet).released(threshold: threshold)
    let shown = Set(try #require(released).groups.compactMap(\.dimension))
    // Groups of ten by four and of five or six by seven; their crossings do not matter, since none is told.
    #expect(shown.contains("a") == (threshold <= 10))
    #expect(shown.contains("b") == (threshold <= 5))
  }

  @Test(
    "No attacker who adds and subtracts finds fewer than five persons, and what is withheld would let one",
    arguments: 0..<60)
  func attack(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 12...18, using: &generator)
    let dimensions = ["a", "b", "c"]
    // Groups nested in each other but for a few, which is what hides from a look at each group.
    let cuts = (0..<3).map { _ in Int.random(in: 5...(count - 5), using: &generator) }
    let noise = Int.random(in: 0...1, using: &generator)
    var source = people(count, dimensions: dimensions) { place in
      cuts.map { cut in
        let isFlipped = noise > 0 && Int.random(in: 0..<12, using: &generator) == 0
        return (place < cut) != isFlipped ? "x" : "y"
      }
    }
    for place in source.participants.indices {
      if Int.random(in: 0..<8, using: &generator) == 0 { source.participants[place].scores[.after] = nil }
      if Bool.random(using: &generator) { source.participants[place].scores[.followUp] = 9 }
    }
    let whole = evaluation(source)
    guard let released = whole.released() else {
      #expect(whole.whole.attendance.paired < 5)
      return
    }
    let people = source.participants
    func sums(_ groups: [GroupResult]) -> [[Bool]] {
      groups.flatMap { group -> [[Bool]] in
        let members = people.map { person in group.dimension.map { person.groups[$0] == group.code } ?? true }
        let paired = zip(members, people).map { $0 && $1.scores[.before] != nil && $1.scores[.after] != nil }
        let retained = zip(members, people).map {
          $0 && $1.scores[.after] != nil && $1.scores[.followUp] != nil
        }
        let lasting = zip(members, people).map {
          $0 && $1.scores[.before] != nil && $1.scores[.followUp] != nil
        }
        return [paired] + (group.retention == nil ? [] : [retained]) + (group.lasting == nil ? [] : [lasting])
      }
    }
    #expect(!Attacker(sums([released.whole] + released.groups)).findsFewer(than: 5, of: count))
    // The control: with a dimension more the attacker wins, so that nothing is withheld in vain.
    for dimension in dimensions where !released.groups.contains(where: { $0.dimension == dimension }) {
      var groups =
        [whole.whole]
        + whole.groups.filter { group in
          group.dimension == dimension || released.groups.contains { $0.dimension == group.dimension }
        }
      for place in groups.indices { (groups[place].retention, groups[place].lasting) = (nil, nil) }
      let isSmall = groups.contains { ($0.attendance.attended ?? 0) < 5 }
      #expect(isSmall || Attacker(sums(groups)).findsFewer(than: 5, of: count))
    }
  }

  @Test("The audit is needed: thresholds alone let an attacker win on many of the same sheets")
  func negativeControl() {
    var won = 0
    for seed in UInt64(0)..<60 {
      var generator = SeededGenerator(seed: seed)
      let count = 24
      let cuts = (0..<2).map { _ in Int.random(in: 6...18, using: &generator) }
      let groups = cuts.map { cut in (0..<count).map { $0 < cut } }
      let sums = [[Bool](repeating: true, count: count)] + groups + groups.map { $0.map { !$0 } }
      if Attacker(sums).findsFewer(than: 5, of: count) { won += 1 }
    }
    #expect(won > 20)
  }

  @Test("The order of the participants and the names of the groups decide nothing")
  func permutation() throws {
    let sheet = people(40, dimensions: ["agency", "workshop"]) {
      [$0 < 20 ? "FIA" : "police", $0 < 18 ? "Lahore" : "Karachi"]
    }
    var shuffled = sheet
    var generator = SeededGenerator(seed: 3)
    shuffled.participants.shuffle(using: &generator)
    #expect(evaluation(shuffled).released() == evaluation(sheet).released())
  }
}

@Suite("What of a cascade leaves the office")
struct CascadeReleaseTests {
  private func session(_ trainer: String, by teacher: String? = nil, _ agency: String, women: Int, men: Int)
    -> TrainingSession
  {
    TrainingSession(
      trainer: trainer, trainedBy: teacher, agency: agency, officers: ["F": women, "M": men], meanBefore: 5,
      meanAfter: 7 + Double(men % 3))
  }

  @Test("Trainers and their codes stay, sums that are large go")
  func large() throws {
    let masters = (0..<6).map { session("T\($0)", "police", women: 2, men: 10 + $0) }
    let others = (0..<6).map { session("U\($0)", by: "T0", $0 < 5 ? "FIA" : "police", women: 3, men: 12) }
    let released = try #require(
      CascadeAnalysis.cascade(of: masters + others, settings: CascadeSettings()).released())
    #expect(released.trainers.isEmpty)
    #expect(released.problems.isEmpty)
    #expect(released.crossing == nil)
    #expect(released.generations.map(\.trainers) == [6, 6])
    #expect(released.generations.allSatisfy { $0.bySex.isEmpty })
    #expect(released.bySex.map(\.code) == ["F", "M"])
    #expect(released.gain != nil)
    #expect(released.withheld == [.init(dimension: nil, reason: .singlePersons)])
  }

  @Test("Seats that few trainers filled are the reports of these")
  func fewTrainers() throws {
    let many = (0..<6).map { session("T\($0)", "police", women: 2, men: 10 + $0) }
    let few = (0..<4).map { session("U\($0)", "FIA", women: 0, men: 12) }
    let released = try #require(
      CascadeAnalysis.cascade(of: many + few, settings: CascadeSettings()).released())
    #expect(released.byAgency.isEmpty)
    #expect(released.withheld.contains(.init(dimension: "agency", reason: .fewTrainers)))
    #expect(released.bySex.map(\.trainers) == [nil, nil])
    var unknown = many
    unknown[0].officers = [:]
    unknown[0].total = 17
    let withoutSex = try #require(
      CascadeAnalysis.cascade(of: unknown, settings: CascadeSettings()).released())
    #expect(withoutSex.bySex.isEmpty)
  }

  @Test("A generation of few trainers, and few who did not report, are not told")
  func small() throws {
    let masters = (0..<6).map { session("T\($0)", "police", women: 2, men: 10) }
    let third = session("U", by: "T0", "police", women: 5, men: 9)
    var settings = CascadeSettings(chosen: (0..<8).map { "T\($0)" })
    let released = try #require(
      CascadeAnalysis.cascade(of: masters + [third], settings: settings).released())
    #expect(released.generations.isEmpty)
    #expect(released.withheld.contains(.init(dimension: "generation", reason: .smallGroup)))
    settings.chosen = (0..<7).map { "T\($0)" }
    let active = try #require(CascadeAnalysis.cascade(of: masters, settings: settings).released())
    #expect(active.generations.map(\.trainers) == [7])
    #expect(active.generations.map(\.active) == [nil])
    #expect(CascadeAnalysis.cascade(of: [], settings: settings).released() == nil)
    // One trainer's report is no spread, however many it taught.
    let one = session("T0", "police", women: 9, men: 12)
    #expect(CascadeAnalysis.cascade(of: [one], settings: CascadeSettings()).released() == nil)
    #expect(CascadeAnalysis.cascade(of: Array(masters.prefix(4)), settings: settings).released() == nil)
  }

  @Test("Means that few trainers gave are counted for nobody")
  func means() throws {
    var sessions = (0..<6).map { session("T\($0)", "police", women: 5, men: 10) }
    for place in 2..<6 { sessions[place].meanAfter = nil }
    let released = try #require(CascadeAnalysis.cascade(of: sessions, settings: CascadeSettings()).released())
    #expect(released.gain == nil)
    #expect(released.sessionsWithMeans == nil)
    #expect(released.trainersWithMeans == nil)
  }

  @Test("All women but two in one agency: sexes and agencies are not told together")
  func nested() throws {
    let sessions =
      (0..<6).map { session("T\($0)", "police", women: 0, men: 10) }
      + (0..<6).map { session("U\($0)", "FIA", women: $0 == 0 ? 0 : 4, men: $0 == 0 ? 2 : 0) }
    let released = try #require(CascadeAnalysis.cascade(of: sessions, settings: CascadeSettings()).released())
    #expect(released.byAgency.isEmpty != released.bySex.isEmpty)
    #expect(released.withheld.contains { $0.reason == .smallRemainder })
  }
}
