import Foundation

/// A Python environment (`.venv`) that holds the wheels this program uses.
public struct PythonEnvironment: Sendable, Hashable {
  /// The absolute folder of the environment.
  public let folder: String
  /// The name of its interpreter, such as `python3.11`.
  public let python: String

  /// The folder of its packages.
  public var packages: String { "\(folder)/lib/\(python)/site-packages" }
  /// The program that runs its Python.
  public var program: String { folder + "/bin/" + python }

  /// The environments beside the package that holds the executable, the nearest first, then the one under the install prefix.
  public static func all() -> [PythonEnvironment] {
    let executable = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    var folders: [String] = []
    var folder = executable.deletingLastPathComponent()
    while folder.path != "/" {
      folders.append(folder.appending(path: ".venv").path)
      folder.deleteLastPathComponent()
    }
    let prefix = executable.deletingLastPathComponent().deletingLastPathComponent()
    folders.append(prefix.appending(path: "lib/waymark/.venv").path)
    return folders.flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: folder + "/lib")) ?? []).sorted()
        .filter { $0.hasPrefix("python3") }.map { PythonEnvironment(folder: folder, python: $0) }
    }
  }

  /// The version of a wheel that was installed, from the folder that says so; nil where it is not here.
  ///
  /// - Parameter wheel: The name as folders write it, such as `pypandoc_binary`.
  public func version(of wheel: String) -> String? {
    let (start, end) = (wheel + "-", ".dist-info")
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: packages)) ?? []).sorted()
    return names.first { $0.hasPrefix(start) && $0.hasSuffix(end) }
      .map { String($0.dropFirst(start.count).dropLast(end.count)) }
  }
}
