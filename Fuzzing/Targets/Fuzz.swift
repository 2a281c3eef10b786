internal import Foundation

/// What can be fuzzed, and which of it this process does.
///
/// A target is one function of bytes and one line of `all`. It returns whatever the bytes are, unless what it reads breaks its promise.
enum Fuzz {
  /// Every target by the name that `WAYMARK_FUZZ` has.
  static let all: [String: @Sendable (ArraySlice<UInt8>) -> Void] = [
    "csv": DelimitedTarget.run,
    "xlsx": WorkbookTarget.spreadsheet,
    "ods": WorkbookTarget.openDocument,
    "json": JSONLinesTarget.run,
    "yaml": YAMLTarget.run,
    "dates": DatesTarget.run,
    "numbers": NumbersTarget.run,
    "init": FirstContractTarget.run,
  ]

  /// The target of this process.
  static let chosen: @Sendable (ArraySlice<UInt8>) -> Void = {
    let name = ProcessInfo.processInfo.environment["WAYMARK_FUZZ"] ?? ""
    guard let target = all[name] else {
      violated("WAYMARK_FUZZ names no target; there are \(all.keys.sorted().joined(separator: ", "))")
    }
    return target
  }()

  /// Ends the process, so that libFuzzer keeps the input.
  static func violated(_ promise: String) -> Never { fatalError("broken: \(promise)") }

  /// Ends the process unless a promise holds.
  static func expect(_ holds: Bool, _ promise: @autoclosure () -> String) {
    if !holds { violated(promise()) }
  }
}

/// Leaves the command line to libFuzzer, which calls the target with each input.
@main
struct Driver {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(
      runDriver(&count, &arguments) { bytes, count in
        Fuzz.chosen(Array(UnsafeBufferPointer(start: bytes, count: count))[...])
        return 0
      })
  }
}

/// libFuzzer, without its main function.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
