import Foundation
import Pipelines
import Testing

/// What a confined command reaches, seen from inside; on a kernel without the walls these are skipped.
@Suite(.enabled(if: KernelWalls.current.lacking == nil, "this kernel has no Landlock or no seccomp"))
struct ConfinementTests {
  /// A folder with `own`, `given` (to be read), and `other`, which holds a secret.
  private final class Place {
    let folder = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)").path

    init() throws {
      for name in ["own", "given", "other"] {
        try FileManager.default.createDirectory(
          atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        try Data("Zqx7Secret\n".utf8).write(to: URL(filePath: "\(folder)/\(name)/file"))
      }
      let program = folder + "/given/program"
      try Data("#!/bin/sh\necho ran\n".utf8).write(to: URL(filePath: program))
      chmod(program, 0o755)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func run(_ script: String, walls: KernelWalls = .current, own: String = "own") async throws -> ChildEnd {
      try await ChildProcess.run(
        ChildCommand(
          arguments: ["/bin/bash", "-c", script], folder: folder + "/own",
          confinement: Confinement(folder: "\(folder)/\(own)", reads: [folder + "/given"], walls: walls)))
    }
  }

  /// Calls that watch files or open a process, each with its arguments.
  private static let watches: [String] = {
    #if arch(x86_64)
      [
        "253", "294, 0", "254, 0, \".\", 4095", "300, 0, 0", "301, 0, 1, 32, -100, \".\"",
        "434, getppid(), 0",
      ]
    #else
      ["26, 0", "27, 0, \".\", 4095", "262, 0, 0", "263, 0, 1, 32, -100, \".\"", "434, getppid(), 0"]
    #endif
  }()

  @Test(
    arguments: [
      "cat ../other/file", "ls ..", "ls \"$(dirname \"$PWD\")/other\"", "cat /etc/passwd", "ls /root",
      "ls /home",
      "ls /tmp", "echo x > /dev/shm/waymark-test", "ls /dev/shm", "cat /proc/1/cmdline",
      "cat /proc/$PPID/environ", "echo x > ../other/new",
      "echo x >> ../other/file", "echo x > ../given/file", "rm ../given/file", "mkdir ../other/folder",
      "ln ../given/file linked", "mv ../given/file moved", "truncate -s 0 ../other/file",
      "ln -s ../other/file link; cat link",
      "kill -0 $PPID", "kill -0 1", "mount -t tmpfs none .", "unshare -m true", "unshare -U true",
      "exec 3<>/dev/tcp/127.0.0.1/1", "echo '#!/bin/sh' > made; exec ./made",
      "perl -MSocket -e 'socket(S, AF_INET, SOCK_STREAM, 0) or exit 1'",
      "perl -MSocket -e 'socket(S, AF_INET6, SOCK_DGRAM, 0) or exit 1'",
      "perl -MSocket -e 'socket(S, AF_UNIX, SOCK_STREAM, 0) or exit 1'",
      "perl -MSocket -e 'socket(S, 16, SOCK_RAW, 0) or exit 1'",
      "perl -MSocket -e 'socketpair(A, B, AF_UNIX, SOCK_DGRAM, 0) or exit 1'",
      "perl -e 'setpriority(0, getppid(), 5) or exit 1'", "perl -e 'setpriority(1, 0, 5) or exit 1'",
    ] + watches.map { "perl -e 'syscall(\($0)) == -1 && $!{EPERM} && exit 1'" })
  func whatIsNotItsOwnIsRefused(_ script: String) async throws {
    let place = try Place()
    let end = try await place.run(script)
    #expect(end.exitCode != 0 && end.exitCode != 127, "\(end)")
    #expect(!String(decoding: end.output, as: UTF8.self).contains("Zqx7Secret"))
    for name in ["other", "given"] {
      #expect(try String(contentsOfFile: "\(place.folder)/\(name)/file", encoding: .utf8) == "Zqx7Secret\n")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder + "/other") == ["file"])
  }

  @Test(arguments: [
    "cat file", "cat ../given/file", "../given/program", "echo x > new; mkdir a; mv new a/new; rm -r a",
    "ln -s file link; cat link", "mkfifo pipe", "cp -p file copy", "cp -a ../given/file copy",
    "cat <(echo words)", "echo x > /dev/null", "head -c 8 /dev/urandom", "date", "ulimit -c 0",
    "perl -e 'print 1'", "perl -MSocket -e 'socketpair(A, B, AF_UNIX, SOCK_STREAM, 0) or exit 1'",
    "sleep 5 & kill $!; wait; true", "sort file | uniq -c",
    "nice -n 5 true", "perl -e 'setpriority(0, 0, 5) or exit 1'",
  ])
  func whatIsItsOwnAndTheSystemsWorks(_ script: String) async throws {
    let end = try await Place().run(script)
    #expect(end.exitCode == 0 && end.startFailure == nil, "\(end)")
  }

  @Test(arguments: ["chmod 666 ../other/file", "chmod 777 ../other", "chown 1:1 ../other/file"])
  func modesAndOwnersStayAsTheyAre(_ script: String) async throws {
    let place = try Place()
    func state() throws -> [String] {
      try ["other", "other/file"].map { name in
        let found = try FileManager.default.attributesOfItem(atPath: "\(place.folder)/\(name)")
        return "\(found[.posixPermissions] ?? 0) \(found[.ownerAccountID] ?? 0)"
      }
    }
    let before = try state()
    _ = try await place.run(script)
    #expect(try state() == before)
  }

  @Test func aFileThatItWroteIsNotStarted() async throws {
    // With its mode, so that nothing but the wall is in the way.
    let script = """
      perl -MFcntl -e 'sysopen(F, "made", O_CREAT|O_WRONLY, 0755); print F "#!/bin/sh\\nexit 0\\n"; close F'
      [ -x made ] || exit 1
      ./made
      """
    #expect(try await Place().run(script).exitCode == 126)
    #expect(try await Place().run(script, walls: KernelWalls(landlock: 0, filtersCalls: true)).exitCode == 0)
    // It stays text that an interpreter may read, within the same walls.
    #expect(try await Place().run(script.replacing("./made", with: "sh made")).exitCode == 0)
  }

  @Test func aCommandThatCannotBeConfinedDoesNotRun() async throws {
    let place = try Place()
    let end = try await place.run("echo ran > ran", own: "missing")
    #expect(end.exitCode == 126 && !FileManager.default.fileExists(atPath: place.folder + "/own/ran"))
    guard case .notConfined(let failure)? = end.startFailure else {
      Issue.record("\(end)")
      return
    }
    #expect(failure.path.hasSuffix("/missing") && failure.number == ENOENT)
  }

  @Test(arguments: [
    KernelWalls(landlock: 0, filtersCalls: true), KernelWalls(landlock: 1, filtersCalls: false),
  ])
  func eachWallStandsWithoutTheOther(_ walls: KernelWalls) async throws {
    let place = try Place()
    let read = try await place.run("cat ../other/file", walls: walls)
    #expect((read.exitCode == 0) == (walls.landlock == 0))
    let socket = "perl -MSocket -e 'socket(S, AF_UNIX, SOCK_STREAM, 0) or exit 1'"
    #expect(try await (place.run(socket, walls: walls).exitCode == 0) == !walls.filtersCalls)
  }

  @Test func whatAnUnknownProgramMeetsIsTold() async throws {
    let end = try await ChildProcess.run(
      ChildCommand(arguments: ["/bin/sh"], folder: "/nowhere", confinement: Confinement(folder: "/tmp")))
    guard case .notStarted(let failure)? = end.startFailure else {
      Issue.record("\(end)")
      return
    }
    #expect(end.exitCode == 127 && failure.path == "/nowhere")
  }
}
