import Evaluations
import Statistics

extension EvaluationLine {
  /// The lines of a cascade.
  static func lines(_ cascade: Cascade) -> [EvaluationLine] {
    var lines: [EvaluationLine] = [
      .init("cascade", "sessions", count: cascade.sessions), .init("cascade", "seats", count: cascade.seats),
      .init("cascade", "fewest officers", count: cascade.fewestOfficers),
      .init("cascade", "sessions without numbers", count: cascade.sessionsWithoutNumbers),
      .init("cascade", "sessions with means", count: cascade.sessionsWithMeans),
    ]
    if let notHeld = cascade.sessionsNotHeld {
      lines.append(.init("cascade", "sessions not held", count: notHeld))
    }
    if let fewest = cascade.fewestSessions {
      lines.append(.init("cascade", "fewest sessions", count: fewest))
      lines.append(.init("cascade", "fewest seats", count: cascade.fewestSeats))
    }
    if let gain = cascade.gain { lines.append(.init("cascade", "gain of means", gain.wrappedValue)) }
    if let most = cascade.gainMaximum { lines.append(.init("cascade", "means out of", .number(most))) }
    lines += cascade.bySex.map { .init("cascade sex \($0.code)", "seats", count: $0.seats) }
    lines += cascade.byAgency.map { .init("cascade agency \($0.code)", "seats", count: $0.seats) }
    for generation in cascade.generations {
      let name = "generation \(generation.generation)"
      lines.append(.init(name, "trainers", count: generation.trainers))
      lines.append(.init(name, "active", count: generation.active))
      lines.append(.init(name, "sessions", count: generation.sessions))
      lines.append(.init(name, "seats", count: generation.seats))
      lines += generation.bySex.map { .init(name, "seats \($0.code)", count: $0.seats) }
    }
    for trainer in cascade.trainers where !trainer.code.isEmpty {
      let name = "trainer \(trainer.code)"
      let own: [EvaluationLine] = [
        .init(name, "generation", count: trainer.generation),
        .init(name, "sessions", count: trainer.sessions),
        .init(name, "seats", count: trainer.seats), .init(name, "report", .word(trainer.report.rawValue)),
      ]
      lines += own.map(\.ofOnePerson)
    }
    lines += cascade.problems.enumerated().map { place, problem in
      EvaluationLine("cascade", "problem \(place + 1)", .word(problem.word)).ofOnePerson
    }
    return lines + withheld(cascade.withheld)
  }
}

extension Cascade.Problem {
  /// What is wrong, and with whom.
  fileprivate var word: String {
    switch self {
    case .circle(let codes): "circle \(codes.joined(separator: " "))"
    case .severalTeachers(let code): "severalTeachers \(code)"
    case .unknownTeacher(let code): "unknownTeacher \(code)"
    case .beforeOwnTraining(let code): "beforeOwnTraining \(code)"
    case .sameSession(let codes): "sameSession \(codes.joined(separator: " "))"
    case .differentScales(let codes): "differentScales \(codes.joined(separator: " "))"
    case .totalDiffers(let code): "totalDiffers \(code)"
    case .trainedBeforeTeacher(let code): "trainedBeforeTeacher \(code)"
    case .repeatedSession(let code): "repeatedSession \(code)"
    case .impossibleNumber(let code): "impossibleNumber \(code)"
    case .courseDays(let code): "courseDays \(code)"
    case .notAmongChosen(let code): "notAmongChosen \(code)"
    }
  }
}
