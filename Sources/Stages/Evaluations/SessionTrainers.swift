import Language

/// The trainers whom a cell names: one, or several who held a session together (`MT01 & MT07`, `MT01/MT07`, `MT01, MT07`).
///
/// A cell is taken apart at marks and words that join where each part is a code of its own: a trainer elsewhere in the sheet, or
/// letters and digits of one form, as `MT01` and `MT07` are. So `ISB/01`, a code of two pieces, stays one.
struct SessionTrainers {
  /// The codes of trainers that stand alone in a cell.
  private let alone: Set<String>

  /// Takes all cells of the column of trainers.
  init(_ cells: [String]) {
    alone = Set(cells.filter { Self.parts(of: $0).count < 2 }.map(SheetText.code))
  }

  /// The codes that a cell names, each once, in order; one, possibly empty, where it names a trainer alone.
  func codes(in cell: String) -> [String] {
    let parts = Self.parts(of: cell).map(SheetText.code)
    let whole = [SheetText.code(cell)]
    guard parts.count > 1, !parts.contains(where: \.isEmpty) else { return whole }
    let forms = Set(parts.map(Self.form))
    let isOfOneForm = forms.count == 1 && forms.allSatisfy { $0.contains("A") && $0.contains("9") }
    guard parts.allSatisfy(alone.contains) || isOfOneForm else { return whole }
    return parts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The pieces of a cell between what joins codes.
  static func parts(of cell: String) -> [String] {
    let words = HeadingText.plain(cell).split(separator: " ").map(String.init)
      .map { joints.contains(FoldedText.fold($0)) ? "&" : $0 }
    return words.joined(separator: " ").split { "&/,;+،؛|\n".contains($0) }
      .map { HeadingText.plain(String($0)) }
  }

  /// The words for `and`.
  private static let joints = Set(
    ["and", "with", "y", "con", "et", "avec", "e", "com", "und", "mit", "и", "و", "مع", "با", "اور", "ve"]
      .map(
        FoldedText.fold))

  /// The form of a code: a letter for letters side by side, a digit for digits.
  static func form(_ code: String) -> String {
    code.reduce(into: "") { form, character in
      let next: Character = character.isLetter ? "A" : character.isNumber ? "9" : character
      if form.last != next { form.append(next) }
    }
  }
}
