import Language

/// What is wrong with a catalogue: its file, the line, the key and why.
struct CatalogueProblem: Error, Sendable, Hashable, CustomStringConvertible {
  var file: String
  var line: Int
  var key: String
  var reason: String

  var description: String { "\(file):\(line): \(key): \(reason)" }
}

/// All that is wrong with a catalogue.
struct CatalogueProblems: Error, CustomStringConvertible {
  var problems: [CatalogueProblem]

  var description: String { problems.map(\.description).joined(separator: "\n") }
}

extension Catalogue {
  /// Reads a catalogue; everything that is wrong with it is thrown together.
  ///
  /// - Parameters:
  ///   - text: YAML.
  ///   - file: the name that problems are told with.
  ///   - english: the catalogue that missing messages are taken from; nil for English itself.
  init(text: String, file: String, english: Catalogue?) throws {
    let root = try YAMLReader.read(SourceText(name: file, text: text))
    var problems: [CatalogueProblem] = []
    func fault(_ node: Node, _ key: String, _ reason: String) {
      problems.append(
        CatalogueProblem(file: file, line: node.location.start.line, key: key, reason: reason))
    }
    func word(_ key: String, in node: Node?) -> String {
      if let text = node?[key]?.text, !text.isEmpty { return text }
      fault(node ?? root, key, "is missing")
      return ""
    }
    let tag = word("language", in: root)
    let direction = WritingDirection(rawValue: word("direction", in: root))
    if direction == nil { fault(root["direction"] ?? root, "direction", "is neither ltr nor rtl") }
    var numbers = NumberSymbols(
      group: word("group", in: root["numbers"]), decimal: word("decimal", in: root["numbers"]),
      percent: word("percent", in: root["numbers"]), perCent: word("per-cent", in: root["numbers"]))
    if let digits = root["numbers"]?["digits"], let text = digits.text {
      if text.count == 10 {
        numbers.nativeDigits = Array(text)
      } else {
        fault(digits, "digits", "are not ten")
      }
    }
    for pattern in [numbers.percent, numbers.perCent] where !pattern.contains("{n}") {
      fault(root["numbers"] ?? root, "numbers", "has a pattern of per cent without {n}")
    }
    var messages: [String: MessageFormat] = [:]
    for entry in root["messages"]?.entries ?? [] {
      guard let text = entry.value.text else {
        fault(entry.value, entry.key, "is not a text")
        continue
      }
      // Direction is the program's: what is invisible cannot be read and mended.
      if let hidden = text.unicodeScalars.first(where: { VisibleText.spelled($0) != nil }) {
        fault(
          entry.value, entry.key, "has the character \(VisibleText.spelled(hidden) ?? ""), which nobody sees")
      }
      do throws(MessageFormat.Problem) {
        let message = try MessageFormat(text)
        messages[entry.key] =
          direction == .rightToLeft ? message.mapText(DirectionIsolate.numbersIsolated) : message
      } catch {
        fault(entry.value, entry.key, error.reason)
      }
    }
    var unused: [String: [String]] = [:]
    for entry in root["also"]?.entries ?? [] {
      unused[entry.key] = entry.value.elements?.compactMap(\.text) ?? []
    }
    let name = word("name", in: root)
    let stop = word("stop", in: root["sentences"])
    let marks = word("ends", in: root["sentences"])
    guard problems.isEmpty, let direction else { throw CatalogueProblems(problems: problems) }
    self.init(
      tag: tag, name: name, direction: direction, reviewedBy: root["reviewed-by"]?.text, numbers: numbers,
      stop: stop, marks: marks, messages: messages, unusedArguments: unused,
      fallback: english?.messages ?? [:])
  }
}
