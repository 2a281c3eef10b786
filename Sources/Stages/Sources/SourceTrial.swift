import Codebook
import Language
public import Pipelines
import Tables

/// Whether the files of a pipeline load, as a run would find it: they are read, and nothing is stored or published.
public struct SourceTrial: Sendable {
  /// The stage that loads them.
  public var stage: String
  /// Why it would fail, or nil.
  public var failure: StageFailure?
  /// What a run would say of them beside.
  public var warnings: [String] = []

  /// Reads the files of every stage that loads some, in order of the stages.
  ///
  /// Figures are read as a whole. Of records the heading is read and every row taken apart, since what stands in their cells is left to the
  /// engine and refuses no file. What a run stops at until somebody accepts it is a failure here, since whether it was accepted is known to a
  /// store alone.
  /// - Parameter today: the day of the run, `2026-11-24`.
  public static func all(of pipeline: CheckedPipeline, today: String) -> [SourceTrial] {
    var results: [SourceTrial] = []
    var seen: [String: SourceTrial] = [:]
    for stage in pipeline.stages {
      guard let kind = stage.kind as? LoadStage else { continue }
      let name = stage.declaration.name
      // Two stages that load the same say the same.
      let identity = (stage.checked.definitionFiles + stage.checked.sourceFiles).joined(separator: "\n")
      var trial: SourceTrial
      if let known = seen[identity] {
        trial = known
        trial.stage = name
        trial.warnings = []
      } else {
        trial = kind.trial(of: stage.checked, named: name, today: today)
      }
      seen[identity] = trial
      results.append(trial)
    }
    return results
  }
}

extension LoadStage {
  /// Reads the files of a stage.
  fileprivate func trial(of checked: CheckedStage, named name: String, today: String) -> SourceTrial {
    var trial = SourceTrial(stage: name)
    let conditions: [DataCondition]
    do throws(StageFailure) {
      if let port = checked.payload as? RecordsPort {
        conditions = try Self.records(port)
      } else if let figures = checked.payload as? SourceFigures {
        conditions = try self.figures(figures, today: today)
      } else {
        conditions = []
      }
    } catch {
      trial.failure = error
      return trial
    }
    let stopping = conditions.filter { $0.severity == .stopWhenNew }
    trial.warnings = conditions.filter { $0.severity == .warn || $0.severity == .stopWhenAdded }.map(\.text)
    if !stopping.isEmpty {
      trial.failure = StageFailure(
        cause: .gate, message: stopping.map(\.text).joined(separator: "; "),
        help: stopping.compactMap(\.remedy).first)
    }
    return trial
  }

  private func figures(_ figures: SourceFigures, today: String) throws(StageFailure) -> [DataCondition] {
    do {
      return try CountsLoader(contract: figures.contract, library: codes.library).load(
        paths: figures.files, today: today
      ).conditions
    } catch {
      throw EngineAccess.sourceFailure(error, contract: figures.contract.name)
    }
  }

  private static func records(_ port: RecordsPort) throws(StageFailure) -> [DataCondition] {
    do throws(SourceFault) {
      var table = try SourceTable(
        paths: port.files, contract: port.contract, columns: port.records.columns.map(\.name))
      var count = 0
      while try table.next() != nil { count += 1 }
      guard count == 0 else { return table.conditions }
      // A form that waits for its first case is none that is wrong.
      return table.conditions + [
        DataCondition(
          "not-empty", of: port.contract.name, severity: .warn, count: 1,
          text: "\(table.file): a header and no row: a run fails until there is one")
      ]
    } catch {
      throw EngineAccess.sourceFailure(
        error.explained(by: port.files, port.contract), contract: port.contract.name)
    }
  }
}
