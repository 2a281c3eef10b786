import Codebook
import Evaluations
import Language
import Tables

extension EvaluateFile.Request {
  /// What the columns of a file of scores are for: those named, and others by their names.
  func layout(of names: [String]) throws(EvaluateFile.Failure) -> ScoreLayout {
    let detected = ScoreColumns(names: names)
    try refuseUnknown(namedColumns(names), names)
    let codes =
      try given["--code"].map { text throws(EvaluateFile.Failure) in try self.codes(text, names) } ?? []
    guard let participant = codes.last ?? detected.participant else {
      throw Self.unnamed("which column has the codes of participants?", "name it: --code COLUMN", names)
    }
    var layout = ScoreLayout(participant: participant)
    layout.within = Array(codes.dropLast())
    let isWide =
      ["--before", "--after", "--follow-up"].contains { given[$0].map { $0 != "none" } ?? false }
      || given["--items"].map { $0.contains("=") } ?? false
      || given["--phase"] == nil && !names.contains(EvaluateFile.occasionColumn)
        && (!detected.scoresByOccasion.isEmpty || !detected.itemsByOccasion.isEmpty)
    if isWide {
      guard given["--phase"] == nil, given["--score"] == nil else {
        throw .request(
          .init(
            message: "'--phase' and '--score' are for a file with a row an occasion",
            help: "without them go --before, --after and --items before=...,after=..."))
      }
      try wide(names, detected, &layout)
    } else {
      try long(names, detected, &layout)
    }
    guard !layout.scores.isEmpty || !layout.items.isEmpty else {
      throw Self.unnamed(
        "which columns have the scores?",
        "name them: --before COLUMN --after COLUMN, or --phase COLUMN --score COLUMN, or --items", names)
    }
    layout.answers = try answers(layout)
    layout.attempts = given["--attempts"].flatMap(ScoreLayout.Attempts.init)
    layout.unanswered = given["--unanswered"].flatMap(ScoreLayout.Unanswered.init) ?? .wrong
    try setMaximum(&layout)
    layout.takeMaxima(detected)
    layout.chosen = try column("--chosen", names) ?? (given["--choose"] == nil ? detected.chosen : nil)
    if let by = given["--by"] {
      guard by != "none" else { return layout }
      for name in by.split(separator: ",").map({ HeadingText.plain(String($0)) }) {
        let group = try named(name, "--by", names)
        if let what = SensitiveHeading.reason(group), !ScoreColumns.isGroup(group) {
          throw .request(
            .init(
              message: "'--by' names '\(group)', a column of \(what), which would be told",
              help: "name a column of groups, such as an agency, or none"))
        }
        guard group != participant else {
          throw .request(
            .init(
              message: "'--by' names '\(group)', the column of the codes: each group would be one person",
              help: "name a column of groups, such as an agency, or none"))
        }
        layout.groups.append(group)
      }
    } else {
      layout.groups = detected.groups.filter {
        !layout.columns.contains($0) || layout.within.contains($0)
      }
    }
    return layout
  }

  func wide(_ names: [String], _ detected: ScoreColumns, _ layout: inout ScoreLayout)
    throws(EvaluateFile.Failure)
  {
    for occasion in [Occasion.before, .after] {
      if let name = try column("--\(occasion.word)", names) { layout.scores[occasion] = name }
    }
    let followUps = try self.followUps(names)
    layout.scores[.followUp] = followUps?.last
    let isNamed = !layout.scores.isEmpty || given["--items"] != nil
    if !isNamed {
      let tests = detected.findsRatingsBesideTests
      guard tests.isEmpty else {
        throw Self.unnamed(
          "the columns that are found for before and after are of ratings, and others speak of tests: \(tests.map { "'\($0)'" }.joined(separator: ", "))",
          "name the columns: --before COLUMN --after COLUMN", names)
      }
      layout.scores = detected.scoresByOccasion
      layout.earlierFollowUps = Array(detected.followUps.dropLast())
    } else if given["--items"] == nil {
      takeFound(detected, &layout)
    }
    if let followUps {
      layout.scores[.followUp] = followUps.last
      layout.earlierFollowUps = Array(followUps.dropLast())
    }
    if let text = given["--items"] {
      for part in text.split(separator: ",") {
        let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
        guard pair.count == 2, let occasion = Occasion(word: pair[0]) else {
          throw .request(
            .init(
              message: "'--items' needs to say which occasion the columns are of",
              help:
                "with a column an occasion: --items before=pre_q*,after=post_q*; with a row an occasion, name its column: --phase COLUMN --items q*"
            ))
        }
        layout.add(try items(pair[1], names), [occasion])
      }
    } else if !isNamed {
      for occasion in Occasion.allCases { layout.add(detected.itemsByOccasion[occasion] ?? [], [occasion]) }
    }
    try refuseHalf(names, &layout, detected)
    let asked = Set(layout.items.flatMap(\.columns.keys)).count
    if let lone = layout.items.first(where: { $0.columns.count < asked }) {
      throw .request(
        .init(
          message: "item '\(lone.name)' is not asked on each occasion",
          help: "name the columns: --items before=pre_q*,after=post_q*"))
    }
  }

  /// Takes columns that are found beside those that are named.
  func takeFound(_ detected: ScoreColumns, _ layout: inout ScoreLayout) {
    for occasion in [Occasion.before, .after] where layout.scores[occasion] == nil {
      layout.scores[occasion] = detected.scoresByOccasion[occasion].flatMap { name in
        layout.scores.values.contains(name) ? nil : name
      }
    }
    guard given["--follow-up"] == nil else { return }
    let open = detected.followUps.filter { !layout.scores.values.contains($0) }
    layout.scores[.followUp] = open.last
    layout.earlierFollowUps = Array(open.dropLast())
  }

  /// The columns of follow-ups that are named, the latest last; nil where none is, and empty where none is to be read.
  func followUps(_ names: [String]) throws(EvaluateFile.Failure) -> [String]? {
    guard let text = given["--follow-up"] else { return nil }
    if text == "none", !names.contains(text) { return [] }
    let columns = try codes(text, names, of: "--follow-up")
    let times = columns.map { FollowUpTime($0) }
    guard !times.contains(nil) else { return columns }
    return zip(columns, times).sorted { first, second in
      first.1.map { one in second.1.map { one < $0 } ?? false } ?? false
    }.map(\.0)
  }

  /// Refuses columns of one of both tests alone, unless one was asked for by name and there is no other.
  func refuseHalf(
    _ names: [String], _ layout: inout ScoreLayout, _ detected: ScoreColumns
  ) throws(EvaluateFile.Failure) {
    let both = [Occasion.before, .after]
    if given["--items"] == nil, given["--before"] != nil || given["--after"] != nil { return }
    let found = layout.occasions
    guard given["--items"] == nil, !found.isEmpty, let lone = both.first(where: { !found.contains($0) }),
      given["--on"] == nil
    else { return }
    let seen = found.compactMap { occasion in
      layout.scores[occasion].map { "\(occasion.word) '\($0)'" } ?? "\(occasion.word) by items"
    }
    throw Self.unnamed(
      "scores are found \(seen.joined(separator: " and ")), and none \(lone.word)",
      "name the column: --\(lone.word) COLUMN", names)
  }

  func long(_ names: [String], _ detected: ScoreColumns, _ layout: inout ScoreLayout)
    throws(EvaluateFile.Failure)
  {
    var words = ScoreColumns.phaseWords
    var column =
      names.contains(EvaluateFile.occasionColumn)
      ? EvaluateFile.occasionColumn : phaseByCells ?? detected.phase
    if let text = given["--phase"] {
      let parts = text.split(separator: ",").map(String.init)
      column = try named(HeadingText.plain(parts.first ?? ""), "--phase", names)
      for part in parts.dropFirst() {
        let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
        guard pair.count == 2, let occasion = Occasion(word: pair[0]) else {
          throw .request(.init(option: "--phase", among: Self.settings))
        }
        let word = FoldedText.fold(pair[1])
        for other in Occasion.allCases { words[other]?.removeAll { $0 == word } }
        words[occasion] = [word]
      }
    }
    guard let column else { return }
    layout.phase = .init(column: column, words: words)
    let score = try self.column("--score", names) ?? (given["--items"] == nil ? detected.score : nil)
    if let score {
      for occasion in Occasion.allCases { layout.scores[occasion] = score }
    }
    let items = try given["--items"].map { text throws(EvaluateFile.Failure) in try self.items(text, names) }
    layout.add(items ?? (given["--score"] == nil ? detected.items : []), Occasion.allCases)
  }

  func items(_ text: String, _ names: [String]) throws(EvaluateFile.Failure) -> [(
    name: String, column: String
  )] {
    guard let pattern = ColumnPattern(text) else {
      throw .request(
        .init(
          message:
            "'--items' names columns with one star for what differs, and has \(text.contains("*") ? "several" : "none")",
          help: "such as pre_q* for pre_q1, pre_q2 and so on"))
    }
    let found = pattern.items(in: names)
    guard !found.isEmpty else {
      throw Self.unnamed("no column is called '\(text)', as '--items' says", "", names)
    }
    return found
  }
}
