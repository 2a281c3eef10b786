import Codebook
import Evaluations
import Language
import Pipelines
import Tables

extension EvaluateConfiguration {
  /// What the columns of a port of sessions are for; nil where something is wrong, which is reported.
  func sessions(_ port: RecordsPort) -> SessionLayout? {
    let names = port.records.columns.map(\.name) + (port.cleaning?.derived.map(\.name) ?? [])
    let secret = port.cleaning?.maskedColumns ?? port.records.sensitive
    // A column of others that nobody named and that tells persons is left unread.
    let open = names.filter { reasonAgainst($0, secret) == nil }
    var columns = SessionLayout.detected(in: names)
    columns[.coTrainer] = SessionLayout.detected(in: open)[.coTrainer]
    // Names are sensitive, and trainers are told by their codes.
    if columns[.trainer] != nil { columns[.trainerName] = nil }
    var named: Set<SessionLayout.Role> = []
    if let node = configuration["cascade"] {
      guard let entries = node.entries else {
        configuration.fail(
          "'cascade' takes the columns of sessions", at: node.location,
          help: "such as {trainer: trainer_code, trained-by: taught_by}")
        return nil
      }
      let words = SessionLayout.Role.allCases.map(\.rawValue)
      for entry in entries {
        guard let role = SessionLayout.Role(rawValue: entry.key) else {
          configuration.fail(
            "'cascade' does not know '\(entry.key)'", at: entry.keyLocation,
            note: Suggestion.note(for: entry.key, in: words),
            help: "keys of 'cascade': \(words.joined(separator: ", "))")
          return nil
        }
        if entry.value.text == SessionLayout.unread, !names.contains(SessionLayout.unread) {
          columns[role] = nil
          continue
        }
        guard let name = entry.value.text, isColumn(name, entry.key, names, entry.value.location) else {
          return nil
        }
        columns[role] = name
        named.insert(role)
      }
    }
    guard let trainer = columns[.trainer] else {
      configuration.fail(
        "no column of codes of trainers is named", at: configuration.location(of: "cascade"),
        help: "write 'cascade: {trainer: COLUMN}'")
      return nil
    }
    let more = SessionLayout.moreTrainers(in: open, beside: columns)
    for name in [trainer, columns[.trainedBy], columns[.coTrainer], columns[.trainerName]].compactMap(\.self)
      + more
    {
      guard let reason = reasonAgainst(name, secret) else { continue }
      context.report(
        Diagnostic(
          code: "E081",
          message: "stage '\(declaration.name)': trainers cannot be told by '\(name)', \(reason)",
          location: configuration.location(of: "cascade"), caretNote: "a person could be told by it",
          help: "give each trainer a code that tells nobody who it is, and name its column"))
      return nil
    }
    if let agency = columns[.agency], secret.contains(agency) || !Self.isCode(port.types[agency]) {
      context.report(
        Diagnostic(
          code: "E081",
          message:
            "stage '\(declaration.name)': 'agency' takes no '\(agency)', which is sensitive or not a column of codes",
          location: configuration.location(of: "cascade"), caretNote: "a person could be told by it",
          help: "give it the type code in contract '\(port.contract.name)'"))
      return nil
    }
    let layout = SessionLayout(columns: columns, moreTrainers: more, named: named)
    guard !layout.tellsOfNoSession else {
      configuration.fail(
        "no column tells when sessions were or how many they taught",
        at: configuration["cascade"] == nil
          ? declaration.nameLocation : configuration.location(of: "cascade"),
        help:
          "write 'cascade: {date: COLUMN, women: COLUMN, men: COLUMN}'; columns: \(names.joined(separator: ", "))"
      )
      return nil
    }
    return layout
  }

  private static func isCode(_ type: ScalarType?) -> Bool {
    if case .code? = type { true } else { false }
  }
}
