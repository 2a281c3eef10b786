import Codebook
import Foundation
import Language
import Pipelines
import Synchronization

/// Decides whether a file may be trusted as published, which its contract alone cannot say.
///
/// Refused is a file that a pipeline of the project loads as records, or a copy of it; a file that a
/// contract of records beside fits as well; and a file in a store or an internal publication, or a copy of
/// what one of these holds. The file is known by device and inode, whatever path, link or name leads to it. Copies
/// that were changed cannot be told.
final class SourceTrust: Sendable {
  private let project: String
  private let pipeline: String
  private let store: String?
  private let surveys = Mutex<[String: ProjectSurvey]>([:])

  /// Judges the sources of a pipeline.
  ///
  /// - Parameters:
  ///   - project: the folder whose pipelines count, with those in its folders.
  ///   - store: the absolute folder of `--store`, or nil.
  init(project: String, pipeline: String, store: String?) {
    self.project = project
    self.pipeline = pipeline
    self.store = store
  }

  /// Why a file is not what a publisher gave out, in words that follow its name; nil where nothing speaks against it.
  ///
  /// - Parameters:
  ///   - folder: the folder of the file that declares the stage, whose pipelines count too.
  ///   - contract: the absolute path of the contract.
  ///   - columns: the columns that it names.
  func objection(to source: String, declaredIn folder: String, contract: String, columns: Set<String>)
    -> String?
  {
    let survey = survey(with: folder)
    let facts = FileFacts(path: source)
    if let user = survey.records.first(where: { isSame($0.path, source, facts) }) {
      return "is loaded as records by '\(user.pipeline)'"
    }
    if let place = PrivatePlace.holding(
      ResolvedPath.of(source), stores: [store].compactMap(\.self), internalRoots: survey.internalRoots)
    {
      return "lies in \(place.rawValue)"
    }
    if let other = recordsContract(beside: contract, with: columns) {
      return "has the columns of the contract of records '\(other)'"
    }
    guard let facts else { return nil }
    if facts.links > 1, isLinked(facts.identity, survey) {
      return "is a file of a store or an internal publication under another name"
    }
    return isCopy(source, facts, survey)
      ? "is a copy of a file of an internal publication" : nil
  }

  private func survey(with folder: String) -> ProjectSurvey {
    surveys.withLock { surveys in
      if let survey = surveys[folder] { return survey }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: project)) ?? []
      let folders = Set(names.map { project + "/" + $0 } + [project, folder])
      let survey = ProjectSurvey(folders: folders, pipeline: pipeline)
      surveys[folder] = survey
      return survey
    }
  }

  /// Whether two paths lead to one file, or to two of equal content.
  private func isSame(_ records: String, _ source: String, _ facts: FileFacts?) -> Bool {
    guard let facts, let others = FileFacts(path: records) else {
      return ResolvedPath.of(records) == ResolvedPath.of(source)
    }
    if facts.identity == others.identity { return true }
    guard facts.size == others.size, let hash = try? ContentHash.file(path: source) else { return false }
    return (try? ContentHash.file(path: records)) == hash
  }

  /// The name of a contract of records in the folder of another contract that names the same columns.
  private func recordsContract(beside contract: String, with columns: Set<String>) -> String? {
    for path in ProjectSurvey.documents(in: AbsolutePath.resolve("..", in: contract)) where path != contract {
      guard let node = ProjectSurvey.document(path), ProjectSurvey.isOfRecords(node) else { continue }
      if Set((node["columns"]?.entries ?? []).map(\.key)) == columns {
        return AbsolutePath.lastComponent(path)
      }
    }
    return nil
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

  private func isCopy(_ source: String, _ facts: FileFacts, _ survey: ProjectSurvey) -> Bool {
    var hash: String?
    for root in survey.internalRoots {
      for run in (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? [] {
        let files = ManifestFacts(path: "\(root)/\(run)/manifest.json")?.files ?? []
        for file in files where file.bytes == facts.size {
          hash = hash ?? (try? ContentHash.file(path: source))
          if hash == file.sha256 { return true }
        }
      }
    }
    return false
  }
}
