public import Language

/// What a stage lets a command outside reach, beside its own folder and the system's programs.
public struct CommandAccess: Sendable {
  /// A folder that the command may read, or one file.
  public struct Folder: Sendable {
    /// As written.
    public var text: String
    /// Its real absolute path.
    public var path: String
    /// The absolute paths of the files in it, in order; of a file itself.
    public var files: [String]
    /// Where it is written.
    public var location: SourceLocation

    /// Creates a folder or a file.
    public init(text: String, path: String, files: [String], location: SourceLocation) {
      self.text = text
      self.path = path
      self.files = files
      self.location = location
    }
  }

  /// Whether the stage runs where the kernel cannot confine its command.
  public enum Walls: Sendable, Hashable {
    /// Not when the pipeline reads what is confidential.
    case needed
    /// Also then: the pipeline says `unconfined: true`.
    case waived
  }

  /// What it may read.
  public var folders: [Folder]
  /// What happens without walls.
  public var walls: Walls

  /// Creates an access.
  public init(folders: [Folder], walls: Walls) {
    self.folders = folders
    self.walls = walls
  }

  /// What is said where a stage may not read a folder.
  ///
  /// - Parameter reason: why, in words that follow a colon.
  public func refusal(of folder: Folder, to stage: String, since reason: String) -> Diagnostic {
    Diagnostic(
      code: "E088", message: "'\(stage)' may not read '\(folder.text)': \(reason)",
      location: folder.location, help: "name a folder that holds only what the command needs")
  }
}
