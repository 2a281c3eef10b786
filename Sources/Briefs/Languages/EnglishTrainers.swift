import Evaluations
import Language
import Tables

/// What a page says of trainers, in English.
struct EnglishTrainers: EnglishWords {
  /// Figures and periods are in its words.
  let language: any PageLanguage

  private var scores: EnglishEvaluation { EnglishEvaluation(language: language) }

  func text(_ phrase: TrainerPhrase) -> String {
    switch phrase {
    case .chosen(let chosen, let candidates, let unit, let basis, let occasion, let best):
      self.chosen(chosen, self.candidates(candidates, unit), basis, occasion, best)
    case .zone(let lower, let upper, let chosen, let others, let undecided, let scale):
      "Between \(scores.number(lower, scale)) and \(scores.number(upper, scale)) points the test cannot tell candidates apart"
        + (chosen.flatMap { chosen in
          others.map {
            ": \(NumberText.integer(chosen)) of the chosen and \(NumberText.integer($0)) of the others stand there\(undecided > 0 ? ", and \(NumberText.integer(undecided)) at the cut on whom equal scores do not decide" : "")"
          }
        } ?? "") + "."
    case .fall(let deviations, let points, let scale): fall(deviations, points, scale)
    case .reliability(let value, let source, let error, let scale):
      (value.map {
        "The reliability of the test is \(NumberText.number($0, decimals: 2)), \(source == .declared ? "as it was declared" : "as its questions tell")."
      } ?? "How reliable the test is nobody knows, so neither is how far the choice can be relied on.")
        + (error.map { " A single score is uncertain by about \(scores.number($0, scale)) points." } ?? "")
    case .codes(let codes): codes.isEmpty ? "Nobody." : all(codes) + "."
    case .undecided(let number, let places, let codes):
      "\(count(number, "candidate shares", "candidates share")) the lowest score chosen, and \(places == 1 ? "1 place is" : "\(NumberText.integer(places)) places are") left for them"
        + (codes.isEmpty ? "" : ": " + all(codes)) + "."
    case .withoutScore(let number):
      "\(NumberText.integer(number)) of the chosen \(number == 1 ? "has" : "have") no score, of whom the test says nothing."
    case .allChosen(let chosen, let scored):
      "\(NumberText.integer(chosen)) are to be chosen and \(NumberText.integer(scored)) \(scored == 1 ? "has" : "have") a score, so the test chooses nobody."
    case .chosenBelowZone(let number):
      "\(NumberText.integer(number)) of the chosen scored below all whom the test cannot tell from the cut, so they were chosen for something else."
    case .bestFrom(let score, let number, let scale):
      "the best \(NumberText.integer(number)) have \(scores.number(score, scale)) or more"
    case .sharesLeftOut: "Per cents are not given of fewer than 20."
    case .beyondTheTest:
      "Between those whom a test cannot tell apart something else should decide, such as how they teach when watched, their agency, or the balance of women and men."
    case .ofCandidates(let candidates, let unit):
      "of \(self.candidates(candidates, unit)) \(candidates == 1 ? "candidate" : "candidates")"
    case .scores(let lower, let upper, let scale):
      "cannot be told from it: \(scores.range(RangedValue(value: lower, lower: lower, upper: upper), .number(decimals: scale.decimals)))"
    case .drawnChoice:
      "Candidates by how their score stands to the cut, inside and outside of the zone in which the test cannot tell them apart"

    case .spread(let spread): self.spread(spread)
    case .double(let spread):
      "Counted are seats, \(NumberText.integer(spread.seats)) of them: one officer can sit in several sessions, and codes of officers are not kept. At least \(NumberText.integer(spread.fewest)) must be different ones: the largest session of each agency and sex."
    case .sessionsWithoutNumbers(let number, let sessions):
      "Of \(count(sessions, "session", "sessions")), \(NumberText.integer(number)) \(number == 1 ? "does" : "do") not say how many took part, so there were more."
    case .reports(let trainers, let reports): self.reports(trainers, reports)
    case .silent(let late, let undated): silent(late, undated)
    case .standing(let report): standing(report)
    case .sessionGain(let change, let sessions, let all):
      "In \(sessions.map { NumberText.integer($0) } ?? "some") of \(count(all, "session", "sessions")) means before and after are given: scores changed by \(scores.signed(change, ScoreScale(maximum: nil))) points on average."
    case .generation(let number):
      number == 0
        ? "Generation not known"
        : number == 1 ? "Master trainers" : "Generation \(NumberText.integer(number))"
    case .work(let sessions, let seats, let report): work(sessions, seats, report)
    case .more(let number): "and \(NumberText.integer(number)) more"
    case .beyond(let number): "and \(NumberText.integer(number)) after"
    case .trained(0, _): "No trainer was trained by another one"
    case .trained(let others, let all):
      "Of \(count(all, "trainer", "trainers")), \(NumberText.integer(others)) \(others == 1 ? "was" : "were") trained by another one"
    case .drawnTree(let trainers, let generations):
      "Who trained whom: \(count(trainers, "trainer", "trainers")) of \(count(generations, "generation", "generations")), with the seats in their sessions"
    case .fewestAndMost(0): "at least and at most: one can sit in several sessions"
    case .fewestAndMost(let number):
      "at least: \(count(number, "session does", "sessions do")) not say how many took part"
    case .treeMarks:
      "Full dots: sessions within six months of the own training. Grey dots: later, or nobody knows when. Dashed boxes: no session reported."
    case .someTrainer: "Trainer"
    case .problem(let problem, let number, let codes): self.problem(problem, number, codes)
    case .inSessions(let sessions): "in \(count(sessions, "session", "sessions"))"
    case .ofGenerations(let generations): "in \(count(generations, "generation", "generations"))"
    case .reachedBy(let word): "Seats \(text(word).lowercasedFirst)"
    case .seatsNote: "Seats, not persons: one officer can sit in several sessions."
    case .word(let word): text(word)
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
      names[depth].append(language.text(node.name))
    }
    let generations = names.enumerated().prefix(8).map { depth, names in
      let title =
        tree.titles.indices.contains(depth)
        ? language.text(tree.titles[depth]) : text(.generation(number: depth + 1))
      return "\(title), \(NumberText.integer(names.count)): \(some(names))"
    }
    return "Tree of trainers. " + generations.joined(separator: ". ") + "."
  }

  // MARK: Pieces

  /// Codes of which readers need every one, up to two hundred.
  private func all(_ codes: [String]) -> String {
    let most = 200
    return codes.prefix(most).joined(separator: ", ")
      + (codes.count > most ? " " + text(.more(count: codes.count - most)) : "")
  }

  /// `66`, `about 65`.
  private func candidates(_ number: Int, _ unit: Int?) -> String {
    (unit == nil ? "" : "about ") + NumberText.integer(number)
  }

  private func chosen(
    _ chosen: Int, _ candidates: String, _ basis: TrainerSelection.Basis, _ occasion: Occasion,
    _ best: Double?
  ) -> String {
    let who =
      basis == .declared
      ? "Chosen as trainers are \(NumberText.integer(chosen)) of \(candidates)"
      : "The best \(NumberText.integer(chosen)) of \(candidates) scores \(scores.text(occasion)) would be chosen"
    guard let best else { return who }
    return who
      + ": by the test about \(NumberText.number(best, decimals: 0)) per cent of them can be expected to be truly among the best \(NumberText.integer(chosen))"
  }

  /// How far the mean of the chosen falls on another test, or rises where those were chosen who scored less than the rest.
  private func fall(_ deviations: Double, _ points: Double?, _ scale: ScoreScale) -> String {
    let size =
      "\(NumberText.number(deviations.magnitude, decimals: 2)) standard deviations\(points.map { " (\(scores.number($0.magnitude, scale)) points)" } ?? "")"
    return "On another test the mean of the chosen is expected to be "
      + (deviations < 0
        ? "\(size) higher, though nobody will have learnt anything: those were chosen who scored less than the rest, which is partly chance."
        : "\(size) lower, though nobody will have forgotten anything.")
  }

  private func silent(_ late: Int, _ undated: Int) -> String {
    switch (late, undated) {
    case (0, 0): "six months after their own training"
    case (_, 0): "six months have passed"
    case (0, _): "own training without a date, so nobody knows whether six months have passed"
    default:
      "for \(NumberText.integer(late)) six months have passed, for \(NumberText.integer(undated)) nobody knows"
    }
  }

  private func spread(_ spread: ToldSpread) -> String {
    let generations = spread.generations.flatMap {
      $0 > 0 ? " of \(count($0, "generation", "generations"))" : nil
    }
    let trainers = spread.trainers.map {
      " by \(count($0, "trainer", "trainers"))\(generations ?? "")"
    }
    if spread.sessions == 0 { return "No session was reported\(trainers ?? "")" }
    let sessions = "\(count(spread.sessions, "session", "sessions"))\(trainers ?? "")"
    if spread.seats == 0 { return "Held were \(sessions); none says how many took part" }
    let officers =
      spread.withoutNumbers > 0
      ? "\(NumberText.integer(spread.fewest)) or more"
      : spread.fewest == spread.seats
        ? NumberText.integer(spread.seats)
        : "\(NumberText.integer(spread.fewest)) to \(NumberText.integer(spread.seats))"
    return "Taught were \(officers) different officers, in \(sessions)"
  }

  private func reports(_ trainers: Int, _ reports: [ReportCount]) -> String {
    "Of \(count(trainers, "trainer", "trainers")), "
      + list(
        reports.filter { $0.count > 0 }.map { one in
          let (number, has) = (NumberText.integer(one.count), one.count == 1 ? "has" : "have")
          return switch one.report {
          case .withinSixMonths: "\(number) held a session within six months of their own training"
          case .later: "\(number) held their first session later"
          case .undated:
            "\(number) held sessions, but a date is missing, so whether within six months is not known"
          case .none: "\(number) \(has) reported no session though six months have passed"
          case .notYetDue: "\(number) \(has) not had six months yet"
          case .noneUndated: "\(number) \(has) reported no session, and their own training has no date"
          }
        }) + "."
  }

  private func standing(_ report: Cascade.Trainer.Report) -> String {
    switch report {
    case .withinSixMonths: "within six months"
    case .later: "later than six months"
    case .undated: "not known, a date is missing"
    case .none: "none reported, six months have passed"
    case .notYetDue: "none so far, not yet due"
    case .noneUndated: "none reported, own training without a date"
    }
  }

  private func work(_ sessions: Int, _ seats: Int, _ report: Cascade.Trainer.Report) -> String {
    switch report {
    case .none, .noneUndated: "no session"
    case .notYetDue: "not yet due"
    case .withinSixMonths, .later, .undated:
      (seats > 0 ? count(seats, "seat", "seats") : count(sessions, "session", "sessions"))
        + (report == .later ? ", late" : "")
    }
  }

  private func problem(_ problem: TrainerPhrase.ProblemKind, _ number: Int, _ codes: [String]) -> String {
    let words =
      switch problem {
      case .circle: "Said to be trained by those whom they trained"
      case .severalTeachers: "Said to be trained by several, of whom the first is taken"
      case .unknownTeacher: "Said to be trained by somebody who is no trainer of the file"
      case .notAmongChosen: "Said to be trained by nobody, and not among the chosen trainers"
      case .impossibleNumber: "A number or a date that cannot be, which counts as not known"
      case .beforeOwnTraining: "A session before the own training"
      case .trainedBeforeTeacher:
        "Trained before the own training of the one who is said to have trained them"
      case .repeatedSession: "A session that stands in the file twice, alike in all"
      case .totalDiffers: "Women and men do not add up to the total of a session"
      }
    return words + ": " + (codes.isEmpty ? count(number, "trainer", "trainers") : some(codes)) + "."
  }

  private func text(_ word: TrainerPhrase.Word) -> String {
    switch word {
    case .chosen: "Chosen"
    case .cut: "Lowest score chosen"
    case .trulyBest: "Truly among the best"
    case .onAnotherTest: "Mean on another test"
    case .candidates: "Candidates"
    case .shareOfCandidates: "Of candidates"
    case .shareOfChosen: "Of chosen"
    case .blindP: "p, blind choice"
    case .chosenOutsideZone: "Chosen, outside the zone"
    case .chosenInZone: "Chosen, inside the zone"
    case .notDecided: "At the cut, not decided"
    case .othersInZone: "Not chosen, inside the zone"
    case .othersOutsideZone: "Not chosen, outside the zone"
    case .persons: "Persons"
    case .trainer: "Trainer"
    case .trainedBy: "Trained by"
    case .generation: "Generation"
    case .trainers: "Trainers"
    case .heldSessions: "Held sessions"
    case .sessions: "Sessions"
    case .seats: "Seats"
    case .firstSession: "Months to first session"
    case .lastSession: "Months to last session"
    case .standing: "Within six months?"
    case .women: "Women"
    case .men: "Men"
    case .sexUnknown: "Sex not recorded"
    case .officers: "Different officers"
    case .notReported: "Nothing reported"
    case .bySex: "By sex"
    case .byAgency: "By agency"
    case .doubleCounting: "Counted twice"
    case .numbers: "Without numbers"
    case .gainInSessions: "Scores in sessions"
    case .problems: "To be checked"
    case .tieZone: "Around the cut"
    case .choice: "Choice"
    case .undecided: "Equal scores"
    }
  }
}
