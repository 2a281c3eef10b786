import Briefs
import Foundation
import Pipelines
import Tables

/// A program outside that makes documents of pages.
enum DocumentProgram: String, CaseIterable, Sendable, Error {
  /// Lays out paper.
  case weasyprint
  /// The library that WeasyPrint sets text with.
  case pango
  /// Writes Word.
  case pandoc
  /// Draws pictures of charts.
  case rsvg = "rsvg-convert"
  /// The fonts of paper and pictures.
  case fonts

  /// What installs any of them.
  static let remedy = "run scripts/install"

  /// As people call it.
  var name: String {
    switch self {
    case .weasyprint: "WeasyPrint"
    case .pango: "Pango"
    case .pandoc, .rsvg: rawValue
    case .fonts: "Noto fonts"
    }
  }

  /// What Debian calls what brings it, or the wheel.
  var package: String {
    switch self {
    case .weasyprint: "wheel weasyprint of requirements.txt"
    case .pango: "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    case .pandoc: "wheel pypandoc-binary of requirements.txt"
    case .rsvg: "apt-get install librsvg2-bin"
    case .fonts: "apt-get install fonts-noto-core"
    }
  }

  /// What there is not without it, in words.
  var use: String {
    switch self {
    case .weasyprint, .pango: "no PDF without it"
    case .pandoc: "no Word without it"
    case .rsvg: "no Word and no pictures of charts without it"
    case .fonts: "no PDF, Word or pictures of charts without them; pages fall back to the fonts of the reader"
    }
  }

  /// The programs that a kind of conversion needs.
  static func needed(for kind: DocumentConversion.Kind) -> [DocumentProgram] {
    switch kind {
    case .pdf: [.weasyprint, .pango, .fonts]
    case .word: [.pandoc, .rsvg, .fonts]
    case .png: [.rsvg, .fonts]
    }
  }

  /// Its version, or where it is; nil where it is not on this machine.
  ///
  /// Starts no process.
  ///
  /// - Parameter environment: The environment whose Python would run it.
  func found(in environment: PythonEnvironment?) -> String? {
    switch self {
    case .weasyprint: environment?.version(of: "weasyprint")
    case .pandoc: environment?.version(of: "pypandoc_binary")
    case .pango: Self.library("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
    case .rsvg: ProgramSearch.path(of: rawValue)
    case .fonts: Self.installedFonts.map { "\($0.count) files in \($0.folder)" }
    }
  }

  /// Folders in which systems keep the Noto fonts.
  private static var installedFonts: (folder: String, count: Int)? {
    for folder in ["/usr/share/fonts/truetype/noto", "/usr/share/fonts/noto"] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      let count = names.count { name in
        name.hasPrefix("NotoSans") && [".ttf", ".otf", ".ttc"].contains(where: name.hasSuffix)
      }
      // An empty folder is none.
      if count > 0 { return (folder, count) }
    }
    return nil
  }

  /// The folder that holds all of some libraries, as it is without asking the loader.
  private static func library(_ names: String...) -> String? {
    let files = FileManager.default
    let triples = ["x86_64", "aarch64"].flatMap { ["/usr/lib/\($0)-linux-gnu", "/lib/\($0)-linux-gnu"] }
    return (triples + ["/usr/lib64", "/usr/lib", "/usr/local/lib"]).first { folder in
      names.allSatisfy { files.fileExists(atPath: folder + "/" + $0) }
    }
  }
}
