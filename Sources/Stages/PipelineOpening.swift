import Codebook
import Foundation
public import Language
public import Pipelines

/// Opens pipelines with the kinds that are built and the code lists that belong to them.
public enum PipelineOpening {
  /// The checked pipeline in a file, or all that is wrong with it.
  ///
  /// `today` is the day of the run, `2026-11-24`; `store` the folder of the store where it is not the one
  /// beside the pipeline. Code lists are those of the nearest folder `data/codelists` at or above the file,
  /// and of the folders `codelists` beside the folders of its contracts.
  public static func check(
    path: String, profile: String? = nil, overrides: [ParameterOverride], today: String,
    store: String? = nil, absence: ParameterAbsence = .refused
  ) -> Result<CheckedPipeline, DiagnosticsError> {
    let here = FileManager.default.currentDirectoryPath
    let absolute = AbsolutePath.resolve(path, in: here)
    let project = Self.project(of: absolute)
    let folders =
      ([project.map { AbsolutePath.resolve("data/codelists", in: $0) }].compactMap(\.self)
      + contractFolders(of: absolute).map { AbsolutePath.resolve("../codelists", in: $0) }).reduce(
        into: [String]()
      ) {
        if !$0.contains($1), FileManager.default.fileExists(atPath: $1) { $0.append($1) }
      }
    do {
      let library = try CodeListLibrary(folders: folders)
      return PipelineChecker.check(
        path: absolute, name: path, profile: profile, overrides: overrides, today: today,
        store: store, absence: absence,
        kinds: StageKinds.built(
          over: library,
          trust: SourceTrust(
            project: project, pipeline: absolute,
            store: store.map { AbsolutePath.resolve($0, in: here) }, library: library)),
        codes: CodeDirectory(
          lookup: { library.lookup(list: $0, code: $1) },
          codes: { library[$0]?.items.map(\.code) }))
    } catch {
      return .failure(error)
    }
  }

  /// The nearest folder at or above a file that holds `data/codelists`, or nil.
  private static func project(of path: String) -> String? {
    var folder = path
    while folder != "/" {
      folder = AbsolutePath.resolve("..", in: folder)
      if FileManager.default.fileExists(atPath: AbsolutePath.resolve("data/codelists", in: folder)) {
        return folder
      }
    }
    return nil
  }

  /// The folders of the contracts that a pipeline and what it includes name, in order of the file; what cannot be read
  /// names none.
  private static func contractFolders(of path: String) -> [String] {
    var found: [String] = []
    var waiting = [path]
    var seen: Set<String> = []
    while let file = waiting.popLast() {
      guard seen.insert(file).inserted, let node = ProjectSurvey.document(file) else { continue }
      let folder = AbsolutePath.resolve("..", in: file)
      for stage in node["stages"]?.entries ?? [] {
        guard let contract = stage.value["load"]?["contract"]?.text else { continue }
        let place = AbsolutePath.resolve("..", in: AbsolutePath.resolve(contract, in: folder))
        if !found.contains(place) { found.append(place) }
      }
      waiting += (node["include"]?.elements ?? []).reversed().compactMap { include in
        include.text.map { AbsolutePath.resolve(String($0.prefix { $0 != "#" }), in: folder) }
      }
    }
    return found
  }
}
