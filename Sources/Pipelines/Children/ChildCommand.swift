/// A command to run outside this process, and its bounds.
public struct ChildCommand: Sendable {
  /// The absolute path of the program and its arguments.
  public var arguments: [String]
  /// The whole environment, `NAME=value`; nothing is inherited.
  public var environment: [String]
  /// The absolute folder it runs in.
  public var folder: String
  /// How long it may take; nil is without end.
  public var timeout: Duration?
  /// The bytes of memory each of its processes may have; nil is without bound.
  public var memory: Int?
  /// What it may reach; nil is all that this process may.
  public var confinement: Confinement?
  /// How many bytes of its output, and of its messages, are kept; the rest is read and dropped.
  public var keptBytes: Int

  /// Creates a command.
  public init(
    arguments: [String], environment: [String] = ChildCommand.plainEnvironment, folder: String,
    timeout: Duration? = nil, memory: Int? = nil, confinement: Confinement? = nil, keptBytes: Int = 1 << 20
  ) {
    self.arguments = arguments
    self.environment = environment
    self.folder = folder
    self.timeout = timeout
    self.memory = memory
    self.confinement = confinement
    self.keptBytes = keptBytes
  }

  /// An environment that is the same everywhere.
  public static let plainEnvironment = [
    "PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC",
  ]
}

/// How a command ended.
public struct ChildEnd: Sendable {
  /// The exit code; 128 and the number of the signal where one ended it, 127 where it did not start, 126
  /// where it could not be confined.
  public var exitCode: Int32
  /// Why it did not start; nil where it did.
  public var startFailure: StartFailure?
  /// Whether it was ended since it took too long.
  public var isTimedOut: Bool
  /// The first bytes of its standard output.
  public var output: [UInt8]
  /// The first of its standard error, with what is not UTF-8 replaced.
  public var messages: String

  /// How it ended, in words that follow its name; nothing of what it printed, and not how much.
  public var words: String {
    // A shell gives 128 and the number of the signal too, for what a signal ended below it.
    let signals: ClosedRange<Int32> = 129...192
    return "ended with \(exitCode)" + (signals.contains(exitCode) ? " (signal \(exitCode - 128))" : "")
  }
}
