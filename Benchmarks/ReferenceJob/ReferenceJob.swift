import Foundation
import Glibc

/// Runs one program's version of the reference job, or all of them beside each other.
@main enum ReferenceJob {
  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.first == "run", words.count >= 3 else { exit(2) }
    do {
      try WaymarkJob.run(
        source: words[1], countries: ReferenceRecords.countries, output: words[2],
        memoryLimit: words.count > 3 ? words[3] : "8GB", threads: 2)
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }
}
