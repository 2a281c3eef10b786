internal import Foundation

/// A process that was run to its end, and what it took.
public struct MeasuredProcess: Sendable {
  /// Seconds of wall time, from the start to the end.
  public var seconds: Double
  /// Seconds of processor time of it and what it waited for.
  public var processorSeconds: Double
  /// The most memory that it, or a process it waited for, held at once, in MiB; no less than what the
  /// process that started it holds, since it begins as a copy.
  public var megabytes: Int
  /// The exit code; 128 and the number of the signal where one ended it.
  public var exitCode: Int32
  /// What it wrote, standard output and standard error in one.
  public var output: String

  /// Why a process could not be started.
  public struct Failure: Error, CustomStringConvertible {
    /// What happened, for people.
    public var description: String

    /// Creates a failure.
    public init(description: String) { self.description = description }
  }

  /// Runs a program, a path, in a folder, with nothing to read.
  public static func run(
    _ program: String, _ arguments: [String], in folder: String
  ) throws -> MeasuredProcess {
    let file = FileManager.default.temporaryDirectory.appending(path: "output-\(UUID().uuidString)").path
    defer { unlink(file) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // `env` moves to the folder and becomes the program, in one process.
    let env = "/usr/bin/env"
    var words: [UnsafeMutablePointer<CChar>?] =
      ([env, "-C", folder, program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var usage = rusage()
    var status: Int32 = 0
    let (seconds, problem) = timed {
      var process = pid_t()
      let problem = posix_spawn(&process, env, &actions, nil, &words, environ)
      if problem == 0 { wait4(process, &status, 0, &usage) }
      return problem
    }
    guard problem == 0 else {
      throw Failure(description: "\(program) cannot be started: \(String(cString: strerror(problem)))")
    }
    func time(_ value: timeval) -> Double { Double(value.tv_sec) + Double(value.tv_usec) / 1e6 }
    let signal = status & 0x7F
    return MeasuredProcess(
      seconds: seconds, processorSeconds: time(usage.ru_utime) + time(usage.ru_stime),
      megabytes: Int(usage.ru_maxrss >> 10), exitCode: signal == 0 ? status >> 8 & 0xFF : 128 + signal,
      output: String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self))
  }
}
