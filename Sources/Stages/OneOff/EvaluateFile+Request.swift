import Codebook
import Evaluations
import Language
import Tables

extension EvaluateFile {
  /// What is asked for.
  public struct Request: Sendable {
    /// The options, with what they take.
    public static let settings: [(name: String, value: String)] =
      [
        ("--sessions", "a file with a row a session"), ("--code", "a column, or several with commas between"),
        ("--before", "a column"),
        ("--after", "a column"), ("--follow-up", "a column, several with commas between, or none"),
        ("--phase", "a column, and words of it as in test,before=PRE,after=POST"), ("--score", "a column"),
        ("--items", "names of columns with one star, as in q* or before=pre_q*,after=post_q*"),
        ("--answers", "the right answers, as in q1=b,q2=c, or a file with the columns item and answer"),
        ("--unanswered", ScoreLayout.Unanswered.allCases.map(\.rawValue).joined(separator: ", ")),
        ("--maximum", "a number above 0, or before=20,after=50"), ("--item-maximum", "a number above 0"),
        ("--by", "columns with commas between, or none"),
        ("--chosen", "a column of yes and no"), ("--choose", "how many are chosen, from 1"),
        ("--reliability", "a number between 0 and 1"),
        ("--on", Occasion.allCases.map(\.word).joined(separator: ", ")),
        (
          "--selected-by-first-test",
          EvaluationChoices.FirstTest.allCases.map(\.rawValue).joined(separator: ", ")
        ),
        ("--trainer", "a column of the sessions"),
        ("--cascade", "columns of the sessions, as in trained-by=taught_by,women=femmes"),
        ("--dates", DateOrder.allCases.map(\.rawValue).joined(separator: ", ")),
        ("--seed", "a whole number from 0"),
        ("--fill-down", "columns with commas between"),
      ] + FileSettings.all.filter { !["--decimal", "--thousands"].contains($0.name) }

    /// The file of scores; nil where there are sessions alone.
    public var path: String?
    /// The file of sessions.
    var sessions: String? { given["--sessions"] }
    /// The day of today as `2026-11-30`, after which no session can lie; nil where that is not looked at.
    public var today: String?
    /// How the files are written, where that is not to be detected.
    var file = FileSettings()
    private var given: [String: String] = [:]
    /// The sheet of each occasion where each has one of its own; nil where that is not said.
    private(set) var occasionSheets: [Occasion: SourceOptions.Sheet]?

    /// Words in place of a value that mean that none is known, folded.
    var missing: Set<String> { Set(file.missing.map(FoldedText.fold)) }

    /// Creates a request for a file, or for sessions alone.
    public init(path: String?) { self.path = path }

    /// Takes one of the options.
    public mutating func set(_ name: String, to text: String) throws(TrendFile.RequestFault) {
      func refuse() -> TrendFile.RequestFault { TrendFile.RequestFault(option: name, among: Self.settings) }
      let isTaken =
        switch name {
        case "--unanswered": ScoreLayout.Unanswered(rawValue: text) != nil
        case "--selected-by-first-test": EvaluationChoices.FirstTest(rawValue: text) != nil
        case "--on": Occasion(word: text) != nil
        case "--sheet" where text.contains("="): take(occasionSheets: text)
        case "--maximum": Self.real(text).map { $0 > 0 } ?? (Self.maxima(text) != nil)
        case "--item-maximum": Self.real(text).map { $0 > 0 } ?? false
        case "--dates": DateOrder(rawValue: text) != nil
        case "--cascade": Self.roles(text) != nil
        case "--reliability": Self.real(text).map { $0 > 0 && $0 < 1 } ?? false
        case "--choose": Int(text).map { (1...1_000_000).contains($0) } ?? false
        case "--seed": Int(text).map { $0 >= 0 } ?? false
        default: !text.isEmpty && file.take(name, text)
        }
      guard isTaken else { throw refuse() }
      given[name] = text
    }

    /// Takes the sheets of occasions, as in `before=Pre,after=Post`.
    private mutating func take(occasionSheets text: String) -> Bool {
      var sheets: [Occasion: SourceOptions.Sheet] = [:]
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
        guard pair.count == 2, let occasion = Occasion(word: pair[0]), !pair[1].isEmpty else { return false }
        sheets[occasion] = Int(pair[1]).flatMap { $0 > 0 ? .number($0) : nil } ?? .name(pair[1])
      }
      occasionSheets = sheets
      return true
    }

    private static func real(_ text: String) -> Double? {
      guard case .real(let value)? = ScalarValueReader.read(text, as: .real) else { return nil }
      return value
    }

    /// The most of each occasion, as in `before=20,after=50`; nil for another text.
    private static func maxima(_ text: String) -> [Occasion: Double]? {
      var maxima: [Occasion: Double] = [:]
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
        guard pair.count == 2, let occasion = Occasion(word: pair[0]), let most = real(pair[1]), most > 0
        else { return nil }
        maxima[occasion] = most
      }
      return maxima
    }

    /// The columns of sessions, as in `date=fecha,women=mujeres`; nil for another text.
    private static func roles(_ text: String) -> [SessionLayout.Role: String]? {
      var columns: [SessionLayout.Role: String] = [:]
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
        guard pair.count == 2, let role = SessionLayout.Role(rawValue: pair[0]), !pair[1].isEmpty else {
          return nil
        }
        columns[role] = HeadingText.plain(pair[1])
      }
      return columns
    }

    /// Which number of a date of the sessions is the day; nil for what the dates tell.
    var dateOrder: DateOrder? { given["--dates"].flatMap(DateOrder.init) }

    /// What is asked for beside the columns.
    func choices(_ layout: ScoreLayout) throws(Failure) -> EvaluationChoices {
      var choices = EvaluationChoices()
      if let seed = given["--seed"].flatMap({ UInt64($0) }) { choices.seed = seed }
      if let word = given["--selected-by-first-test"] {
        choices.selectedByFirstTest = EvaluationChoices.FirstTest(rawValue: word) ?? .no
      }
      let number = given["--choose"].flatMap { Int($0) }
      guard number == nil || given["--chosen"] == nil else {
        throw .request(
          .init(
            message: "'--chosen' says who was chosen, and '--choose' how many are to be",
            help:
              "give one of them: --chosen COLUMN to look at a choice that was made, --choose NUMBER to try one"
          ))
      }
      guard number != nil || layout.chosen != nil else {
        guard given["--reliability"] == nil, given["--on"] == nil else {
          throw .request(
            .init(
              message: "'--reliability' and '--on' are about a choice, and nobody is chosen",
              help: "add --choose NUMBER, or --chosen COLUMN"))
        }
        return choices
      }
      let occasion =
        given["--on"].flatMap(Occasion.init(word:)) ?? (layout.occasions.contains(.after) ? .after : .before)
      guard layout.occasions.contains(occasion) else {
        throw .request(
          .init(
            message: "'--on' names an occasion without scores",
            help: "one of: \(layout.occasions.map(\.word).joined(separator: ", "))"))
      }
      choices.selection = .init(
        number: number, occasion: occasion, reliability: given["--reliability"].flatMap(Self.real))
      return choices
    }

    /// What the columns of a file of scores are for: those named, and others by their names.
    func layout(of names: [String]) throws(Failure) -> ScoreLayout {
      let detected = ScoreColumns(names: names)
      try refuseUnknown(namedColumns(names), names)
      let codes = try given["--code"].map { text throws(Failure) in try self.codes(text, names) } ?? []
      guard let participant = codes.last ?? detected.participant else {
        throw Self.unnamed("which column has the codes of participants?", "name it: --code COLUMN", names)
      }
      var layout = ScoreLayout(participant: participant)
      layout.within = Array(codes.dropLast())
      let isWide =
        ["--before", "--after", "--follow-up"].contains { given[$0] != nil }
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
      layout.unanswered = given["--unanswered"].flatMap(ScoreLayout.Unanswered.init) ?? .wrong
      try setMaximum(&layout)
      layout.takeMaxima(detected)
      layout.chosen = try column("--chosen", names) ?? (given["--choose"] == nil ? detected.chosen : nil)
      if let by = given["--by"] {
        guard by != "none" else { return layout }
        for name in by.split(separator: ",").map({ HeadingText.plain(String($0)) }) {
          layout.groups.append(try named(name, "--by", names))
        }
      } else {
        layout.groups = detected.groups.filter { !layout.columns.contains($0) }
      }
      return layout
    }

    /// The columns that options name, but for those with a star.
    private func namedColumns(_ names: [String]) -> [(option: String, name: String)] {
      let single = ["--before", "--after", "--score", "--chosen"].compactMap { option in
        given[option].map { (option: option, name: HeadingText.plain($0)) }
      }
      let phase = given["--phase"].map {
        (option: "--phase", name: HeadingText.plain($0.split(separator: ",").first.map(String.init) ?? ""))
      }
      let several = ["--code", "--by", "--follow-up"].flatMap { option -> [(option: String, name: String)] in
        guard let text = given[option], option == "--code" || text != "none" else { return [] }
        let whole = HeadingText.plain(text)
        return names.contains(whole)
          ? [(option, whole)]
          : text.split(separator: ",").map { (option, HeadingText.plain(String($0))) }
      }
      return single + [phase].compactMap(\.self) + several
    }

    /// The columns that make the code; a name that holds a comma is one column.
    private func codes(
      _ text: String, _ names: [String], of option: String = "--code"
    ) throws(Failure) -> [String] {
      let whole = HeadingText.plain(text)
      if names.contains(whole) { return [whole] }
      var codes: [String] = []
      for name in text.split(separator: ",") {
        codes.append(try named(HeadingText.plain(String(name)), option, names))
      }
      return codes
    }

    private func setMaximum(_ layout: inout ScoreLayout) throws(Failure) {
      if let most = given["--item-maximum"].flatMap(Self.real) {
        guard !layout.items.isEmpty, layout.answers.isEmpty else {
          throw .request(
            .init(
              message: "'--item-maximum' is about items that give points, and there are none",
              help: "name them: --items q*; with --answers an item is right or wrong"))
        }
        layout.itemMaximum = most
      }
      guard let text = given["--maximum"] else { return }
      if let maxima = Self.real(text) == nil ? Self.maxima(text) : nil {
        guard !layout.scores.isEmpty, Set(maxima.keys) == Set(layout.occasions) else {
          throw .request(
            .init(
              message: "'--maximum' takes a number for each occasion that has a column of scores",
              help: "occasions: \(layout.occasions.map(\.word).joined(separator: ", "))"))
        }
        layout.maxima = maxima
        return
      }
      layout.maximum = Self.real(text)
      if layout.scores.isEmpty, layout.maximum != Double(layout.items.count) {
        throw .request(
          .init(
            message: "the score of \(layout.items.count) items is out of \(layout.items.count)",
            help: "leave --maximum out; --item-maximum says what an item is worth"))
      }
    }

    private func wide(_ names: [String], _ detected: ScoreColumns, _ layout: inout ScoreLayout)
      throws(Failure)
    {
      for occasion in [Occasion.before, .after] {
        if let name = try column("--\(occasion.word)", names) { layout.scores[occasion] = name }
      }
      let followUps = try self.followUps(names)
      layout.scores[.followUp] = followUps?.last
      let isNamed = !layout.scores.isEmpty || given["--items"] != nil
      if !isNamed {
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

    /// The columns of follow-ups that are named, the latest last; nil where none is, and empty where none is to be read.
    private func followUps(_ names: [String]) throws(Failure) -> [String]? {
      guard let text = given["--follow-up"] else { return nil }
      if text == "none", !names.contains(text) { return [] }
      let columns = try codes(text, names, of: "--follow-up")
      let times = columns.map { FollowUpTime($0) }
      guard !times.contains(nil) else { return columns }
      return zip(columns, times).sorted { first, second in
        first.1.map { one in second.1.map { one < $0 } ?? false } ?? false
      }.map(\.0)
    }

    /// Takes columns that are found beside those that are named.
    private func takeFound(_ detected: ScoreColumns, _ layout: inout ScoreLayout) {
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

    /// Refuses columns that are to be filled down and are in no file.
    func refuseUnfilled(_ headings: Set<String>) throws(Failure) {
      try refuseUnknown(file.fillDown.map { ("--fill-down", $0) }, headings.sorted())
    }

    /// Refuses columns of one of both tests alone, unless one was asked for by name and there is no other.
    private func refuseHalf(
      _ names: [String], _ layout: inout ScoreLayout, _ detected: ScoreColumns
    ) throws(Failure) {
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

    private func long(_ names: [String], _ detected: ScoreColumns, _ layout: inout ScoreLayout)
      throws(Failure)
    {
      var words = ScoreColumns.phaseWords
      var column = names.contains(EvaluateFile.occasionColumn) ? EvaluateFile.occasionColumn : detected.phase
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
      let items = try given["--items"].map { text throws(Failure) in try self.items(text, names) }
      layout.add(items ?? (given["--score"] == nil ? detected.items : []), Occasion.allCases)
    }

    private func items(_ text: String, _ names: [String]) throws(Failure) -> [(name: String, column: String)]
    {
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

    /// The right answers, by item.
    private func answers(_ layout: ScoreLayout) throws(Failure) -> [String: String] {
      guard let text = given["--answers"] else { return [:] }
      var key: [String: String] = [:]
      if text.contains("=") {
        for part in text.split(separator: ",") {
          let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
          guard pair.count == 2 else { throw .request(.init(option: "--answers", among: Self.settings)) }
          key[pair[0]] = ScoreSheetReader.answer(pair[1])
        }
      } else {
        let read = try EvaluateFile.rows(of: text, Request(path: text)).rows
        guard read.names.count >= 2 else {
          throw .request(.init(message: "'--answers' needs two columns", help: "item and answer"))
        }
        let item = read.place(of: "item") ?? 0
        let answer = read.place(of: "answer") ?? 1
        for row in read.rows {
          key[HeadingText.plain(row.fields[item])] = ScoreSheetReader.answer(row.fields[answer])
        }
      }
      let names = layout.items.map(\.name)
      guard !names.isEmpty else {
        throw .request(
          .init(message: "'--answers' is about items, and there are none", help: "name them: --items q*"))
      }
      var answers: [String: String] = [:]
      var strange: [String] = []
      for (item, answer) in key.sorted(by: { $0.key < $1.key }) {
        if let name = layout.item(called: item) { answers[name] = answer } else { strange.append(item) }
      }
      let lone = names.filter { answers[$0]?.isEmpty ?? true }
      guard lone.isEmpty, strange.isEmpty else {
        throw .request(
          .init(
            message:
              "'--answers' has none for \(lone.count) of \(names.count) items, and \(strange.count) for no item",
            help: "items: \(names.joined(separator: ", "))"))
      }
      return answers
    }

    /// What the columns of a file of sessions are for.
    func sessionLayout(of names: [String]) throws(Failure) -> SessionLayout {
      var columns = SessionLayout.detected(in: names)
      if let given = given["--cascade"].flatMap(Self.roles) {
        let given = given.sorted { $0.key.rawValue < $1.key.rawValue }
        try refuseUnknown(
          given.map { ("--cascade", $0.value) }.filter { $0.1 != SessionLayout.unread }, names)
        for (role, name) in given {
          columns[role] = name == SessionLayout.unread && !names.contains(name) ? nil : name
        }
      }
      if let trainer = try column("--trainer", names) { columns[.trainer] = trainer }
      guard columns[.trainer] != nil else {
        throw Self.unnamed("which column has the codes of trainers?", "name it: --trainer COLUMN", names)
      }
      var layout = SessionLayout(
        columns: columns, moreTrainers: SessionLayout.moreTrainers(in: names, beside: columns))
      layout.named = Set((given["--cascade"].flatMap(Self.roles) ?? [:]).keys)
      guard !layout.tellsOfNoSession else {
        throw Self.unnamed(
          "which columns tell when sessions were and how many they taught?",
          "name them: --cascade date=COLUMN,women=COLUMN,men=COLUMN, or total=COLUMN", names)
      }
      return layout
    }

    /// What of a file of sessions was taken for what, and what was not read.
    func words(_ layout: SessionLayout, _ names: [String]) -> String {
      let roles = SessionLayout.Role.allCases
      let taken =
        roles.compactMap { role in layout.columns[role].map { "\(role.rawValue) '\($0)'" } }
        + layout.moreTrainers.map { "\(SessionLayout.Role.coTrainer.rawValue) '\($0)'" }
      let absent = roles.filter { layout.columns[$0] == nil && !$0.isExtra }.map(\.rawValue)
      let used = Set(layout.allColumns)
      let left = names.filter { !used.contains($0) }.map { "'\($0)'" }
      var text = "sessions by \(taken.joined(separator: ", "))"
      if !absent.isEmpty { text += ", no column of \(absent.joined(separator: ", "))" }
      if !left.isEmpty {
        text += ", not read: \(left.joined(separator: ", ")) (--cascade ROLE=COLUMN names one)"
      }
      return text
    }

    /// Refuses all names of options that are no columns, at once.
    private func refuseUnknown(_ given: [(option: String, name: String)], _ names: [String]) throws(Failure) {
      let strange = given.filter { !names.contains($0.name) }
      guard let first = strange.first else { return }
      guard strange.count > 1 else {
        _ = try named(first.name, first.option, names)
        return
      }
      let told = strange.map { "'\($0.option)' names '\($0.name)'" }.joined(separator: ", ")
      throw Self.unnamed("\(told), which are no columns of the file", "", names)
    }

    private func column(_ option: String, _ names: [String]) throws(Failure) -> String? {
      guard let name = given[option] else { return nil }
      return try named(HeadingText.plain(name), option, names)
    }

    private func named(_ name: String, _ option: String, _ names: [String]) throws(Failure) -> String {
      if names.contains(name) { return name }
      let close = Suggestion.closest(to: name, in: names).map { "did you mean '\($0)'? " } ?? ""
      throw Self.unnamed("'\(option)' names '\(name)', which is no column of the file", close, names)
    }

    /// How many columns a fault lists.
    private static let listedColumns = 30

    private static func unnamed(_ message: String, _ help: String, _ names: [String]) -> Failure {
      let more = names.count > listedColumns ? ", ..." : ""
      return .request(
        .init(
          message: message,
          help:
            "\(help)\(help.isEmpty || help.hasSuffix(" ") ? "" : "; ")columns: \(names.prefix(listedColumns).joined(separator: ", "))\(more)"
        ))
    }

    /// What was taken for what, for whoever runs it.
    func words(_ layout: ScoreLayout, _ names: [String]) -> String {
      var parts = ["participants by \(layout.codeColumns.map { "'\($0)'" }.joined(separator: " and "))"]
      if let phase = layout.phase { parts.append("occasions by '\(phase.column)'") }
      let scores = Occasion.allCases.compactMap { occasion in
        layout.scores[occasion].map { layout.phase == nil ? "\(occasion.word) '\($0)'" : "scores '\($0)'" }
      }
      parts += layout.phase == nil ? scores : Array(scores.prefix(1))
      let maxima = Set(layout.outOf.values).sorted().map { "'\($0)'" }
      if !maxima.isEmpty { parts.append("out of \(maxima.joined(separator: " and "))") }
      if !layout.items.isEmpty { parts.append("\(layout.items.count) items") }
      if !layout.groups.isEmpty {
        parts.append("groups by \(layout.groups.map { "'\($0)'" }.joined(separator: ", "))")
      }
      if !layout.earlierFollowUps.isEmpty {
        parts.append(
          "earlier follow-ups \(layout.earlierFollowUps.map { "'\($0)'" }.joined(separator: ", "))")
      }
      if let chosen = layout.chosen { parts.append("chosen by '\(chosen)'") }
      let used = Set(layout.columns + layout.earlierFollowUps)
      let left = names.filter { !used.contains($0) }.map { "'\($0)'" }
      if !left.isEmpty {
        let more = left.count > Self.listedColumns ? ", ..." : ""
        parts.append("not read: \(left.prefix(Self.listedColumns).joined(separator: ", "))\(more)")
      }
      let open = names.filter { !used.contains($0) && ScoreColumns.mayHoldScores($0) }.map { "'\($0)'" }
      if !open.isEmpty {
        parts.append(
          "of these may hold scores: \(open.joined(separator: ", ")) (--before, --after or --follow-up COLUMN names one)"
        )
      }
      return parts.joined(separator: ", ")
    }
  }
}
