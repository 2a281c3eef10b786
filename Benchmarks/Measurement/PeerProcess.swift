import Foundation

/// Another program that computes the same as we do and times itself, spoken to line by line.
///
/// It answers each line of its input with one line of JSON, so that runs of ours and of its can take turns.
public final class PeerProcess {
  /// Why a peer gave no answer.
  public struct Failure: Error, CustomStringConvertible {
    /// What happened, for people.
    public var description: String
  }

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var rest = Data()

  /// Starts the program; one BLAS thread, so that a core is compared with a core.
  public init(_ executable: String, _ arguments: [String]) throws {
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    var environment = ProcessInfo.processInfo.environment
    for name in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"] { environment[name] = "1" }
    // Settings for old builds of OpenBLAS would slow the newer one in the peers' wheels.
    for name in ["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"] { environment[name] = nil }
    process.environment = environment
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  /// Sends a line and decodes the line that comes back.
  public func ask<Reply: Decodable>(_ line: String, for reply: Reply.Type) throws -> Reply {
    try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
    while true {
      if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        let answer = rest[..<end]
        rest = Data(rest[rest.index(after: end)...])
        return try JSONDecoder().decode(Reply.self, from: answer)
      }
      let chunk = output.fileHandleForReading.availableData
      guard !chunk.isEmpty else { throw Failure(description: "the peer ended while it was asked: \(line)") }
      rest.append(chunk)
    }
  }

  /// Ends the program.
  public func close() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
