import Foundation
import Measurement

/// The processes of the peers that are installed.
struct Peers {
  private(set) var processes: [Row.Side: PeerProcess] = [:]
  private(set) var absent: [Row.Side: String] = [:]

  private struct Versions: Decodable { var reply: [String: String] }

  /// Starts the peers that `options` name a program for, with the series of `folder`.
  init(options: Options, folder: URL) throws {
    let scripts = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Peers")
    if let python = options.python {
      processes[.python] = try PeerProcess(
        python, ["-I", scripts.appending(path: "peers.py").path, folder.path])
    } else {
      absent[.python] = "no Python with the peers: scripts/bench-peers makes one"
    }
    if let rscript = options.rscript {
      processes[.r] = try PeerProcess(
        rscript, ["--vanilla", scripts.appending(path: "peers.R").path, folder.path])
    } else {
      absent[.r] = "no R here: apt-get install r-base-core r-cran-mass r-cran-strucchange r-cran-surveillance"
    }
  }

  /// What runs where, by name.
  func versions() throws -> [String: String] {
    var all: [String: String] = [:]
    for process in processes.values {
      all.merge(try process.ask("versions", for: Versions.self).reply) { one, _ in one }
    }
    return all
  }

  /// Ends all of them.
  func close() {
    for process in processes.values { process.close() }
  }
}
