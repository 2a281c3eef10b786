import Language

/// What a heading of scores says that they are out of: `Pre-test (out of 20)`, `Après /50`, `After %`, `Test (0-20)`.
///
/// A `%` that is passed over makes points of one test and per cent of the other a fall or a rise that is none.
enum HeadingMaximum {
  /// The most that a score below the heading can be; nil where it says nothing of it.
  static func of(_ heading: String) -> Double? {
    let text = FoldedText.fold(heading)
    // Cells of phases are read as headings are, row by row, and few have anything of the kind.
    let maySayPerCent = ["%", "٪", "cent", "процент"].contains(where: text.contains)
    guard maySayPerCent || text.contains(where: \.isNumber) else { return nil }
    if maySayPerCent, text.contains(percent) { return 100 }
    if let match = text.firstMatch(of: range), let most = Double(match.1) { return most }
    guard let match = text.firstMatch(of: outOf), let most = Double(match.1.replacing(",", with: ".")),
      most > 1, most <= 1_000
    else { return nil }
    return most
  }

  /// The heading without it.
  static func removed(from heading: String) -> String {
    of(heading) == nil
      ? heading
      : heading.replacing(percent, with: " ").replacing(range, with: " ").replacing(outOf, with: " ")
  }

  private static var percent: Regex<Substring> {
    #/%|٪|\bper ?cent(?:age)?\b|\bpourcentage\b|\bporcentaje\b|\bporcentagem\b|\bпроцент\w*/#.ignoresCase()
  }

  /// The range of scores in brackets: `Confidence before (1-5)`.
  private static var range: Regex<(Substring, Substring)> {
    #/\(\s*[01]\s*(?:-|–|to|à|a)\s*([0-9]{1,3})\s*\)/#.ignoresCase()
  }

  /// A slash behind a number is a date or a pair of numbers, as in `Test 1/2`.
  private static var outOf: Regex<(Substring, Substring)> {
    #/(?:(?:^|[^0-9])\/|\((?=\s*[0-9]{2,3}\s*\))|\bout of|\bsur|\bsobre|\bиз|\bmax(?:imum|imo)?\.?)\s*([0-9]{1,4}(?:[.,][0-9]+)?)(?![0-9\/])/#
      .ignoresCase()
  }
}
