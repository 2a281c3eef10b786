import Foundation
import Language
import LinearAlgebra
import Pipelines
import Tables

/// What this installation has, and what it lacks.
public struct InstallationReport: Sendable {
  /// One part.
  public struct Part: Sendable {
    /// Its name.
    public var name: String
    /// Its version or place; nil where it is missing.
    public var found: String?
    /// What installs it.
    public var remedy: String
    /// Whether pipelines run without it.
    public var need: Need
  }

  /// Whether pipelines run without a part.
  public enum Need: Sendable {
    /// They do not.
    case required
    /// They do.
    case optional
  }

  /// The parts, required ones first.
  public var parts: [Part]

  /// How closely a machine is looked at.
  public enum Depth: Sendable {
    /// The engine's version is taken from the files it came with where they say so.
    case stated
    /// The engine is opened, which takes longer than to find it.
    case opened
  }

  /// Looks at this machine.
  public static func current(_ depth: Depth) -> InstallationReport {
    let engine = depth == .opened ? try? DuckDBLibrary.open() : try? DuckDBLibrary.find()
    return InstallationReport(
      parts: [
        Part(name: "waymark", found: WaymarkVersion.text, remedy: "", need: .required),
        Part(
          name: "DuckDB", found: engine.map { $0.version + " from " + $0.path },
          remedy:
            "scripts/install (or: python3 -m venv .venv && .venv/bin/pip install --require-hashes -r requirements.txt)",
          need: .required),
        Part(name: "BLAS", found: BLASLibrary.version, remedy: "scripts/install", need: .required),
        Part(name: "libyaml", found: YAMLLibrary.version, remedy: "", need: .required),
      ] + documents + (depth == .opened ? walls : []))
  }

  /// What makes documents of pages.
  private static var documents: [Part] {
    let programs = DocumentPrograms.current
    return DocumentProgram.allCases.map { program in
      Part(
        name: program.name, found: programs.found[program],
        remedy: "scripts/install (\(program.package); \(program.use))", need: .optional)
    }
  }

  /// What the kernel can keep the commands of `run` from.
  private static var walls: [Part] {
    let walls = KernelWalls.current
    let remedy =
      "this kernel cannot confine the commands of 'run', which then reach all that this user may; with confidential data a pipeline has to say 'unconfined: true'"
    return [
      Part(
        name: "Landlock", found: walls.landlock > 0 ? "version \(walls.landlock)" : nil, remedy: remedy,
        need: .optional),
      Part(
        name: "seccomp", found: walls.filtersCalls ? "filters calls" : nil, remedy: remedy, need: .optional),
      Part(
        name: "network namespace", found: KernelWalls.separatesNetworks() ? "one for each command" : nil,
        remedy:
          "not for this user; it is a second wall, seccomp alone keeps commands of 'run' off the network",
        need: .optional),
    ]
  }

  /// Whether nothing that is required is missing.
  public var canRun: Bool { parts.allSatisfy { $0.found != nil || $0.need == .optional } }
}
