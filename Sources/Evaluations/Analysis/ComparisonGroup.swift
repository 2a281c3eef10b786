/// A group that seems to have had no training, by the word that it is called.
struct ComparisonGroup: Sendable, Hashable {
  /// What it is one of, such as `group`.
  let dimension: String
  /// Its code.
  let code: String

  /// The first such group beside others of its dimension; nil where there is none.
  ///
  /// Only the whole word counts: `Border control` is an agency.
  init?(in papers: [TestPaper], dimensions: [String]) {
    for (place, dimension) in dimensions.enumerated() {
      let codes = Set(papers.map { $0.groups[place] }).subtracting([unknownCode]).sorted()
      guard codes.count > 1, let code = codes.first(where: Self.isUntrained) else { continue }
      (self.dimension, self.code) = (dimension, code)
      return
    }
    return nil
  }

  private static func isUntrained(_ code: String) -> Bool {
    let words = code.lowercased().split { !$0.isLetter }.map(String.init)
    let own = words.filter { !beside.contains($0) }
    return !own.isEmpty && own.allSatisfy { alone.contains($0) }
      || together.contains(words.joined(separator: " "))
  }

  private static let beside: Set<String> = [
    "group", "arm", "the", "grupo", "groupe", "gruppe", "de", "группа", "المجموعة", "مجموعة", "گروه", "گروپ",
  ]
  private static let alone: Set<String> = [
    "control", "controls", "comparison", "untrained", "comparación", "comparacion", "testigo", "témoin",
    "temoin", "témoins", "contrôle", "controle", "comparaison", "comparação", "comparacao", "kontrolle",
    "kontrollgruppe", "vergleichsgruppe", "контроль", "контрольная", "сравнения", "ضابطة", "الضابطة", "کنترل",
    "گواه", "کنٹرول",
  ]
  private static let together: Set<String> = [
    "not trained", "no training", "without training", "not yet trained", "waiting list", "wait list",
    "no intervention", "sin capacitación", "sin formación", "sans formation", "non formé", "non formés",
    "sem formação", "без обучения", "دون تدريب", "بدون آموزش", "بغیر تربیت",
  ]
}
