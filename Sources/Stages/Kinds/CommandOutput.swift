import Briefs
import Foundation
import Language
import Pipelines
import Tables

/// What a command outside is declared to make at one port.
struct CommandOutput: Sendable {
  /// The port's name.
  var port: String
  /// What it carries: Counts, Findings or Pages.
  var type: PortType

  /// Takes what the command made, checks that it is what was declared, stores it and returns its hash.
  ///
  /// - Parameter schema: the columns of a table of counts.
  func take(from outputs: String, schema: CountsSchema?, _ attempt: StageAttempt) throws -> String {
    switch type {
    case .counts:
      guard let schema else {
        throw StageFailure(
          cause: .engine, message: "stage \(attempt.address) has no table to take columns from")
      }
      let bytes = try contents(outputs, "\(port).csv", help: "with the columns of the table it reads")
      let table = try CountsText.read(bytes, file: "\(port).csv", schema: schema)
      let outcome = try EngineAccess.store(table, port: port, of: attempt)
      return outcome.hashes[port] ?? ""
    case .findings:
      let bytes = try contents(
        outputs, "\(port).json", help: "in the form that 'waymark show' gives findings")
      guard let findings = try? FindingsStore().findings(bytes) else {
        throw StageFailure(
          cause: .data, message: "outputs/\(port).json does not hold findings",
          help: "give them the form that 'waymark show' gives findings")
      }
      return try FindingsStore.write(findings, folder: PortFolder.make(port, of: attempt))
    default: return try takePages(outputs, attempt)
    }
  }

  private func contents(_ outputs: String, _ name: String, help: String) throws(StageFailure) -> [UInt8] {
    do {
      return try bytes(outputs, name)
    } catch {
      guard error.cause == .notAFile else {
        throw StageFailure(
          cause: .data, message: "the command made no outputs/\(name)", help: "it has to write there, \(help)"
        )
      }
      throw StageFailure(
        cause: .data, message: "outputs/\(name) is not a file", help: "links and the like are not taken")
    }
  }

  /// The content of a file that the command itself wrote.
  ///
  /// A link, in place of the file or of a folder above it, would be read with our rights and not with those
  /// of the command.
  private func bytes(_ outputs: String, _ name: String) throws(FileReadError) -> [UInt8] {
    let path = outputs + "/" + name
    guard ResolvedPath.of(outputs) == ResolvedPath.of(AbsolutePath.resolve("..", in: outputs)) + "/outputs",
      ResolvedPath.of(path) == ResolvedPath.of(outputs) + "/" + name || !ResolvedPath.isTaken(path)
    else { throw FileReadError(path: path, cause: .notAFile) }
    let file = FileHandle(
      fileDescriptor: try RegularFile.open(path, links: .refused), closeOnDealloc: true)
    guard let data = try? file.readToEnd() ?? Data() else {
      throw FileReadError(path: path, cause: .system(EIO))
    }
    return [UInt8](data)
  }

  /// Copies regular files; links and the like could lead out of the folder.
  private func takePages(_ outputs: String, _ attempt: StageAttempt) throws -> String {
    let folder = outputs + "/" + port
    let target = try PortFolder.make(port, of: attempt)
    var hash = ContentHash()
    let names = ((try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []).sorted()
    var count = 0
    for name in names {
      // U+FFFD stands where the bytes of a name are not UTF-8.
      guard VisibleText.isPlain(name), !name.unicodeScalars.contains("\u{FFFD}") else {
        throw StageFailure(
          cause: .data,
          message: "outputs/\(port) holds a name with characters that are hidden or turn the direction",
          help: "name files with characters that readers see")
      }
      let kind = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)[.type]
      if kind as? FileAttributeType == .typeDirectory { continue }
      guard kind as? FileAttributeType == .typeRegular, let data = try? bytes(outputs, port + "/" + name)
      else {
        throw StageFailure(
          cause: .data, message: "outputs/\(port) holds something that is not a file",
          help: "links and the like are not taken")
      }
      try PortFolder.write(data, to: target + "/" + name)
      hash.update(field: name)
      hash.update(field: UInt64(data.count))
      hash.update(bytes: data)
      count += 1
    }
    guard count > 0 else {
      throw StageFailure(
        cause: .data, message: "the command made no files in outputs/\(port)", help: "it has to write there")
    }
    return hash.finish()
  }
}
