import Foundation
import Glibc

/// One run of one program: how long, how much work, how much memory, and what came out.
struct ReferenceRun: Codable {
  var program: String
  var rows: Int
  var wallSeconds: Double
  var processorSeconds: Double
  var peakMebibytes: Double
  /// The number and a sum of the rows of the result, whatever their order.
  var result: String

  /// Runs a program in a process of its own and measures it from outside.
  init(program: String, rows: Int, command: [String], output: String) throws {
    try? FileManager.default.removeItem(atPath: output)
    var pointers: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { pointers.forEach { free($0) } }
    var process: pid_t = 0
    let start = ContinuousClock.now
    guard posix_spawnp(&process, command[0], nil, nil, &pointers, environ) == 0 else {
      throw CocoaError(.fileNoSuchFile)
    }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(process, &status, 0, &usage) == process, status == 0 else {
      throw CocoaError(.featureUnsupported)
    }
    self.program = program
    self.rows = rows
    wallSeconds = start.duration(to: .now) / .seconds(1)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    processorSeconds = seconds(usage.ru_utime) + seconds(usage.ru_stime)
    peakMebibytes = Double(usage.ru_maxrss) / 1024
    result = try Self.digest(output)
  }

  /// The count and the sum of the hashes (FNV-1a) of all lines but the heading.
  private static func digest(_ path: String) throws -> String {
    let data = try Data(contentsOf: URL(filePath: path))
    var count = -1
    var sum: UInt64 = 0
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in data {
      if byte == 0x0A {
        if count >= 0 { sum &+= hash }
        count += 1
        hash = 0xcbf2_9ce4_8422_2325
      } else if byte != 0x0D {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      }
    }
    return "\(count) rows, " + String(sum, radix: 16)
  }
}
