import Foundation
import Language
import Testing

@testable import Briefs

/// Every catalogue says what English says, with the same arguments.
@Suite struct CatalogueTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Sources/Briefs/Languages/Catalogues").standardizedFileURL
  /// The catalogues that lie in the folder, embedded or not.
  static let tags: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()

  static func catalogue(_ tag: String) throws -> Catalogue {
    let text = try String(contentsOf: folder.appending(path: tag + ".yaml"), encoding: .utf8)
    return try Catalogue(text: text, file: tag + ".yaml", english: tag == "en" ? nil : catalogue("en"))
  }

  @Test func everyCatalogueIsEmbedded() {
    #expect(PageLanguages.all.map(\.tag).sorted() == Self.tags)
    #expect(PageLanguages.all.first?.tag == "en")
    #expect(PageLanguages.english.catalogue.reviewedBy != nil)
  }

  @Test(arguments: tags)
  func everyCatalogueSaysWhatEnglishSays(_ tag: String) throws {
    let english = try Self.catalogue("en")
    let catalogue = try Self.catalogue(tag)
    #expect(catalogue.tag == tag)
    let missing = Set(english.messages.keys).subtracting(catalogue.messages.keys).sorted()
    let unknown = Set(catalogue.messages.keys).subtracting(english.messages.keys).sorted()
    #expect(missing.isEmpty, "\(tag) lacks \(missing.joined(separator: ", "))")
    #expect(unknown.isEmpty, "\(tag) has what English has not: \(unknown.joined(separator: ", "))")
    for (key, message) in catalogue.messages.sorted(by: { $0.key < $1.key }) {
      guard let original = english.messages[key]?.arguments else { continue }
      let also = Set(english.unusedArguments[key] ?? [])
      let extra = Set(message.arguments.keys).subtracting(original.keys).subtracting(also)
      #expect(extra.isEmpty, "\(tag).yaml: \(key): has the arguments \(extra.sorted())")
      let unsaid = original.filter { $0.value == .printed && message.arguments[$0.key] == nil }.keys
      #expect(unsaid.isEmpty, "\(tag).yaml: \(key): does not say \(unsaid.sorted())")
      for (argument, words) in message.plurals {
        let lacking = PluralRules.needed(in: tag).filter { category, numbers in
          !words.contains(category.rawValue)
            && (numbers.isEmpty || !numbers.allSatisfy { words.contains("=\($0)") })
        }
        #expect(
          lacking.isEmpty,
          "\(tag).yaml: \(key): '\(argument)' lacks \(lacking.map(\.category.rawValue).joined(separator: ", "))"
        )
      }
    }
    for key in english.unusedArguments.keys { #expect(english.messages[key] != nil, "also: \(key)") }
  }

  /// Sample arguments by how they are used: each word that chooses beside the first and the last of the others, and some mixtures.
  private func samples(_ message: MessageFormat) -> [[String: MessageArgument]] {
    var choices: [String: Set<String>] = [:]
    func walk(_ parts: [MessageFormat.Part]) {
      for part in parts {
        if case .select(let name, let cases) = part {
          choices[name, default: []].formUnion(cases.map(\.word))
          cases.forEach { walk($0.parts) }
        }
        if case .plural(_, let cases) = part { cases.forEach { walk($0.parts) } }
      }
    }
    walk(message.parts)
    let counted = Set(message.plurals.map(\.argument))
    let named = choices.filter { !counted.contains($0.key) }.mapValues { $0.sorted() }
      .sorted { $0.key < $1.key }
    // A word that is also printed chooses as one that is known.
    let mixtures = (0..<(named.isEmpty ? 1 : 48)).map { mixture in
      Dictionary(
        uniqueKeysWithValues: named.enumerated().map { place, one in
          (
            one.key,
            MessageArgument.choice(one.value[(mixture * (2 * place + 1) + mixture / 7) % one.value.count])
          )
        })
    }
    return [0, 1, 2, 5, 11, 100, 1_000_000].flatMap { number in
      let base = Dictionary(
        uniqueKeysWithValues: message.arguments.keys.map { name in
          (name, counted.contains(name) ? MessageArgument.count(number) : .text("‹x›"))
        })
      return mixtures.map { base.merging($0) { $1 } }
    }
  }

  @Test(arguments: tags)
  func everyMessageIsSaidWithItsArguments(_ tag: String) throws {
    let catalogue = try Self.catalogue(tag)
    for (key, message) in catalogue.messages {
      for sample in samples(message) {
        let words = catalogue.text(key, sample)
        let isSaid = !words.isEmpty && words != key && !words.contains { "{}#".contains($0) }
        #expect(isSaid, "\(tag).yaml: \(key): \(words)")
        #expect(DirectionIsolate.isBalanced(words), "\(tag).yaml: \(key)")
        #expect(!words.contains("  "), "\(tag).yaml: \(key): two spaces in '\(words)'")
        if !isSaid { break }
      }
    }
  }

  @Test func aMissingMessageIsSaidInEnglishAndThenAsItsKey() throws {
    let text = "language: xx\nname: X\ndirection: ltr\n" + Self.head + "messages:\n  noChanges: \"x\"\n"
    let catalogue = try Catalogue(text: text, file: "xx.yaml", english: Self.catalogue("en"))
    #expect(catalogue.text("noChanges") == "x")
    #expect(catalogue.text("slowDrift").hasPrefix("A slow drift"))
    #expect(catalogue.text("no.such") == "no.such")
    #expect(CatalogueLanguage(catalogue).notices == ["Unreviewed translation · Unreviewed translation"])
    #expect(English().notices.isEmpty)
  }

  private static let head = """
    numbers: {group: ",", decimal: ".", percent: "{n}%", per-cent: "{n}%"}
    sentences: {stop: ".", ends: "."}

    """

  @Test func aWrongMessageNamesFileLineAndKey() throws {
    let text =
      "language: xx\nname: X\ndirection: ltr\n" + Self.head
      + "messages:\n  a: \"{n, plural, one {x}}\"\n  b: \"{n\"\n  c: \"a\\u202Eb\"\n"
    let thrown = #expect(throws: CatalogueProblems.self) {
      try Catalogue(text: text, file: "xx.yaml", english: nil)
    }
    #expect(
      thrown?.description == """
        xx.yaml:7: a: has no case 'other' of 'n'
        xx.yaml:8: b: does not close the brace of 'n'
        xx.yaml:9: c: has the character <U+202E>, which nobody sees
        """)
  }
}
