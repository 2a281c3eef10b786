import Briefs
import Foundation
import Language
import Pipelines
import Tables

/// Has other programs make the documents of one instance, all in one process.
///
/// The process reaches a private folder, the Python environment and the programs of the system, and no network.
struct DocumentWorker {
  /// Whose documents they are.
  let address: InstanceAddress
  /// The folder in which the process gets a private one.
  let folder: String
  /// How long it may take, and how much memory it may have.
  let control: StageControl
  /// The day that documents say they were made on, as seconds since 1970.
  let moment: Int
  /// What this machine has.
  var programs = DocumentPrograms.current

  /// The files that were made, and what a reader of the run must know of those that were not.
  struct Made {
    var files: [WrittenFile]
    var conditions: [DataCondition]
  }

  /// How one conversion ended, as the worker writes it.
  private struct Result: Decodable {
    enum State: String, Decodable {
      case done, missing, failed
    }

    var state: State
    var program: String?
    var reason: String?
  }

  /// One conversion, as the worker reads it.
  private struct Job: Encodable {
    var kind: String
    var source: String
    var result: String
    var pictures: [String: String]?
    var styles: String?
    var dotsPerInch: Int?
    var sheets: Int?
  }

  /// Without an end of its own, a stage waits so long for its documents.
  private static let patience = Duration.seconds(600)

  /// Puts bytes in the place of conversions.
  ///
  /// A program that is not on this machine leaves out the files that need it, and is told once.
  func make(_ files: [WrittenFile]) async throws -> Made {
    var absent: [DocumentProgram: [String]] = [:]
    var (kept, places): ([WrittenFile], [Int]) = ([], [])
    for file in files {
      if case .conversion(let conversion) = file.content {
        if let program = programs.missing(for: conversion.kind) {
          absent[program, default: []].append(file.name)
          continue
        }
        places.append(kept.count)
      }
      kept.append(file)
    }
    if !places.isEmpty {
      let results = try await convert(places.map { kept[$0] })
      var left: Set<Int> = []
      for (place, result) in zip(places, results) {
        switch result {
        case .success(let bytes): kept[place].content = .bytes(bytes)
        case .failure(let program):
          absent[program, default: []].append(kept[place].name)
          left.insert(place)
        }
      }
      kept = kept.indices.filter { !left.contains($0) }.map { kept[$0] }
    }
    return Made(files: kept, conditions: conditions(absent))
  }

  private func conditions(_ absent: [DocumentProgram: [String]]) -> [DataCondition] {
    DocumentProgram.allCases.compactMap { program in
      guard let names = absent[program] else { return nil }
      let endings = Set(names.compactMap { $0.split(separator: ".").last.map(String.init) }).sorted()
      return DataCondition(
        "missing-program", of: address.stage, column: program.rawValue, count: names.count,
        text: "\(endings.joined(separator: " and ")) needs \(program.name): \(DocumentProgram.remedy)",
        remedy: DocumentProgram.remedy)
    }
  }

  /// The bytes of each file, or the program that turned out not to be here.
  private func convert(_ files: [WrittenFile]) async throws -> [Swift.Result<[UInt8], DocumentProgram>] {
    let folder = AbsolutePath.resolve(
      self.folder + "/.documents", in: FileManager.default.currentDirectoryPath)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    var jobs: [Job] = []
    for (number, file) in files.enumerated() {
      guard case .conversion(let conversion) = file.content else { continue }
      jobs.append(try write(conversion, number, to: folder))
    }
    try write(String(decoding: try JSONEncoder().encode(jobs), as: UTF8.self), "jobs.json", to: folder)
    for (name, bytes) in Self.texts { try write(bytes, name, to: folder) }
    try write(DocumentFonts.configuration, DocumentFonts.file, to: folder)
    try await run(in: folder)
    guard let bytes = FileManager.default.contents(atPath: folder + "/results.json"),
      let results = try? JSONDecoder().decode([Result].self, from: bytes), results.count == files.count
    else { throw failure("said nothing of what it made") }
    return try zip(files, zip(jobs, results)).map { file, made in
      let (job, result) = made
      switch result.state {
      case .done:
        guard let bytes = FileManager.default.contents(atPath: folder + "/" + job.result) else {
          throw failure("did not make \(file.name)")
        }
        return .success([UInt8](bytes))
      case .missing:
        guard let program = result.program.flatMap(DocumentProgram.init(rawValue:)) else {
          throw failure("lacks a program for \(file.name)")
        }
        return .failure(program)
      case .failed:
        throw failure("could not make \(file.name) (\(Self.plain(result.reason ?? "unknown")))")
      }
    }
  }

  /// The programs in Python, by name.
  private static var texts: [(String, [UInt8])] {
    [
      ("documents.py", PackageResources.documents_py), ("pictures.py", PackageResources.pictures_py),
      ("sheets.py", PackageResources.sheets_py),
      ("word.py", PackageResources.word_py), ("finisher.py", PackageResources.finisher_py),
      ("reference.py", PackageResources.reference_py),
    ]
  }

  private func write(_ conversion: DocumentConversion, _ number: Int, to folder: String) throws -> Job {
    var job = Job(kind: conversion.kind.rawValue, source: "\(number).html", result: "\(number).out")
    switch conversion {
    case .pdf(let html, let sheets):
      try write(html, job.source, to: folder)
      job.sheets = sheets
    case .word(let html, let pictures, let styles):
      try write(html, job.source, to: folder)
      if let styles {
        job.styles = "\(number)-styles.docx"
        try write(styles, "\(number)-styles.docx", to: folder)
      }
      job.pictures = [:]
      for (place, picture) in pictures.sorted(by: { $0.key < $1.key }).enumerated() {
        let name = "\(number)-\(place).svg"
        try write(picture.value, name, to: folder)
        job.pictures?[picture.key] = name
      }
    case .png(let svg, let dots):
      job.source = "\(number).svg"
      job.dotsPerInch = dots
      try write(svg, job.source, to: folder)
    }
    return job
  }

  private func write(_ text: String, _ name: String, to folder: String) throws {
    try write([UInt8](text.utf8), name, to: folder)
  }

  private func write(_ bytes: [UInt8], _ name: String, to folder: String) throws {
    let path = folder + "/" + name
    guard
      FileManager.default.createFile(
        atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    else { throw DiskProbe.failure(at: folder) }
  }

  private func run(in folder: String) async throws {
    guard let environment = programs.environment else { throw failure("has no Python") }
    let end = try await ChildProcess.run(
      ChildCommand(
        arguments: [environment.program, "-I", "-B", folder + "/documents.py", folder],
        environment: ChildCommand.plainEnvironment + [
          "SOURCE_DATE_EPOCH=\(moment)", "FONTCONFIG_FILE=\(folder)/\(DocumentFonts.file)", "HOME=\(folder)",
          "TMPDIR=\(folder)", "XDG_CACHE_HOME=\(folder)", "PYTHONHASHSEED=0",
        ], folder: folder, timeout: control.timeout ?? Self.patience, memory: control.memory,
        confinement: Confinement(folder: folder, reads: [environment.folder] + DocumentFonts.caches),
        // What it prints may quote the page: nothing of it is kept.
        keptBytes: 0))
    switch end.startFailure {
    case .notConfined(let failure): throw self.failure("could not be confined: \(failure.reason)")
    case .notStarted(let failure): throw self.failure("did not start: \(failure.reason)")
    case nil: break
    }
    if end.isTimedOut {
      throw StageFailure(
        cause: .timeout, message: "the documents of \(address) took longer than they may",
        help: "raise 'timeout' of the stage if they need more time")
    }
    guard end.exitCode == 0 else { throw failure(end.words) }
  }

  private func failure(_ words: String) -> StageFailure {
    StageFailure(
      cause: .engine, message: "the program that makes the documents of \(address) \(words)",
      help: "waymark doctor lists what it needs; scripts/install brings it")
  }

  /// Letters and digits of a class of errors, and nothing else.
  private static func plain(_ name: String) -> String {
    String(name.prefix(60).filter { $0.isASCII && $0.isLetter })
  }
}
