import Codebook
import Foundation
import Language

/// A score as people write it: `12`, `12,5`, `۱۲`, `12 pts`, `12/20`, `60 %`, or a word for none.
enum ScoreText: Equatable {
  /// A number of points.
  case points(Double)
  /// A number out of another.
  case part(Double, of: Double)
  /// So many of a hundred.
  case percent(Double)
  /// None is known.
  case missing
  /// It is none of these.
  case unreadable

  /// Reads a text; `missing` are more words, folded, that mean that none is known.
  init(_ text: String, missing: Set<String>) {
    let plain = HeadingText.plain(text)
    let folded = FoldedText.fold(plain)
    if folded.isEmpty || missing.contains(folded) || SheetText.missingWords.contains(folded) {
      self = .missing
      return
    }
    let score = Self.withoutUnit(plain)
    let parts = Self.parts(of: score)
    if parts.count == 2, let points = Self.number(parts[0]), let most = Self.number(parts[1]) {
      self = .part(points, of: most)
    } else if let last = score.last, "%\u{066A}".contains(last),
      let share = Self.number(String(score.dropLast()))
    {
      self = .percent(share)
    } else {
      self = Self.number(score).map(ScoreText.points) ?? .unreadable
    }
  }

  /// The same, points being out of a number that something else says.
  func out(of most: Double?) -> ScoreText {
    if case .points(let points) = self, let most { .part(points, of: most) } else { self }
  }

  /// What stands before and behind a stroke, or a word that means it: `17/20`, `17 out of 20`, `17 sur 20`.
  private static func parts(of plain: String) -> [String] {
    let words = plain.split(separator: " ").map(String.init)
    if let place = words.indices.dropFirst().first(where: { outOf.contains(FoldedText.fold(words[$0])) }),
      let end = words[place...].firstIndex(where: { !outOf.contains(FoldedText.fold($0)) })
    {
      return [words[..<place].joined(separator: " "), words[end...].joined(separator: " ")]
    }
    return plain.split(whereSeparator: { "/\u{2044}".contains($0) }).map(String.init)
  }

  /// The text without a word for points behind its number: `12 pts`.
  private static func withoutUnit(_ plain: String) -> String {
    let words = plain.split(separator: " ")
    guard words.count > 1, let last = words.last, units.contains(FoldedText.fold(String(last))) else {
      return plain
    }
    return words.dropLast().joined(separator: " ")
  }

  private static let units = Set(
    [
      "pt", "pts", "pts.", "point", "points", "mark", "marks", "punto", "puntos", "ponto", "pontos", "punkte",
      "балл", "балла", "баллов", "نقطة", "درجة", "نقاط", "درجات", "امتیاز", "نمره", "نمبر",
    ].map(FoldedText.fold))
  private static let outOf = Set(
    ["out", "of", "sur", "de", "von", "aus", "su", "из", "з", "із", "من", "از"].map(FoldedText.fold))

  /// A number with a point or a comma before its fraction; a score has no thousands.
  private static func number(_ text: String) -> Double? {
    var comma = NumberStyle()
    comma.decimal = ","
    guard let plain = NumberText.plain(text, NumberStyle()) ?? NumberText.plain(text, comma) else {
      return nil
    }
    switch ScalarValueReader.read(plain, as: .real) {
    case .real(let value): return value.isFinite ? value : nil
    case .integer(let value): return Double(value)
    default: return nil
    }
  }
}
