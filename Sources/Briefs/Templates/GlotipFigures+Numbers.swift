import Tables

extension GlotipFigures {
  /// The key message on victims: a recorded level, which nothing has tested.
  func message(_ name: String) -> Message {
    guard let latest, let total = latest.cell.value else {
      return Message(
        headline: "No published figures on detected victims of trafficking in \(name)",
        text:
          "The release used holds no total that is not hidden. That says nothing on whether there were victims.",
        evidence: nil)
    }
    let facts = [Fact("victims", count: total), Fact("year", year: latest.period.year)]
    var text = ""
    let known = cells("VICTIMS", Self.everyone).filter { $0.cell.value != nil }
    if let before = known.dropLast().last {
      text = "\(CellText.text(before.cell)) were recorded in \(before.period)."
    }
    text +=
      (text.isEmpty ? "" : " ")
      + "\(known.count) \(known.count == 1 ? "year has" : "years have") a published total: too few to test for a trend. Recording may have changed between them."
    return Message(
      headline: "\(facts[0].text) victims of trafficking were detected in \(facts[1].text)", text: text,
      evidence: .untested, facts: facts)
  }

  /// Victims, and the share of children among them.
  func keyFigures() -> [KeyFigure] {
    guard let latest, let total = latest.cell.value else {
      return [
        KeyFigure(label: "Victims of trafficking detected", value: "–", note: "no published figures"),
        KeyFigure(label: "Of whom children", value: "–", note: "no published figures"),
      ]
    }
    let year = latest.period.year
    let before = cells("VICTIMS", Self.everyone).last { $0.period.year == year - 1 }
    return [
      KeyFigure(
        label: "Victims of trafficking detected, \(year)", value: CellText.text(latest.cell),
        note: before.map { "\(CellText.text($0.cell)) in \($0.period)" } ?? "no figure for \(year - 1)"),
      childShare(year, total),
    ]
  }

  private func childShare(_ year: Int, _ total: Double) -> KeyFigure {
    let label = "Of whom children, \(year)"
    guard let cell = cell("VICTIMS", Self.children, year) else {
      return KeyFigure(label: label, value: "–", note: "not published")
    }
    guard let children = cell.value else {
      return KeyFigure(
        label: label, value: CellText.text(cell), note: "of \(NumberText.number(total)) victims")
    }
    let note = "\(NumberText.number(children)) of \(NumberText.number(total)) victims"
    guard total >= 20, children <= total else {
      return KeyFigure(label: label, value: NumberText.number(children), note: note)
    }
    return KeyFigure(label: label, value: NumberText.number(100 * children / total) + "%", note: note)
  }

  /// How much of the country's part of the release can be read as a number.
  func completeness() -> KeyFigure {
    let audit = CellAudit(table, ["country": country])
    guard audit.all > 0 else {
      return KeyFigure(label: "Figures that can be used", value: "–", note: "no published figures")
    }
    let share =
      audit.all < 20
      ? "\(audit.known)" : NumberText.number(100 * Double(audit.known) / Double(audit.all)) + "%"
    return KeyFigure(
      label: "Figures on trafficking that can be used", value: share,
      note: "\(audit.known) of \(audit.all); \(audit.hidden) hidden, \(audit.missing) missing")
  }

  /// The years with a total, and where they begin; nil where there is none.
  func coverage() -> TrustNote? {
    guard let source = table.schema.citations.first?.publisher else { return nil }
    let known = cells("VICTIMS", Self.everyone).filter { $0.cell.value != nil }.map(\.period.year)
    guard let first = known.first, let last = known.last else {
      return TrustNote(topic: source, text: "No year has a published total of victims that is not hidden.")
    }
    let gaps = last - first + 1 - known.count
    var text = "Totals of victims are published for \(known.count) years from \(first) to \(last)"
    text += gaps > 0 ? ", with \(gaps) \(gaps == 1 ? "year" : "years") between them without one." : "."
    text += " What was recorded before \(first) cannot be compared with what came after."
    return TrustNote(topic: source, text: text)
  }
}
