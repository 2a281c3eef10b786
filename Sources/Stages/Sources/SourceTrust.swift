import Codebook
import Foundation
import Language
import Pipelines
import Synchronization
import Tables

/// Decides whether a file may be trusted as published, which its contract alone cannot say, and whether a folder holds what is
/// not for commands.
///
/// Refused is a file that a pipeline of the project loads as records, or a copy of it; a file that a
/// contract of records of the project fits as well; a file in a store or an internal publication, or a copy of
/// what one of these holds; and a table of ours that is in no public publication. The file is known by device and inode, whatever path, link or name leads to it. Copies
/// that were changed cannot be told.
final class SourceTrust: Sendable {
  private let project: String?
  private let pipeline: String
  private let store: String?
  private let library: CodeListLibrary
  private let surveys = Mutex<[Set<String>: ProjectSurvey]>([:])

  /// Judges the sources of a pipeline.
  ///
  /// - Parameters:
  ///   - project: the folder whose pipelines count, with those in its folders; nil where none is known, and the folders beside that
  ///     of the pipeline count.
  ///   - store: the absolute folder of `--store`, or nil.
  ///   - library: the lists that contracts may take codes from.
  init(project: String?, pipeline: String, store: String?, library: CodeListLibrary) {
    self.library = library
    self.project = project
    self.pipeline = pipeline
    self.store = store
  }

  /// Why a file is not what a publisher gave out, in words that follow its name; nil where nothing speaks against it.
  ///
  /// - Parameters:
  ///   - folder: the folder of the file that declares the stage, whose pipelines count too.
  ///   - contract: the absolute path of the contract, whose neighbours count too.
  ///   - columns: the columns that it names.
  ///   - file: how the contract says that it is written.
  func objection(
    to source: String, declaredIn folder: String, contract: String, columns: Set<String>,
    file: FileDeclaration
  ) -> String? {
    let survey = survey(with: [folder, AbsolutePath.resolve("..", in: contract)])
    let facts = FileFacts(path: source)
    if let file = survey.files.first(where: { $0.reason != .unpublished && isSame($0.path, source, facts) }) {
      return file.isWhat
    }
    if let place = PrivatePlace.holding(
      ResolvedPath.of(source), stores: [store].compactMap(\.self), internalRoots: survey.internalRoots)
    {
      return "lies in \(place.rawValue)"
    }
    if let objection = objection(to: columns, of: source, file, survey) { return objection }
    if let facts {
      if facts.links > 1, isLinked(facts.identity, survey) {
        return "is a file of a store or an internal publication under another name"
      }
      if isCopy(source, facts, of: internalHashes(survey)) {
        return "is a copy of a file of an internal publication"
      }
    }
    if let cells = cellColumns(among: columns),
      facts.map({ isCopy(source, $0, of: publicHashes(survey)) }) != true
    {
      return
        "has the columns of a table that Waymark made (\(cells.joined(separator: ", "))) and is in no public publication of the project, so that it cannot be told whether small figures were left out"
    }
    return survey.isComplete
      ? nil
      : "lies in a project of more than \(ProjectDocuments.mostFiles) YAML files, so that what is loaded as records is not known"
  }

  /// Why a command may not read a folder, in words that follow it; nil where nothing speaks against it.
  ///
  /// - Parameter declared: the folder of the file that declares the stage.
  func objection(to folder: CommandAccess.Folder, declaredIn declared: String) -> String? {
    let survey = survey(with: [declared])
    let held = folder.files.compactMap { path in FileFacts(path: path).map { (path: path, facts: $0) } }
    let identities = Set(held.map(\.facts.identity))
    for file in survey.files {
      let facts = FileFacts(path: file.path)
      if ResolvedPath.lies(file.path, in: folder.path)
        || facts.map({ identities.contains($0.identity) }) == true
        || held.contains(where: { $0.facts.size == facts?.size && isSame(file.path, $0.path, $0.facts) })
      {
        return file.stage.map {
          "it holds the confidential source of '\($0)' in '\(file.pipeline)', or a copy"
        }
          ?? "it holds a file that \(file.isWhat)"
      }
    }
    for root in survey.internalRoots where ResolvedPath.overlap(root, folder.path) {
      return "it is, holds or lies in what the project publishes for insiders"
    }
    let hashes = internalHashes(survey)
    return held.contains { isCopy($0.path, $0.facts, of: hashes) }
      ? "it holds a copy of a file of an internal publication" : nil
  }

  private func survey(with folders: Set<String>) -> ProjectSurvey {
    surveys.withLock { surveys in
      if let survey = surveys[folders] { return survey }
      let beside = AbsolutePath.resolve("..", in: pipeline)
      let walks =
        project.map { [ProjectDocuments(in: $0)] } ?? [
          ProjectDocuments(in: beside),
          ProjectDocuments(in: AbsolutePath.resolve("..", in: beside), depth: 1),
        ]
      let survey = ProjectSurvey(
        of: walks + folders.sorted().map { ProjectDocuments(in: $0, depth: 0) }, pipeline: pipeline,
        library: library)
      surveys[folders] = survey
      return survey
    }
  }

  /// Whether two paths lead to one file, or to two of equal content.
  private func isSame(_ records: String, _ source: String, _ facts: FileFacts?) -> Bool {
    guard let facts, let others = FileFacts(path: records) else {
      return ResolvedPath.of(records) == ResolvedPath.of(source)
    }
    if facts.identity == others.identity { return true }
    // Files of nothing are equal and copies of nothing.
    guard facts.size == others.size, facts.size > 0, let hash = try? ContentHash.file(path: source) else {
      return false
    }
    return (try? ContentHash.file(path: records)) == hash
  }

  /// Why the columns of a file are not those of figures: a contract of records of the project has them.
  private func objection(
    to columns: Set<String>, of source: String, _ file: FileDeclaration, _ survey: ProjectSurvey
  ) -> String? {
    let headers = [columns] + SourceHeading.names(of: source, file)
    guard let other = survey.contracts.first(where: { headers.contains(where: $0.fits) }) else { return nil }
    let name = AbsolutePath.lastComponent(other.path)
    return other.kind == .records
      ? "has the columns of the contract of records '\(name)'"
      : "has the columns of contract '\(name)', which is broken or has another unit than 'count'"
  }

  private func isLinked(_ identity: FileIdentity, _ survey: ProjectSurvey) -> Bool {
    (survey.internalRoots + survey.storeFolders.sorted() + [store].compactMap(\.self)).contains { folder in
      let names = FileManager.default.enumerator(atPath: folder)
      while let name = names?.nextObject() as? String {
        if FileFacts(path: folder + "/" + name)?.identity == identity { return true }
      }
      return false
    }
  }

  /// The columns in which Waymark writes a cell beside its figure; nil where they are not all there.
  private func cellColumns(among columns: Set<String>) -> [String]? {
    let suffixes = ["_low", "_high", "_status"]
    return columns.sorted().map { name in suffixes.map { name + $0 } }.first {
      $0.allSatisfy(columns.contains)
    }
  }

  /// The hashes of the files of internal publications, by their sizes.
  private func internalHashes(_ survey: ProjectSurvey) -> [Int: Set<String>] {
    hashes(of: manifests(in: survey.internalRoots))
  }

  /// The hashes of the files of publications that everybody may read, by their sizes.
  private func publicHashes(_ survey: ProjectSurvey) -> [Int: Set<String>] {
    hashes(of: manifests(in: survey.publicRoots).filter { $0.audience == DataClass.public.rawValue })
  }

  private func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }

  private func manifests(in roots: [String]) -> [ManifestFacts] {
    // Runs lie in a root, and in the folders of keys in it.
    roots.flatMap { root in
      names(in: root).flatMap { name in
        [ManifestFacts(path: "\(root)/\(name)/manifest.json")].compactMap(\.self)
          + names(in: "\(root)/\(name)").compactMap { run in
            ManifestFacts(path: "\(root)/\(name)/\(run)/manifest.json")
          }
      }
    }
  }

  private func hashes(of manifests: [ManifestFacts]) -> [Int: Set<String>] {
    var hashes: [Int: Set<String>] = [:]
    for file in manifests.flatMap(\.files) { hashes[file.bytes, default: []].insert(file.sha256) }
    return hashes
  }

  private func isCopy(_ source: String, _ facts: FileFacts, of hashes: [Int: Set<String>]) -> Bool {
    guard let hashes = hashes[facts.size], let hash = try? ContentHash.file(path: source) else {
      return false
    }
    return hashes.contains(hash)
  }
}
