import Foundation
import Language
import Pipelines
import Stages

/// `waymark init`.
enum InitCommand {
  private static let options: [CommandArguments.Option] = [
    .init(name: "--to", form: .value), .init(name: "--as", form: .value),
    .init(name: "--sheet", form: .value), .init(name: "--file", form: .value),
    .init(name: "--yes", form: .flag),
  ]

  static func run(_ words: [String]) throws -> Int32 {
    let arguments = try CommandArguments(words, options: options, command: "init")
    guard !arguments.operands.isEmpty else {
      throw CommandArguments.Fault(message: "which file?", help: "waymark init FILE...")
    }
    let kind = try arguments.choice("--as", of: FirstContractDraft.Kind.allCases.map(\.rawValue)).flatMap(
      FirstContractDraft.Kind.init)
    let declaration = try arguments.value("--file").map(declaration(of:))
    for path in arguments.operands {
      guard !AddressText.isAddress(path) else {
        throw CommandArguments.Fault(
          message: "an address stands where a file is needed", help: "save what is there, and name the file")
      }
      var draft = try FirstContractDraft(
        path: path, into: arguments.value("--to"), sheet: arguments.value("--sheet"),
        declaration: declaration, kind: kind, today: Today.text)
      show(draft, path)
      if !arguments.has("--yes"), isatty(0) == 1, isatty(2) == 1 { ask(&draft, isKindGiven: kind != nil) }
      let written = try draft.write()
      tell(draft, written)
    }
    return ExitCode.success.rawValue
  }

  private static func declaration(
    of text: String
  ) throws(CommandArguments.Fault) -> FirstContractDraft.Declaration {
    do throws(DiagnosticsError) {
      return try FirstContractDraft.Declaration(text)
    } catch {
      throw CommandArguments.Fault(
        message: "--file: \(error.diagnostics.map(\.message).joined(separator: "; "))",
        help: error.diagnostics.compactMap(\.help).first ?? "such as --file 'skip: 2, header: 3'")
    }
  }

  private static func show(_ draft: FirstContractDraft, _ path: String) {
    let lines = draft.summary
    Terminal.print("\(path): \(lines.first ?? "")")
    for line in lines.dropFirst() { Terminal.print("  \(line)") }
    Terminal.print("")
    Terminal.print(TextTable.text(draft.rows))
    Terminal.print("")
    guard !draft.doubts.isEmpty else { return }
    Terminal.print("not certain (`# check:` in the contract):")
    for doubt in draft.doubts {
      Terminal.print("  \(doubt.column): \(doubt.reasons.joined(separator: "; "))")
    }
    Terminal.print("")
  }

  /// Asks about what is not certain, a question a column; nothing typed keeps what was recognised.
  private static func ask(_ draft: inout FirstContractDraft, isKindGiven: Bool) {
    if !isKindGiven, let doubt = draft.kindDoubt {
      let isCounts = draft.kind == .counts
      let answer = question("\(doubt). Is a row a figure or a record? [\(isCounts ? "F/r" : "f/R")] ")
      if answer == "f" { draft.decide(.counts) }
      if answer == "r" { draft.decide(.records) }
    }
    for doubt in draft.doubts {
      let answer = question(
        "\(doubt.column): \(doubt.reasons.joined(separator: "; ")).\n  Enter keeps it as \(doubt.what), with the mark; y is sure, t leaves it as text: "
      )
      switch answer {
      case "y": draft.confirm(doubt.column)
      case "t": draft.setAside(doubt.column)
      default: continue
      }
    }
  }

  /// What somebody types, in lower case, or nil where it is nothing.
  private static func question(_ text: String) -> String? {
    Terminal.progress(VisibleText.text(text))
    let answer = readLine()?.trimmingCharacters(in: .whitespaces).lowercased()
    return answer?.isEmpty == false ? answer : nil
  }

  private static func tell(_ draft: FirstContractDraft, _ written: [String]) {
    for path in written { Terminal.print("written  \(path)") }
    let here = FileManager.default.currentDirectoryPath
    let folder =
      draft.folder == here
      ? ""
      : draft.folder.hasPrefix(here + "/")
        ? String(draft.folder.dropFirst(here.count + 1)) + "/" : draft.folder + "/"
    let pipeline = shell(folder + draft.name + ".yaml")
    Terminal.print("")
    Terminal.print("next")
    Terminal.print("  waymark check \(pipeline)")
    Terminal.print("  waymark run \(pipeline)")
    Terminal.print("the page is then \(folder)reports/\(draft.name)/latest/index.html")
  }

  /// A path as a shell takes it.
  private static func shell(_ path: String) -> String {
    let isPlain = path.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || "0123456789/._-".unicodeScalars.contains($0))
    }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }
}
