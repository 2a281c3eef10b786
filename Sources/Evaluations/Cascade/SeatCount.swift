/// Seats by agency, generation and sex.
struct SeatCount {
  /// Where a seat is.
  struct Place: Hashable {
    var agency: String
    var generation: Int
    var sex: String
  }

  private var seats: [Place: Int] = [:]
  /// The trainers who had someone in a seat, by their places.
  private var trainers: [Place: Set<Int>] = [:]
  /// The sessions and their seats by generation.
  private var sessions: [Int: (count: Int, seats: Int)] = [:]

  /// Takes the seats of a session of some trainers, or of several that were reported together.
  mutating func add(
    _ numbers: SessionNumbers, sessions held: Int, agency: String, generation: Int, trainers holders: [Int]
  ) {
    sessions[generation, default: (0, 0)].count += held
    sessions[generation]?.seats += numbers.seats
    for (sex, count) in numbers.bySex {
      let place = Place(agency: agency, generation: generation, sex: sex)
      seats[place, default: 0] += count
      if count > 0 { trainers[place, default: []].formUnion(holders) }
    }
  }

  /// All seats.
  var total: Int { seats.values.reduce(0, +) }

  /// The seats by one of the three, in order of the codes; those of an unknown code are the last.
  func reached(_ dimension: KeyPath<Place, String>) -> [Cascade.Reached] {
    reached(Array(seats), dimension)
  }

  private func reached(
    _ seats: [(key: Place, value: Int)], _ dimension: KeyPath<Place, String>
  ) -> [Cascade.Reached] {
    var sums: [String: Int] = [:]
    var teaching: [String: Set<Int>] = [:]
    for (place, count) in seats {
      sums[place[keyPath: dimension], default: 0] += count
      teaching[place[keyPath: dimension], default: []].formUnion(trainers[place] ?? [])
    }
    return sums.map {
      Cascade.Reached(code: $0.key, seats: $0.value, trainers: teaching[$0.key]?.count ?? 0)
    }.sorted {
      ($0.code == unknownCode ? 1 : 0, $0.code) < ($1.code == unknownCode ? 1 : 0, $1.code)
    }
  }

  /// The generations of trainers, the masters first, those not known last.
  func generations(of trainers: [Cascade.Trainer]) -> [Cascade.Generation] {
    let members = Dictionary(grouping: trainers, by: \.generation)
    let ofGenerations = Dictionary(grouping: seats) { $0.key.generation }
    return members.keys.sorted { ($0 == 0 ? .max : $0) < ($1 == 0 ? .max : $1) }.map { generation in
      let own = members[generation] ?? []
      return Cascade.Generation(
        generation: generation, trainers: own.count, active: own.count { $0.sessions > 0 },
        sessions: sessions[generation]?.count ?? 0, seats: sessions[generation]?.seats ?? 0,
        bySex: reached(ofGenerations[generation] ?? [], \.sex))
    }
  }

  /// The seats by all three, by which is decided what may leave the office.
  var crossing: Crossing {
    let cells = seats.filter { $0.value > 0 }.map {
      Crossing.Cell(
        codes: [$0.key.agency, String($0.key.generation), $0.key.sex], subsets: [], persons: $0.value)
    }
    return Crossing(
      dimensions: ["agency", "generation", "sex"],
      cells: cells.sorted())
  }
}
