import Foundation
import Pipelines
import Testing

/// Every place where a run can be cut off, and what stands after the next run.
@Suite(.serialized) struct FaultTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var point: FaultPoint
    var visit: Int
    var action: FaultPlan.Action
    var testDescription: String { "\(point.rawValue):\(visit):\(action.rawValue)" }
  }

  /// All points, visits and actions under `make soak`; else each point once, its action in turn.
  static let cases: [Case] = {
    let all = FaultPoint.allCases.flatMap { point in
      (1...3).flatMap { visit in
        FaultPlan.Action.allCases.map { Case(point: point, visit: visit, action: $0) }
      }
    }
    guard ProcessInfo.processInfo.environment["WAYMARK_SOAK"] == nil else { return all }
    return FaultPoint.allCases.enumerated().map { place, point in
      Case(point: point, visit: 1, action: place % 2 == 0 ? .kill : FaultPlan.Action.allCases[place % 4])
    }
  }()

  /// The published tree of a run that nothing disturbed.
  static let undisturbed: Result<[String: Data], any Error> = Result {
    let workspace = try SmallWorkspace()
    let run = try workspace.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    return try workspace.published()
  }

  /// Points whose failure loses nothing that a run promises: it goes on.
  static let tolerated: Set<FaultPoint> = [.stampsWritten]

  /// Whether a first run comes by a point.
  ///
  /// Recovery has nothing to do in it, and gc and notifications have tests of their own.
  static func isOnTheWay(_ item: Case) -> Bool {
    switch item.point {
    case .recoveryBegun, .recoveryEnded, .collectionMarked, .collectionDeleted, .notificationSent: false
    case .lockTaken, .secretWritten, .publishBegun, .publishManifest, .publishSynced, .publishRenamed,
      .publishSwapped, .statusWritten, .stampsWritten:
      item.visit == 1
    case .historyWritten, .publishIndexed: item.visit < 3
    default: true
    }
  }

  @Test(arguments: cases)
  func theNextRunPublishesWhatAnUndisturbedRunPublishes(_ item: Case) throws {
    let workspace = try SmallWorkspace()
    if [.recoveryBegun, .recoveryEnded].contains(item.point) {
      #expect(try workspace.run(fault: "output.renamed:3:kill").exitCode == 9)
    }
    let disturbed = try workspace.run(fault: item.testDescription, "--jobs", "1")
    let isHit =
      Self.isOnTheWay(item) || (item.visit == 1 && item.point.rawValue.hasPrefix("recovery."))
    // Commits come in groups, as many as the disk allows: a second one need not come.
    let isCertain = isHit && !(item.point.rawValue.hasPrefix("commit.") && item.visit > 1)
    switch item.action {
    case .kill, .short:
      if isCertain { #expect(disturbed.exitCode == 9, "\(disturbed.messages)") }
    case .eio:
      if isCertain {
        #expect(disturbed.exitCode == (Self.tolerated.contains(item.point) ? 0 : 1), "\(disturbed.messages)")
      }
    case .enospc:
      if isCertain {
        #expect(disturbed.exitCode == (Self.tolerated.contains(item.point) ? 0 : 73), "\(disturbed.messages)")
        if disturbed.exitCode == 73 { #expect(disturbed.messages.contains("bytes free")) }
      }
    }
    let committed = try Self.committed(workspace)
    let again = try workspace.run()
    #expect(again.exitCode == 0, "\(again.messages)")
    for address in committed where address != "publish" {
      #expect(!again.messages.contains("done     \(address)\n"), "\(address) was committed and ran again")
    }
    #expect(again.messages.split(separator: "\n").count { $0.hasPrefix("recovered") } <= 1)
    let expected = try Self.undisturbed.get()
    let published = try workspace.published()
    #expect(published.keys.sorted() == expected.keys.sorted())
    #expect(published == expected)
    #expect(try workspace.stored("attempts").isEmpty)
    let third = try workspace.run()
    #expect(third.exitCode == 0 && third.messages.contains("nothing to do"), "\(third.messages)")
  }

  /// The instances that the log of the store names.
  static func committed(_ workspace: SmallWorkspace) throws -> [String] {
    let log = workspace.url.appending(path: "pipelines/.waymark/small/log").path
    guard let data = FileManager.default.contents(atPath: log) else { return [] }
    var lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    // What stands behind the last line end is torn.
    lines.removeLast()
    return lines.compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      return fields.count == 12 ? String(fields[2]) : nil
    }
  }

  @Test func aFaultThatIsNotThereIsRefused() throws {
    let workspace = try SmallWorkspace()
    let run = try workspace.run(fault: "output.rename:1:kill")
    #expect(run.exitCode == 2 && run.messages.contains("output.renamed"))
  }
}
