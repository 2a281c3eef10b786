import Codebook
import Evaluations
import Language
import Tables

extension EvaluateFile.Request {
  /// What the columns of a file of sessions are for.
  func sessionLayout(of names: [String]) throws(EvaluateFile.Failure) -> SessionLayout {
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
}
