import Foundation

/// How often the methods of `waymark trend` find something in series in which there is nothing.
///
///     named PROGRAM [--series N] [--seed N]
///
/// PROGRAM is `waymark`. Prints a table: of N series of 120 months around 100, independent and AR(0.6), the per cent in which
/// each method has p below 0.05, or chooses any change.
@main enum Named {
  private static let months = 120
  /// Methods that set series against each other, tests of dependence itself, and one that is told the number of changes.
  private static let others = [
    "trend", "patternCategory", "benjaminiHochberg", "benjaminiYekutieli", "holm", "bonferroni",
    "hierarchicalFalseDiscovery", "mannKendallRegional", "mannKendallMultivariate",
    "mannKendallCorrelatedMultivariate", "durbinWatson", "breuschGodfrey", "ljungBox", "boxPierce",
    "optimalSegmentation",
  ]

  static func main() throws {
    var words = CommandLine.arguments.dropFirst()
    var program: URL?
    var numbers = ["--series": 2_000, "--seed": 20_261_129]
    while let word = words.popFirst() {
      if numbers[word] != nil, let number = words.popFirst().flatMap({ Int($0) }), number > 0 {
        numbers[word] = number
      } else {
        program = word.hasPrefix("-") ? nil : URL(filePath: word)
      }
    }
    guard let program, let series = numbers["--series"], let seed = numbers["--seed"] else {
      FileHandle.standardError.write(Data("use: named PROGRAM [--series N] [--seed N]\n".utf8))
      exit(2)
    }
    // A method a line, and its settings below, further in.
    let lines = try output(of: program, ["trend", "--method", "help"]).split(separator: "\n")
    let methods = zip(lines, lines.dropFirst() + [""]).filter { name, next in
      !name.hasPrefix(" ") && !others.contains(String(name)) && !next.hasSuffix("needs --exposure")
    }.map(\.0)
    let asked = methods.joined(separator: ",")
    var found: [[String: Int]] = []
    for dependence in [0.6, 0] {
      let file = FileManager.default.temporaryDirectory.appending(path: "named-\(UUID().uuidString).csv")
      defer { try? FileManager.default.removeItem(at: file) }
      var noise = Noise(state: UInt64(seed))
      try Data(table(series, dependence, &noise).utf8).write(to: file)
      let results = try output(
        of: program,
        [
          "trend", file.path, "--time", "month", "--value", "value", "--by", "series", "--method", asked,
          "--format", "csv",
        ])
      found.append(findings(results))
    }
    print(
      """
      \(series) series of \(months) months around 100 without trend, change or season, seed \(seed): the per cent in which a
      method has p below 0.05, or chooses any change.

      | method | each month goes on from the last: AR(0.6) | independent months |
      | --- | --- | --- |
      """)
    for method in methods.map(String.init) {
      guard let dependent = found[0][method] else { continue }
      func share(_ count: Int) -> String { String(format: "%.1f", 100 * Double(count) / Double(series)) }
      print("| \(method) | \(share(dependent)) | \(share(found[1][method] ?? 0)) |")
    }
  }

  private static func table(_ series: Int, _ dependence: Double, _ noise: inout Noise) -> String {
    var text = "series,month,value\n"
    for number in 0..<series {
      var level = noise.normal() / (1 - dependence * dependence).squareRoot()
      for month in 0..<months {
        let name = String(format: "%d-%02d", 2010 + month / 12, month % 12 + 1)
        text += "\(number),\(name),\(100 + 10 * level)\n"
        level = dependence * level + noise.normal()
      }
    }
    return text
  }

  /// How many series have a finding, by method; a method that could find one stands here with 0.
  private static func findings(_ results: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    for line in results.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      guard cells.count > 4 else { continue }
      let (method, value) = (String(cells[2]), cells[4])
      let isFound: Bool? =
        switch cells[3] {
        // Of a line by least squares the second p is that of its slope.
        case "p", "p.2": Double(value).map { $0 < 0.05 }
        case "changes", "breaks", "joinpoints": Double(value).map { $0 > 0 }
        default: nil
        }
      if let isFound { counts[method, default: 0] += isFound ? 1 : 0 }
    }
    return counts
  }

  private static func output(of program: URL, _ arguments: [String]) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = program
    process.arguments = arguments
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { exit(process.terminationStatus) }
    return String(decoding: data, as: UTF8.self)
  }
}

/// Normal numbers that are the same in every run: SplitMix64 (Steele, Lea and Flood 2014), by Box and Muller (1958).
private struct Noise {
  var state: UInt64

  private mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return (Double(mixed >> 11) + 0.5) * 0x1p-53
  }

  mutating func normal() -> Double { (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform()) }
}
