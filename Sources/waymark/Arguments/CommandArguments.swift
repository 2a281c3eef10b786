import Language
import Pipelines

/// What stands behind a command on the command line.
struct CommandArguments {
  /// An option a command takes.
  struct Option {
    /// How an option is followed.
    enum Form {
      /// By nothing.
      case flag
      /// By a value, once.
      case value
      /// By a value, any number of times.
      case values
    }

    /// The name with its hyphens.
    var name: String
    /// How it is followed.
    var form: Form
  }

  /// A wrong command line: a message and what to do.
  struct Fault: Error {
    var message: String
    var help: String
  }

  /// The words that are not options, in order.
  private(set) var operands: [String] = []
  private var given: [String: [String]] = [:]

  /// Reads arguments against the options a command takes; `--` ends the options.
  init(_ arguments: [String], options: [Option], command: String) throws(Fault) {
    var rest = arguments[...]
    let help = "waymark \(command) --help"
    while let argument = rest.popFirst() {
      if argument == "--" {
        operands += rest
        return
      }
      guard argument.hasPrefix("--") else {
        operands.append(argument)
        continue
      }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let option = options.first(where: { $0.name == name }) else {
        let close = Suggestion.closest(to: name, in: options.map(\.name))
        throw Fault(
          message: "unknown option '\(name)'",
          help: close.map { "did you mean '\($0)'?" } ?? "see '\(help)'")
      }
      switch (option.form, parts.count) {
      case (.flag, 1): given[name, default: []].append("")
      case (.flag, _): throw Fault(message: "'\(name)' takes no value", help: "see '\(help)'")
      case (_, 2): given[name, default: []].append(String(parts[1]))
      default:
        guard let value = rest.popFirst() else {
          throw Fault(message: "'\(name)' needs a value", help: "see '\(help)'")
        }
        given[name, default: []].append(value)
      }
      if option.form != .values, given[name, default: []].count > 1 {
        throw Fault(message: "'\(name)' is given twice", help: "give it once")
      }
    }
  }

  /// Whether a flag was given.
  func has(_ name: String) -> Bool { given[name] != nil }

  /// The value of an option, or nil.
  func value(_ name: String) -> String? { given[name]?.first }

  /// All values of an option.
  func values(_ name: String) -> [String] { given[name] ?? [] }

  /// The value of an option as a whole number from 1 to `limit`, or nil when it was not given.
  func count(_ name: String, limit: Int) throws(Fault) -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text), (1...limit).contains(number) else {
      throw Fault(message: "'\(name)' takes a whole number from 1 to \(limit)", help: "such as \(name) 2")
    }
    return number
  }

  /// The value of an option as a share, such as 0.05 or 5%, or nil when it was not given.
  func share(_ name: String) throws(Fault) -> Double? {
    guard let text = value(name) else { return nil }
    let number = text.hasSuffix("%") ? Double(text.dropLast()).map { $0 / 100 } : Double(text)
    guard let number, number > 0, number <= 1 else {
      throw Fault(message: "'\(name)' takes a share above 0 and at most 1", help: "such as \(name) 1%")
    }
    return number
  }

  /// The value of an option as a length of time, or nil when it was not given.
  func duration(_ name: String) throws(Fault) -> Duration? {
    guard let text = value(name) else { return nil }
    guard let duration = DurationText.read(text) else {
      throw Fault(
        message: "'\(name)' takes a length of time, not '\(text)'", help: "such as \(name) 90s, \(name) 10m")
    }
    return duration
  }

  /// The value of an option that is one of several words, or nil when it was not given.
  func choice(_ name: String, of words: [String]) throws(Fault) -> String? {
    guard let word = value(name) else { return nil }
    guard words.contains(word) else {
      throw Fault(
        message: "'\(name)' does not know '\(word)'", help: "one of: \(words.joined(separator: ", "))")
    }
    return word
  }
}
