import Evaluations
import Language

/// What a page says of trainers.
struct TrainerTelling: Telling {
  let catalogue: Catalogue

  private var scores: EvaluationTelling { EvaluationTelling(catalogue: catalogue) }

  func text(_ phrase: TrainerPhrase) -> String {
    switch phrase {
    case .chosen(let chosen, let candidates, let unit, let basis, let occasion, let best):
      say(
        "trainers.chosen",
        [
          "basis": .choice(basis.rawValue), "chosen": .count(chosen), "candidates": .count(candidates),
          "rounding": rounding(unit), "occasion": .choice(occasion.rawValue), "best": .presence(of: best),
          "percent": figure(best, .number(decimals: 0)),
        ])
    case .zone(let lower, let upper, let chosen, let others, let undecided, let scale):
      say(
        "trainers.zone",
        [
          "lower": scores.number(lower, scale), "upper": scores.number(upper, scale),
          "counts": .choice(chosen == nil || others == nil ? "none" : "known"),
          "chosen": .count(chosen ?? 0), "others": .count(others ?? 0), "undecided": .count(undecided),
        ])
    case .fall(let deviations, let points, let scale):
      // The mean rises where those were chosen who scored less than the rest.
      say(
        "trainers.fall",
        [
          "deviations": figure(deviations.magnitude, .number(decimals: 2)),
          "size": .presence(of: points), "points": scores.number(points?.magnitude, scale),
          "direction": .choice(deviations < 0 ? "higher" : "lower"),
        ])
    case .reliability(let value, let source, let error, let scale):
      say(
        "trainers.reliability",
        [
          "source": .choice(value == nil ? "unknown" : source.rawValue),
          "value": figure(value, .number(decimals: 2)),
          "error": .presence(of: error), "points": scores.number(error, scale),
        ])
    case .codes(let codes): say("trainers.codes", all(codes))
    case .undecided(let number, let places, let codes):
      say(
        "trainers.undecided",
        all(codes).merging(["count": .count(number), "places": .count(places)]) { $1 })
    case .withoutScore(let number): say("trainers.withoutScore", ["count": .count(number)])
    case .allChosen(let chosen, let scored):
      say("trainers.allChosen", ["chosen": .count(chosen), "scored": .count(scored)])
    case .chosenBelowZone(let number):
      say("trainers.chosenBelowZone", ["count": .count(number)])
    case .bestFrom(let score, let number, let scale):
      say(
        "trainers.bestFrom", ["count": .count(number), "score": scores.number(score, scale)])
    case .sharesLeftOut: say("trainers.sharesLeftOut")
    case .beyondTheTest: say("trainers.beyondTheTest")
    case .ofCandidates(let candidates, let unit):
      say(
        "trainers.ofCandidates", ["candidates": .count(candidates), "rounding": rounding(unit)])
    case .scores(let lower, let upper, let scale):
      say(
        "trainers.scores",
        [
          "range": .text(
            scores.range(
              RangedValue(value: lower, lower: lower, upper: upper), .number(decimals: scale.decimals)))
        ])
    case .drawnChoice: say("trainers.drawnChoice")

    case .spread(let spread): self.spread(spread)
    case .double(let spread):
      say("trainers.double", ["seats": .count(spread.seats), "fewest": .count(spread.fewest)])
    case .courseDays(let sessions, let fewest):
      say("trainers.courseDays", ["sessions": .count(sessions), "fewest": .count(fewest)])
    case .notHeld(let number): say("trainers.notHeld", ["count": .count(number)])
    case .countedToLastSession(let month):
      say("trainers.countedToLastSession", ["month": .text(text(month, .long))])
    case .countedTo(let day): say("trainers.countedTo", ["day": .text(text(day, .long))])
    case .sessionsWithoutNumbers(let number, let sessions):
      say(
        "trainers.sessionsWithoutNumbers", ["count": .count(number), "sessions": .count(sessions)])
    case .reports(let trainers, let reports):
      say(
        "trainers.reports",
        [
          "trainers": .count(trainers),
          "reports": .text(
            list(
              reports.filter { $0.count > 0 }.map {
                say("trainers.reports.\($0.report.rawValue)", ["count": .count($0.count)])
              })),
        ])
    case .silent(let late, let undated):
      say(
        "trainers.silent",
        [
          "which": .choice(
            late == 0 ? (undated == 0 ? "none" : "undated") : (undated == 0 ? "late" : "both")),
          "late": .count(late), "undated": .count(undated),
        ])
    case .standing(let report): say("trainers.standing.\(report.rawValue)")
    case .sessionGain(let change, let sessions, let all, let scale):
      say(
        "trainers.sessionGain",
        scores.maximum(scale).merging([
          "number": .choice(sessions == nil ? "hidden" : "known"), "sessions": .count(sessions ?? 0),
          "all": .count(all),
          "change": .text(
            scores.ranged(change, .change(decimals: scale.decimals))),
        ]) { $1 })
    case .generation(let number):
      say(
        "trainers.generation",
        [
          "which": .choice(number == 0 ? "unknown" : number == 1 ? "first" : "later"),
          "number": .count(number),
        ])
    case .work(let sessions, let seats, let report): work(sessions, seats, report)
    case .more(let number): say("trainers.more", ["count": .count(number)])
    case .beyond(let number): say("trainers.beyond", ["count": .count(number)])
    case .trained(let others, let all):
      say("trainers.trained", ["others": .count(others), "all": .count(all)])
    case .drawnTree(let trainers, let generations):
      say(
        "trainers.drawnTree", ["trainers": .count(trainers), "generations": .count(generations)])
    case .fewestAndMost(let number):
      say("trainers.fewestAndMost", ["withoutNumbers": .count(number)])
    case .treeMarks: say("trainers.treeMarks")
    case .someTrainer: say("trainers.someTrainer")
    case .problem(let problem, let number, let codes):
      say(
        "trainers.problem.\(problem.rawValue)",
        [
          "trainers": .text(
            codes.isEmpty ? say("trainers.count", ["count": .count(number)]) : some(codes.map(visible)))
        ])
    case .inSessions(let sessions): say("trainers.inSessions", ["sessions": .count(sessions)])
    case .ofGenerations(let generations):
      say("trainers.ofGenerations", ["generations": .count(generations)])
    case .reachedBy(let word): say("trainers.reachedBy", ["group": .choice(word.rawValue)])
    case .seatsNote: say("trainers.seatsNote")
    case .word(let word): say("trainers.word.\(word.rawValue)")
    }
  }

  /// What stands for a tree where it cannot be seen: how many there are in each generation, and the first of them by name.
  func description(of tree: TreeDiagram) -> String {
    var depths: [Int] = []
    var names: [[String]] = []
    for (place, node) in tree.nodes.enumerated() {
      let depth = node.parent.flatMap { (0..<place).contains($0) ? depths[$0] + 1 : nil } ?? 0
      depths.append(depth)
      if depth == names.count { names.append([]) }
      names[depth].append(words(of: node.name))
    }
    let generations = names.enumerated().prefix(8).map { depth, names in
      let title =
        tree.titles.indices.contains(depth)
        ? words(of: tree.titles[depth]) : text(.generation(number: depth + 1))
      return say(
        "trainers.tree.generation",
        ["title": .text(title), "count": .count(names.count), "names": .text(some(names))])
    }
    return say("trainers.tree", ["generations": .text(generations.joined(separator: " "))])
  }

  // MARK: Pieces

  /// Codes of which readers need every one, up to two hundred.
  private func all(_ codes: [String]) -> [String: MessageArgument] {
    let most = 200
    let first = catalogue.joined(codes.prefix(most).map(visible), by: .comma)
    let list =
      codes.count > most
      ? say(
        "trainers.codes.more", ["codes": .text(first), "count": .count(codes.count - most)])
      : first
    return ["codes": .choice(codes.isEmpty ? "none" : "known"), "list": .text(list)]
  }

  private func rounding(_ unit: Int?) -> MessageArgument { .choice(unit == nil ? "none" : "about") }

  private func spread(_ spread: ToldSpread) -> String {
    // Who held no session is not one by whom sessions were held.
    let isSilent = spread.sessions == 0
    let trainers = isSilent ? spread.trainers : spread.holders
    let generations = (isSilent ? spread.generations : spread.holdingGenerations).flatMap {
      $0 > 0 ? $0 : nil
    }
    let by = trainers == nil ? "none" : generations == nil ? "trainers" : "generations"
    let officers =
      spread.withoutNumbers > 0 ? "least" : spread.fewest == spread.seats ? "exact" : "between"
    let key =
      spread.sessions == 0
      ? "trainers.spread.noSession" : spread.seats == 0 ? "trainers.spread.noNumbers" : "trainers.spread"
    return say(
      key,
      [
        "sessions": .count(spread.sessions), "officers": .choice(officers), "fewest": .count(spread.fewest),
        "most": .count(spread.seats), "by": .choice(by), "trainers": .count(trainers ?? 0),
        "generations": .count(generations ?? 0),
      ])
  }

  private func work(_ sessions: Int, _ seats: Int, _ report: Cascade.Trainer.Report) -> String {
    switch report {
    case .none, .noneUndated: say("trainers.work.noSession")
    case .notYetDue: say("trainers.work.notYetDue")
    case .withinSixMonths, .later, .undated:
      say(
        seats > 0 ? "trainers.work.seats" : "trainers.work.sessions",
        [
          "time": .choice(report == .later ? "late" : "other"), "seats": .count(seats),
          "sessions": .count(sessions),
        ])
    }
  }
}
