import Codebook
import Foundation
public import Language
public import Pipelines

/// Opens pipelines with the kinds that are built and the code lists that belong to them.
public enum PipelineOpening {
  /// The checked pipeline in a file, or all that is wrong with it.
  ///
  /// `today` is the day of the run, `2026-11-24`; `store` the folder of the store where it is not the one
  /// beside the pipeline. Code lists are those of the nearest folder `data/codelists` at or above the file.
  public static func check(
    path: String, profile: String? = nil, overrides: [ParameterOverride], today: String,
    store: String? = nil, absence: ParameterAbsence = .refused
  ) -> Result<CheckedPipeline, DiagnosticsError> {
    let absolute = AbsolutePath.resolve(path, in: FileManager.default.currentDirectoryPath)
    var folder = absolute
    while folder != "/" {
      folder = AbsolutePath.resolve("..", in: folder)
      let lists = AbsolutePath.resolve("data/codelists", in: folder)
      guard FileManager.default.fileExists(atPath: lists) else { continue }
      do {
        let library = try CodeListLibrary(folder: lists)
        return PipelineChecker.check(
          path: absolute, name: path, profile: profile, overrides: overrides, today: today,
          store: store, absence: absence,
          kinds: StageKinds.built(
            over: library,
            trust: SourceTrust(
              project: folder, pipeline: absolute,
              store: store.map {
                AbsolutePath.resolve($0, in: FileManager.default.currentDirectoryPath)
              })),
          codes: CodeDirectory(
            lookup: { library.lookup(list: $0, code: $1) },
            codes: { library[$0]?.items.map(\.code) }))
      } catch {
        return .failure(error)
      }
    }
    return .failure(
      DiagnosticsError([
        Diagnostic(
          code: "E064", message: "no folder data/codelists at or above \(path)",
          help: "keep pipelines and data in one project folder")
      ]))
  }
}
