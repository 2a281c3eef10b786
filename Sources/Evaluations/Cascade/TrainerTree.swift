/// Who trained whom, as far as sessions say so.
///
/// Every trainer has one teacher or none. Where sessions of one trainer name several, that of the earliest session counts, ties by the
/// code. Circles are cut above the smallest of their codes. The order of the sessions changes nothing. O(n log n), without recursion.
struct TrainerTree {
  /// The codes, a teacher before those taught, siblings in order of their codes, master trainers before those without a known teacher.
  private(set) var codes: [String] = []
  /// The place of the teacher of each; nil for a root.
  private(set) var parents: [Int?] = []
  /// The generation of each: 1 for a master trainer, 0 where it is not known.
  private(set) var generations: [Int] = []
  /// What is wrong.
  private(set) var problems: [Cascade.Problem] = []

  /// What is above a trainer.
  private enum Origin: Equatable {
    case programme, teacher(Int), unknown
  }

  /// Builds the tree of those who held sessions and of those who were chosen.
  ///
  /// Where nothing tells who trained whom, whoever was not chosen is of no generation that is known.
  init(sessions: [TrainingSession], chosen: [String]?, lineage: CascadeSettings.Lineage = .told) {
    let names = Set(sessions.flatMap(\.trainers)).union(chosen ?? []).sorted()
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let teachers = Self.teachers(of: sessions)
    let masters = chosen.map(Set.init)
    var origins = names.map { name -> Origin in
      let named = teachers[name] ?? []
      let isMaster = masters?.contains(name) ?? false
      if named.count + (isMaster ? 1 : 0) > 1 { problems.append(.severalTeachers(code: name)) }
      if isMaster { return .programme }
      guard let teacher = named.first else {
        if masters != nil { problems.append(.notAmongChosen(code: name)) }
        return lineage == .told ? .programme : .unknown
      }
      if let place = places[teacher] { return .teacher(place) }
      problems.append(.unknownTeacher(code: teacher))
      return .unknown
    }
    for circle in Self.cutCircles(&origins) { problems.append(.circle(codes: circle.map { names[$0] })) }
    lay(origins, names: names)
  }

  /// The teachers whom sessions name, by trainer, the earliest first, each once.
  private static func teachers(of sessions: [TrainingSession]) -> [String: [String]] {
    var named: [String: [(month: Int, code: String)]] = [:]
    for session in sessions {
      guard let teacher = session.trainedBy, !teacher.isEmpty else { continue }
      // Of two who held it together, one may have trained the other.
      for trainer in session.trainers where trainer != teacher || session.others.isEmpty {
        named[trainer, default: []].append((session.month ?? .max, teacher))
      }
    }
    return named.mapValues { teachers in
      var seen: Set<String> = []
      return teachers.sorted { ($0.month, $0.code) < ($1.month, $1.code) }.map(\.code)
        .filter { seen.insert($0).inserted }
    }
  }

  /// Takes the teacher from the first of every circle and returns the circles, each from there up from taught to teacher.
  private static func cutCircles(_ origins: inout [Origin]) -> [[Int]] {
    var walks = [Int](repeating: -1, count: origins.count)
    var circles: [[Int]] = []
    for start in origins.indices where walks[start] < 0 {
      var path: [Int] = []
      var place = start
      while walks[place] < 0 {
        walks[place] = start
        path.append(place)
        guard case .teacher(let next) = origins[place] else { break }
        place = next
      }
      guard case .teacher(let next) = origins[path[path.count - 1]], walks[next] == start,
        let from = path.firstIndex(of: next)
      else { continue }
      let circle = Array(path[from...])
      guard let first = circle.indices.min(by: { circle[$0] < circle[$1] }) else { continue }
      circles.append(Array(circle[first...] + circle[..<first]))
      origins[circle[first]] = .unknown
    }
    return circles
  }

  /// Puts teachers before those they taught.
  private mutating func lay(_ origins: [Origin], names: [String]) {
    var taught = [[Int]](repeating: [], count: names.count)
    for (place, origin) in origins.enumerated() {
      if case .teacher(let teacher) = origin { taught[teacher].append(place) }
    }
    let roots =
      origins.indices.filter { origins[$0] == .programme }
      + origins.indices.filter { origins[$0] == .unknown }
    var open = roots.reversed().map { (place: $0, parent: Int?.none) }
    while let (place, parent) = open.popLast() {
      let own = codes.count
      codes.append(names[place])
      parents.append(parent)
      let above = parent.map { generations[$0] }
      generations.append(above.map { $0 == 0 ? 0 : $0 + 1 } ?? (origins[place] == .programme ? 1 : 0))
      for child in taught[place].reversed() { open.append((child, own)) }
    }
  }
}
