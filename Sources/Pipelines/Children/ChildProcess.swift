internal import CPlatform
import Foundation
import Synchronization

/// Runs commands that end with this process, whatever ends it.
///
/// Each command has a process group of its own. When it takes too long the group gets SIGTERM, and
/// five seconds later SIGKILL. When this process dies, the kernel tells the guard of the group, which
/// kills it.
public enum ChildProcess {
  /// The time between asking a command to end and ending it.
  public static let grace = Duration.seconds(5)

  /// Runs a command to its end; cancelling the task ends it as a timeout does.
  public static func run(_ command: ChildCommand) async throws(SystemFailure) -> ChildEnd {
    let isCancelled = Cancellation()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // The kernel watches the thread that starts a child: it has to live as long as the child.
        Thread.detachNewThread {
          continuation.resume(
            returning: Result { () throws(SystemFailure) in
              try supervise(command, isCancelled)
            })
        }
      }
    } onCancel: {
      isCancelled.set()
    }
    return try result.get()
  }

  private final class Cancellation: Sendable {
    private let state = Atomic<Bool>(false)
    func set() { state.store(true, ordering: .relaxed) }
    var isSet: Bool { state.load(ordering: .relaxed) }
  }

  /// A pipe whose end here does not block.
  private struct Pipe {
    var reading: Int32
    var writing: Int32

    init() throws(SystemFailure) {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw SystemFailure(path: "pipe") }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      reading = ends[0]
      writing = ends[1]
      _ = fcntl(reading, F_SETFL, O_NONBLOCK)
    }
  }

  private static func supervise(
    _ command: ChildCommand, _ isCancelled: Cancellation
  ) throws(SystemFailure) -> ChildEnd {
    let ruleset: Int32
    do throws(SystemFailure) {
      ruleset = try command.confinement?.ruleset(program: command.arguments.first ?? "") ?? -1
    } catch {
      return ChildEnd(
        exitCode: 126, startFailure: .notConfined(error), isTimedOut: false, output: [], messages: "")
    }
    defer { if ruleset >= 0 { close(ruleset) } }
    let output = try Pipe()
    let messages = try Pipe()
    let report = try Pipe()
    let nothing = open("/dev/null", O_RDONLY | O_CLOEXEC)
    let ends = [output, messages, report].map(\.writing)
    let guardian = start(command, input: nothing, ends: ends, ruleset: ruleset)
    let number = errno
    for descriptor in [nothing] + ends { close(descriptor) }
    defer { for pipe in [output, messages, report] { close(pipe.reading) } }
    guard guardian > 0 else {
      throw SystemFailure(number: number, path: command.arguments.first ?? "")
    }
    let watch = wm_watch_process(guardian)
    defer { close(watch) }
    var sinks = [Sink(output.reading, command.keptBytes), Sink(messages.reading, command.keptBytes)]
    let clock = ContinuousClock()
    var deadline = command.timeout.map { clock.now + $0 }
    var isTimedOut = false
    var isAsked = false
    while wm_exit_code(guardian) < 0 {
      var waited = sinks.filter { !$0.isAtEnd }.map {
        pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0)
      }
      waited.append(pollfd(fd: watch, events: Int16(POLLIN), revents: 0))
      poll(&waited, nfds_t(waited.count), 100)
      for index in sinks.indices { sinks[index].drain() }
      let isLate = deadline.map { clock.now >= $0 } ?? false
      guard isLate || (isCancelled.isSet && !isAsked) else { continue }
      if isLate, !isAsked { isTimedOut = true }
      kill(-guardian, isAsked ? SIGKILL : SIGTERM)
      isAsked = true
      deadline = clock.now + grace
    }
    let exitCode = wm_exit_code(guardian)
    // What the command left running goes with it; the number of the group is still taken.
    kill(-guardian, SIGKILL)
    waitpid(guardian, nil, 0)
    for index in sinks.indices { sinks[index].drain() }
    return ChildEnd(
      exitCode: exitCode, startFailure: startFailure(command, report.reading), isTimedOut: isTimedOut,
      output: sinks[0].kept,
      messages: String(decoding: sinks[1].kept, as: UTF8.self))
  }

  /// Reads a pipe to its end and keeps the first bytes.
  private struct Sink {
    let descriptor: Int32
    let limit: Int
    var kept: [UInt8] = []
    var isAtEnd = false

    init(_ descriptor: Int32, _ limit: Int) {
      self.descriptor = descriptor
      self.limit = limit
    }

    mutating func drain() {
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      // So much at once at most: the clock is looked at in between.
      for _ in 0..<64 where !isAtEnd {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0, errno == EAGAIN || errno == EINTR { return }
        guard count > 0 else {
          isAtEnd = true
          return
        }
        kept += buffer.prefix(min(count, max(0, limit - kept.count)))
      }
    }
  }

  private static func start(
    _ command: ChildCommand, input: Int32, ends: [Int32], ruleset: Int32
  ) -> Int32 {
    let arguments = CStrings(command.arguments)
    let environment = CStrings(command.environment)
    defer {
      arguments.free()
      environment.free()
    }
    let walls = command.confinement?.walls
    return command.folder.withCString { folder in
      var request = WMCommand(
        arguments: arguments.list, environment: environment.list, folder: folder, input: input,
        output: ends[0], messages: ends[1], report: ends[2],
        memory_limit: UInt64(max(0, command.memory ?? 0)), is_confined: walls == nil ? 0 : 1,
        confinement: WMConfinement(
          landlock: Int32(clamping: walls?.landlock ?? 0), ruleset: ruleset,
          filters_calls: walls?.filtersCalls == true ? 1 : 0))
      return wm_start_command(&request)
    }
  }

  /// What a child that did not become its command told.
  private static func startFailure(_ command: ChildCommand, _ report: Int32) -> StartFailure? {
    var failure = WMStartFailure()
    guard read(report, &failure, MemoryLayout<WMStartFailure>.size) > 0 else { return nil }
    func system(_ subject: String) -> SystemFailure { SystemFailure(number: failure.number, path: subject) }
    switch WMStep(rawValue: UInt32(clamping: failure.step)) {
    case WM_STEP_FOLDER: return .notStarted(system(command.folder))
    case WM_STEP_LANDLOCK: return .notConfined(system("Landlock"))
    case WM_STEP_FILTER: return .notConfined(system("seccomp"))
    case WM_STEP_PRIVILEGES: return .notConfined(system("no_new_privs"))
    default: return .notStarted(system(command.arguments.first ?? ""))
    }
  }
}
