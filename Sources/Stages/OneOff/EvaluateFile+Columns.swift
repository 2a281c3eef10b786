import Codebook
import Evaluations
import Language
import Tables

extension EvaluateFile.Request {
  /// The columns that options name, but for those with a star.
  func namedColumns(_ names: [String]) -> [(option: String, name: String)] {
    let single = ["--before", "--after", "--score", "--chosen"].compactMap { option in
      given[option].map { (option: option, name: HeadingText.plain($0)) }
    }
    let phase = given["--phase"].map {
      (option: "--phase", name: HeadingText.plain($0.split(separator: ",").first.map(String.init) ?? ""))
    }
    let several = ["--code", "--by", "--follow-up"].flatMap { option -> [(option: String, name: String)] in
      guard let text = given[option], option == "--code" || text != "none" else { return [] }
      let whole = HeadingText.plain(text)
      return names.contains(whole)
        ? [(option, whole)]
        : text.split(separator: ",").map { (option, HeadingText.plain(String($0))) }
    }
    return single + [phase].compactMap(\.self) + several
  }

  /// The columns that make the code; a name that holds a comma is one column.
  func codes(
    _ text: String, _ names: [String], of option: String = "--code"
  ) throws(EvaluateFile.Failure) -> [String] {
    let whole = HeadingText.plain(text)
    if names.contains(whole) { return [whole] }
    var codes: [String] = []
    for name in text.split(separator: ",") {
      codes.append(try named(HeadingText.plain(String(name)), option, names))
    }
    return codes
  }

  func column(_ option: String, _ names: [String]) throws(EvaluateFile.Failure) -> String? {
    guard let name = given[option] else { return nil }
    return try named(HeadingText.plain(name), option, names)
  }

  func named(_ name: String, _ option: String, _ names: [String]) throws(EvaluateFile.Failure) -> String {
    if let found = Self.find(name, in: names) { return found }
    let close = Suggestion.closest(to: name, in: names).map { "did you mean '\($0)'? " } ?? ""
    throw Self.unnamed("'\(option)' names '\(name)', which is no column of the file", close, names)
  }

  /// The column of a name; of names that differ from it in case alone, the only one.
  private static func find(_ name: String, in names: [String]) -> String? {
    if names.contains(name) { return name }
    let folded = FoldedText.fold(name)
    let alike = names.filter { FoldedText.fold($0) == folded }
    return alike.count == 1 ? alike[0] : nil
  }

  /// Refuses all names of options that are no columns, at once.
  func refuseUnknown(_ given: [(option: String, name: String)], _ names: [String]) throws(EvaluateFile
    .Failure)
  {
    let strange = given.filter { Self.find($0.name, in: names) == nil }
    guard let first = strange.first else { return }
    guard strange.count > 1 else {
      _ = try named(first.name, first.option, names)
      return
    }
    let told = strange.map { "'\($0.option)' names '\($0.name)'" }.joined(separator: ", ")
    throw Self.unnamed("\(told), which are no columns of the file", "", names)
  }

  /// Refuses columns that are to be filled down and are in no file.
  func refuseUnfilled(_ headings: Set<String>) throws(EvaluateFile.Failure) {
    try refuseUnknown(file.fillDown.map { ("--fill-down", $0) }, headings.sorted())
  }

  static func unnamed(_ message: String, _ help: String, _ names: [String]) -> EvaluateFile.Failure {
    let more = names.count > listedColumns ? ", ..." : ""
    return .request(
      .init(
        message: message,
        help:
          "\(help)\(help.isEmpty || help.hasSuffix(" ") ? "" : "; ")columns: \(names.prefix(listedColumns).joined(separator: ", "))\(more)"
      ))
  }

  /// How many columns a fault lists.
  static let listedColumns = 30
}
