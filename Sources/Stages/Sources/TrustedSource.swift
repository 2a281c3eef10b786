import Codebook
import Foundation
public import Pipelines
import Tables

/// A file that a pipeline trusts as published, since its contract says so.
public struct TrustedSource: Sendable, Hashable {
  /// The stage that loads it.
  public var stage: String
  /// Who published it.
  public var publisher: String
  /// The release.
  public var release: String
  /// The absolute path of the file, links followed.
  public var file: String

  /// What its contract claims the codes of its dimensions to be of, `'district' has codes of places`, in order of its columns.
  public var claims: [String]

  /// The path from the folder that the command runs in.
  public var shownFile: String {
    let here = ResolvedPath.of(FileManager.default.currentDirectoryPath).split(separator: "/")
    let parts = file.split(separator: "/")
    let shared = zip(parts, here).prefix { $0 == $1 }.count
    return (here[shared...].map { _ in ".." } + parts[shared...]).joined(separator: "/")
  }

  /// The sources of a pipeline that are trusted so, in order of its stages.
  public static func all(of pipeline: CheckedPipeline) -> [TrustedSource] {
    pipeline.stages.flatMap { stage -> [TrustedSource] in
      guard let figures = stage.checked.payload as? SourceFigures,
        let citation = figures.contract.citation
      else { return [] }
      return figures.files.map { file in
        TrustedSource(
          stage: stage.declaration.name, publisher: citation.publisher, release: citation.release,
          file: ResolvedPath.of(file),
          claims: figures.contract.columns.compactMap { column in
            column.codesOf.map { "'\(column.name)' has codes of \($0.rawValue)" }
          })
      }
    }
  }
}
