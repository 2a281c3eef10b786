import Codebook
import Evaluations
import Language
import Pipelines
import Tables

extension EvaluateFile.Request {
  /// What is asked for beside the columns.
  func choices(_ layout: ScoreLayout) throws(EvaluateFile.Failure) -> EvaluationChoices {
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

  /// The right answers, by item.
  func answers(_ layout: ScoreLayout) throws(EvaluateFile.Failure) -> [String: String] {
    guard let text = given["--answers"] else { return [:] }
    var key: [String: String] = [:]
    if text.contains("=") {
      for part in text.split(separator: ",") {
        let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
        guard pair.count == 2 else { throw .request(.init(option: "--answers", among: Self.settings)) }
        key[pair[0]] = ScoreSheetReader.answer(pair[1])
      }
    } else {
      let read = try answerRows(text)
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

  /// The rows of a file of right answers, which need not be kept as the scores are.
  private func answerRows(_ path: String) throws(EvaluateFile.Failure) -> SheetRows {
    var request = EvaluateFile.Request(path: path)
    request.file.options.encoding = given["--answers-encoding"]?.lowercased()
    do throws(EvaluateFile.Failure) {
      return try EvaluateFile.rows(of: path, request).rows
    } catch {
      guard case .data(var failure) = error else { throw error }
      failure.help = failure.help?.replacing("--encoding", with: "--answers-encoding")
      failure.message = failure.message.replacing("'--encoding ", with: "'--answers-encoding ")
      throw .data(failure)
    }
  }

  func setMaximum(_ layout: inout ScoreLayout) throws(EvaluateFile.Failure) {
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
}
