/// How a command ended, for scripts and cron; the numbers never change meaning.
enum ExitCode: Int32 {
  /// Done, or nothing to do.
  case success = 0
  /// A stage failed: input or output, engine, or a defect of ours.
  case stageFailed = 1
  /// The command line, a pipeline, a contract or a code list is wrong or missing.
  case usage = 2
  /// The data: a source missing or invalid.
  case data = 3
  /// Published with warnings, only with `--strict`.
  case warnings = 4
  /// A file cannot be written.
  case cannotWrite = 73
  /// Another run holds the lock.
  case busy = 75
}
