/// A command that is run when something happens that people want to know.
public struct NotificationRule: Sendable, Hashable {
  /// What can happen.
  public enum Event: String, Sendable, Hashable, CaseIterable {
    /// A run failed, or could not start.
    case failed
    /// A run takes longer than it should.
    case late
    /// A gate was not passed; the last report stays.
    case gate
  }

  /// The program and its arguments.
  public var command: [String]
  /// The events it is run for.
  public var events: Set<Event>
  /// After how long a run is late; nil where that is not asked for.
  public var lateness: Duration?

  /// What a command learns, as variables of its environment.
  public struct Message: Sendable {
    /// What happened.
    public var event: Event
    /// The pipeline.
    public var pipeline: String
    /// The number of the run, 0 where none began.
    public var run: Int
    /// The exit code; 0 while the run goes on.
    public var exitCode: Int32
    /// One line for people; it holds no value of the data.
    public var text: String

    /// Creates a message.
    public init(event: Event, pipeline: String, run: Int, exitCode: Int32, text: String) {
      self.event = event
      self.pipeline = pipeline
      self.run = run
      self.exitCode = exitCode
      self.text = text
    }
  }

  /// How long the command may take.
  private static let patience = Duration.seconds(60)

  /// Runs the command where it is wanted for the event; returns what went wrong, in words, or nil.
  public func send(_ message: Message, folder: String) async -> String? {
    guard events.contains(message.event), let name = command.first else { return nil }
    guard let program = ProgramSearch.path(of: name, in: folder) else {
      return "there is no program '\(name)'"
    }
    let environment =
      ChildCommand.plainEnvironment + [
        "WAYMARK_EVENT=\(message.event.rawValue)", "WAYMARK_PIPELINE=\(message.pipeline)",
        "WAYMARK_RUN=\(message.run)", "WAYMARK_EXIT=\(message.exitCode)", "WAYMARK_MESSAGE=\(message.text)",
      ]
    do throws(SystemFailure) {
      try Faults.reach(.notificationSent)
      let end = try await ChildProcess.run(
        ChildCommand(
          arguments: [program] + command.dropFirst(), environment: environment, folder: folder,
          timeout: Self.patience, keptBytes: 1_000))
      if end.isTimedOut { return "'\(name)' took longer than \(Self.patience.components.seconds) s" }
      return end.exitCode == 0 ? nil : "'\(name)' \(end.words)"
    } catch {
      return error.stageFailure.message
    }
  }
}
